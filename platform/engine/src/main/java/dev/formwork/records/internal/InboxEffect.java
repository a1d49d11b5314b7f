package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.NodeRight;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.flows.Step;
import dev.formwork.forms.Field;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the inbox which tasks of a record are open after a write, and which the write has closed.
 * Each task is told of with the revision, so the order in which effects arrive does not matter.
 */
final class InboxEffect {

  private InboxEffect() {}

  /**
   * What a write tells.
   *
   * @param before what it changed; null for a record that is new
   */
  static Effect of(@Nullable FormRecord before, FormRecord record, FormModel model, String id) {
    var closed = new ArrayList<Map<String, Object>>();
    if (before != null) {
      for (FlowTask task : before.openTasks()) {
        if (record.openTasks().stream().noneMatch(open -> open.id().equals(task.id()))) {
          closed.add(closed(model, task, step(record, task.step())));
        }
      }
    }
    return effect(record, model, id, closed, false);
  }

  /** Whose opening hours a task's due moment counts; absent where it has none, or counts always. */
  private static @Nullable String calendarOf(FormRecord record, FlowTask task) {
    Execution execution = record.execution();
    if (execution == null || task.due() == null) {
      return null;
    }
    return execution.deadlines().stream()
        .filter(row -> task.due().equals(row.due()))
        .flatMap(row -> Stream.ofNullable(row.deadline().calendar()))
        .map(QualifiedKey::toString)
        .findFirst()
        .orElse(null);
  }

  /**
   * All that can be told of a record without knowing its past: the open tasks, and those that
   * people have decided, found by their steps. A task gets its id right behind its step.
   */
  static Effect ofAll(FormRecord record, FormModel model, String id) {
    var closed = new ArrayList<Map<String, Object>>();
    Execution execution = record.execution();
    if (execution != null) {
      for (Step step : execution.steps()) {
        if (step.decidedBy() != null && step.leftAt() != null) {
          closed.add(closed(model, taskOf(execution, step, step.decidedBy()), step));
        }
      }
    }
    return effect(record, model, id, closed, true);
  }

  /** What a deletion tells. */
  static Effect gone(FormRecord record, String id) {
    return new Effect(id, Effect.INBOX, Map.of("record", record.id(), "gone", true));
  }

  private static Effect effect(
      FormRecord record,
      FormModel model,
      String id,
      List<Map<String, Object>> closed,
      boolean complete) {
    var payload = new LinkedHashMap<String, Object>();
    payload.put("record", record.id());
    payload.put("form", record.form().toString());
    payload.put("formTitle", model.form().title().byLanguage());
    payload.put("revision", record.revision());
    payload.put("at", record.stamps().updatedAt());
    payload.put("by", record.stamps().updatedBy());
    payload.put("initiator", record.stamps().createdBy());
    if (record.number() != null) {
      payload.put("number", record.number());
    }
    payload.put("words", words(record, model));
    payload.put(
        "open",
        record.openTasks().stream()
            .map(task -> {
              Map<String, Object> told = task(model, task);
              putIfKnown(told, "calendar", calendarOf(record, task));
              return told;
            })
            .toList());
    payload.put("closed", closed);
    payload.put("complete", complete);
    return new Effect(id, Effect.INBOX, payload);
  }

  /** The texts of the summary, by field: what a search in the inbox looks at. */
  private static Map<String, Object> words(FormRecord record, FormModel model) {
    var words = new LinkedHashMap<String, Object>();
    model
        .form()
        .summary()
        .forEach(key -> {
          Field field = model.logic().fields().get(key.value());
          if (field != null
              && Folded.isWords(field.type())
              && record.data().get(key.value()) instanceof String text) {
            words.put(key.value(), text);
          }
        });
    return words;
  }

  private static Map<String, Object> task(FormModel model, FlowTask task) {
    var told = new LinkedHashMap<String, Object>();
    told.put("id", task.id());
    told.put("step", task.step());
    told.put("node", task.node().value());
    told.put("title", task.title().byLanguage());
    told.put("assignees", List.copyOf(task.assignees()));
    told.put("since", task.since());
    told.put("round", (long) task.round());
    if (task.due() != null) {
      told.put("due", task.due());
    }
    told.put("hides", hidden(model, task));
    return told;
  }

  private static List<String> hidden(FormModel model, FlowTask task) {
    return model.flow().map(flow -> flow.rightsAt(task)).orElse(Map.of()).entrySet().stream()
        .filter(
            entry -> entry.getValue() == NodeRight.HIDDEN || entry.getValue() == NodeRight.MASKED)
        .map(entry -> entry.getKey().value())
        .toList();
  }

  private static Map<String, Object> closed(FormModel model, FlowTask task, Optional<Step> step) {
    return step.map(found -> closed(model, task, found)).orElseGet(() -> task(model, task));
  }

  private static Map<String, Object> closed(FormModel model, FlowTask task, Step step) {
    Map<String, Object> told = task(model, task);
    putIfKnown(told, "closedAt", step.leftAt());
    putIfKnown(told, "closedBy", step.decidedBy());
    putIfKnown(told, "outcome", step.outcome());
    outcomeTitle(model, task, step)
        .ifPresent(title -> told.put("outcomeTitle", title.byLanguage()));
    return told;
  }

  private static Optional<LocalizedText> outcomeTitle(FormModel model, FlowTask task, Step step) {
    return model.flow().stream()
        .filter(flow -> flow.find(task.node()).isPresent())
        .flatMap(flow -> flow.outcomesOf(task).stream())
        .filter(outcome -> outcome.key().value().equals(step.outcome()))
        .map(Outcome::title)
        .findFirst();
  }

  private static FlowTask taskOf(Execution execution, Step step, String decidedBy) {
    String prefix = execution.id() + ":";
    int number = Integer.parseInt(step.id().substring(prefix.length()));
    return new FlowTask(
        prefix + (number + 1),
        step.node(),
        step.id(),
        step.title(),
        List.of(decidedBy),
        List.of(),
        step.enteredAt(),
        null,
        step.round(),
        isRework(step) ? new FlowTask.Rework(step.node(), ResubmitFrom.RESTART, false, null) : null,
        0,
        null,
        Map.of(),
        false,
        null,
        null,
        null,
        null);
  }

  private static boolean isRework(Step step) {
    return Outcome.Resubmit.RESUBMIT.key().value().equals(step.outcome());
  }

  private static Optional<Step> step(FormRecord record, String id) {
    Execution execution = record.execution();
    return execution == null
        ? Optional.empty()
        : execution.steps().stream().filter(step -> Objects.equals(step.id(), id)).findFirst();
  }

  private static void putIfKnown(Map<String, Object> told, String key, @Nullable Object value) {
    if (value != null) {
      told.put(key, value);
    }
  }
}
