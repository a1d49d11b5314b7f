package dev.formwork.records.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.formwork.access.FieldAccess;
import dev.formwork.api.Json;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as the API shows it to one caller.
 *
 * @param data by field key, without fields that the caller may not see
 * @param masked the fields whose values are shown only in part
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordJson(
    String id,
    @Nullable String number,
    long revision,
    String state,
    int release,
    Map<String, @Nullable Object> data,
    List<String> masked,
    @Nullable FlowState flow,
    @Nullable String department,
    @Nullable String store,
    @Nullable String createdAt,
    @Nullable String createdBy,
    @Nullable String updatedAt,
    @Nullable String submittedAt,
    @Nullable String completedAt) {

  /** Where its flow stands. */
  record FlowState(String status, int round, List<OpenTask> open, List<DeadlineJson> deadlines) {}

  /** A task that waits. */
  record OpenTask(String node, String task) {}

  /**
   * A deadline that runs.
   *
   * @param of node, stage or flow
   * @param due null while it is paused
   * @param left opening time until it is due, as in {@code PT3H30M}; {@code PT-1H} if it is late
   * @param used percent of its time
   */
  record DeadlineJson(
      String of, String key, String state, @Nullable String due, String left, int used) {

    static DeadlineJson of(RecordView.RunningDeadline running, ZoneId zone) {
      DeadlineRow row = running.row();
      return new DeadlineJson(
          row.of().name().toLowerCase(Locale.ROOT),
          row.key().value(),
          row.deadline().state().name().toLowerCase(Locale.ROOT),
          Json.moment(row.due(), zone),
          running.left().truncatedTo(ChronoUnit.SECONDS).toString(),
          running.used());
    }
  }

  static RecordJson of(RecordView view, ZoneId zone) {
    var execution = view.execution();
    FlowState flow =
        execution == null
            ? null
            : new FlowState(
                execution.status().name().toLowerCase(Locale.ROOT),
                execution.round(),
                execution.tasks().stream()
                    .map(task -> new OpenTask(task.node().value(), task.id()))
                    .toList(),
                view.deadlines().stream().map(each -> DeadlineJson.of(each, zone)).toList());
    var stamps = view.stamps();
    return new RecordJson(
        view.id(),
        view.number(),
        view.revision(),
        view.state().word(),
        view.release(),
        values(view.data(), zone),
        masked(view.fields(), view.data()),
        flow,
        view.owner().department(),
        view.owner().store(),
        Json.moment(stamps.createdAt(), zone),
        stamps.createdBy(),
        Json.moment(stamps.updatedAt(), zone),
        Json.moment(stamps.submittedAt(), zone),
        Json.moment(stamps.completedAt(), zone));
  }

  static RecordJson of(RecordPage.Row row, ZoneId zone) {
    var system = row.system();
    return new RecordJson(
        row.id(),
        row.number(),
        row.revision(),
        row.state().word(),
        row.release(),
        values(row.data(), zone),
        masked(row.fields(), row.data()),
        null,
        (String) system.get("department"),
        (String) system.get("store"),
        Json.moment((Instant) system.get("createdAt"), zone),
        (String) system.get("createdBy"),
        Json.moment((Instant) system.get("updatedAt"), zone),
        Json.moment((Instant) system.get("submittedAt"), zone),
        Json.moment((Instant) system.get("completedAt"), zone));
  }

  private static Map<String, @Nullable Object> values(Map<String, Object> data, ZoneId zone) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    data.forEach((key, value) -> values.put(key, Json.value(value, zone)));
    return values;
  }

  private static List<String> masked(Map<String, FieldAccess> fields, Map<String, Object> data) {
    return data.keySet().stream()
        .filter(key -> fields.get(key) == FieldAccess.MASKED)
        .sorted()
        .toList();
  }
}
