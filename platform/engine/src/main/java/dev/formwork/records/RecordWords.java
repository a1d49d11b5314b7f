package dev.formwork.records;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.internal.Wording;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The values of records as people write them, for texts that builders wrote. */
@Service
@NoPermission(
    because = "only the platform's own modules ask, for texts whose fields a builder has chosen")
public class RecordWords {

  private final Wording wording;
  private final Clock clock;

  RecordWords(Wording wording, Clock clock) {
    this.wording = wording;
    this.clock = clock;
  }

  /** What the values at these paths read as; a value that is not there reads as nothing. */
  public Optional<Map<RecordPath, LocalizedText>> of(
      QualifiedKey form, String record, Collection<RecordPath> paths) {
    return wording.of(form, record, paths, clock.instant());
  }

  /** The id of the record that a relation at this path names. */
  public Optional<Target> target(QualifiedKey form, String record, RecordPath path) {
    return wording.target(form, record, path);
  }

  /** A record that another one names. */
  public record Target(QualifiedKey form, String record) {}
}
