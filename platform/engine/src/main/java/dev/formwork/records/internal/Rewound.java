package dev.formwork.records.internal;

import dev.formwork.forms.Field;
import dev.formwork.forms.FormLogic;
import dev.formwork.records.FormRecord;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.records.State;
import dev.formwork.rules.SystemField;
import dev.formwork.triggers.Happening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to records, found by taking the changes of their history back one by one. */
@Component
class Rewound {

  private static final String ROW_ID = "_row";

  private final History history;

  Rewound(History history) {
    this.history = history;
  }

  /** The writes since then, the latest first. */
  List<RuleActs.Past> since(FormRecord record, FormLogic logic, Instant since) {
    var past = new ArrayList<RuleActs.Past>();
    Map<String, Object> data = record.data();
    for (HistoryEntry entry : history.of(record.id())) {
      if (entry.at().isBefore(since)) {
        break;
      }
      Map<String, Object> before = before(data, entry, logic);
      State state = state(record, entry.at(), true);
      RuleSubject then =
          RuleSubject.of(
              Copies.inState(
                  Copies.withData(record, data), state, record.execution(), record.stamps()));
      past.add(
          new RuleActs.Past(then, happening(record, entry, before, data), entry.at(), entry.by()));
      data = before;
    }
    return past;
  }

  private static Happening happening(
      FormRecord record,
      HistoryEntry entry,
      Map<String, Object> before,
      Map<String, Object> after) {
    Happening.Snapshot was =
        entry.kind().equals("created")
            ? null
            : new Happening.Snapshot(before, system(record, state(record, entry.at(), false)));
    var is = new Happening.Snapshot(after, system(record, state(record, entry.at(), true)));
    String comment = entry.kind().equals("commented") ? entry.text() : null;
    return new Happening(was, is, decided(record, entry.at()), comment, null);
  }

  /** What the platform knows of it today, in the state of then. */
  private static Map<String, Object> system(FormRecord record, State state) {
    Map<String, Object> system = new HashMap<>(record.system());
    system.put(SystemField.STATE.key(), state.word());
    return system;
  }

  /**
   * The state around a write, told by when the record was submitted and when its flow ended.
   *
   * @param after the write, not before it
   */
  private static State state(FormRecord record, Instant at, boolean after) {
    Instant submitted = record.stamps().submittedAt();
    Instant completed = record.stamps().completedAt();
    if (submitted == null || isEarlier(at, submitted, after)) {
      return State.DRAFT;
    }
    return record.execution() != null && completed != null && isEarlier(at, completed, after)
        ? State.RUNNING
        : record.state();
  }

  private static boolean isEarlier(Instant at, Instant moment, boolean after) {
    return at.isBefore(moment) || (!after && at.equals(moment));
  }

  /** The tasks that the write has decided. */
  private static List<Happening.Decided> decided(FormRecord record, Instant at) {
    return record.execution() == null
        ? List.of()
        : record.execution().steps().stream()
            .filter(step -> step.outcome() != null && at.equals(step.leftAt()))
            .map(step -> new Happening.Decided(step.node(), Objects.requireNonNull(step.outcome())))
            .toList();
  }

  private static Map<String, Object> before(
      Map<String, Object> after, HistoryEntry entry, FormLogic logic) {
    var before = new LinkedHashMap<>(after);
    for (HistoryEntry.Change change : entry.changes()) {
      int row = change.path().indexOf('[');
      if (row < 0) {
        put(before, change.path(), typed(logic, change.path(), change.before()));
      } else {
        undo(before, change, row, logic);
      }
    }
    return before;
  }

  private static void undo(
      Map<String, Object> data, HistoryEntry.Change change, int at, FormLogic logic) {
    String path = change.path();
    String field = path.substring(0, at);
    int end = path.indexOf(']', at);
    String id = path.substring(at + 1, end);
    String cell = path.length() > end + 1 ? path.substring(end + 2) : null;
    var rows = new ArrayList<Object>();
    boolean found = false;
    for (Object each : data.get(field) instanceof List<?> list ? list : List.of()) {
      boolean isThis = each instanceof Map<?, ?> row && id.equals(row.get(ROW_ID));
      found |= isThis;
      if (!isThis) {
        rows.add(each);
      } else if (cell != null) {
        var changed = new LinkedHashMap<String, @Nullable Object>();
        ((Map<?, ?>) each).forEach((key, value) -> changed.put(String.valueOf(key), value));
        changed.put(cell, change.before());
        changed.values().removeIf(Objects::isNull);
        rows.add(changed);
      } else if (change.before() != null) {
        rows.add(change.before());
      }
    }
    if (!found && cell == null && change.before() != null) {
      rows.add(change.before());
    }
    put(data, field, rows.isEmpty() ? null : typed(logic, field, rows));
  }

  private static @Nullable Object typed(FormLogic logic, String key, @Nullable Object value) {
    Field field = logic.fields().get(key);
    return field == null || value == null ? value : Values.typed(field.type(), value);
  }

  private static void put(Map<String, Object> data, String key, @Nullable Object value) {
    if (value == null) {
      data.remove(key);
    } else {
      data.put(key, value);
    }
  }
}
