package dev.formwork.records;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.Permission;
import dev.formwork.records.internal.Exporting;
import java.io.IOException;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Takes lists of records out of the platform. */
@Service
public class RecordExport {

  /** More rows than this are not written. */
  public static final int MAX_ROWS = 100_000;

  private final Exporting exporting;
  private final Clock clock;

  RecordExport(Exporting exporting, Clock clock) {
    this.exporting = exporting;
    this.clock = clock;
  }

  /**
   * Writes the columns of the form's list as CSV in UTF-8, titled in the actor's language; a masked
   * field shows its mask. The query's limit does not matter.
   *
   * @return how many rows there were, at most {@link #MAX_ROWS}
   */
  @Permission("export and read on the form; only records within the actor's scope of both")
  public long csv(Actor actor, RecordQuery query, Appendable out) throws IOException {
    return exporting.csv(actor, query, MAX_ROWS, out, clock.instant());
  }
}
