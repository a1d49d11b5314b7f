package dev.formwork.records;

import dev.formwork.forms.Field;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record as a card shows it to one actor: what it is, where it stands, and its summary.
 *
 * @param standsAt the nodes where its flow waits now; empty where nothing waits
 * @param tasks the open tasks that the actor holds
 */
public record Glance(
    String id,
    QualifiedKey form,
    LocalizedText formTitle,
    @Nullable String number,
    State state,
    long revision,
    String createdBy,
    Instant createdAt,
    Instant updatedAt,
    List<Shown> summary,
    List<LocalizedText> standsAt,
    List<RecordView.MyTask> tasks) {

  public Glance {
    summary = List.copyOf(summary);
    standsAt = List.copyOf(standsAt);
    tasks = List.copyOf(tasks);
  }

  /** A value that the actor may see, or the mask of one, with the field it stands in. */
  public record Shown(Field field, Object value) {}

  /** Number and summary in one line. */
  public String label() {
    return Stream.concat(
            Stream.ofNullable(number), summary.stream().map(shown -> shown.value().toString()))
        .distinct()
        .collect(Collectors.joining(" · "));
  }
}
