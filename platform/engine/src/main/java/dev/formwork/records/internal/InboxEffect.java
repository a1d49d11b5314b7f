package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowEffect;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.NodeRight;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.flows.Step;
import dev.formwork.flows.Vote;
import dev.formwork.forms.Field;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the inbox which tasks of a record are open after a write, which the write has closed, and
 * who got a copy. Each task is told of with the revision, so the order in which effects arrive does
 * not matter.
 */
final class InboxEffect {

  private final FormRecord record;
  private final FormModel model;

  private InboxEffect(FormRecord record, FormModel model) {
    this.record = record;
    this.model = model;
  }

  /** How a task was closed; what isn't known is absent. */
  private record Closing(@Nullable Instant at, @Nullable String by, @Nullable String outcome) {

    static final Closing UNDECIDED = new Closing(null, null, null);

    static Closing of(Vote vote) {
      return new Closing(vote.at(), vote.by(), vote.outcome().value());
    }

    static Closing of(Step step) {
      return new Closing(step.leftAt(), step.decidedBy(), step.outcome());
    }
  }

  /**
   * What a write tells.
   *
   * @param before what it changed; null for a record that is new
   */
  static Effect of(
      @Nullable FormRecord before,
      FormRecord record,
      FormModel model,
      List<FlowEffect> moved,
      String id) {
    var inbox = new InboxEffect(record, model);
    var closed = new ArrayList<Map<String, Object>>();
    if (before != null) {
      for (FlowTask task : before.openTasks()) {
        if (record.openTasks().stream().noneMatch(open -> open.id().equals(task.id()))) {
          closed.add(inbox.closed(task, inbox.closing(task)));
        }
      }
    }
    var payload = inbox.payload(closed, false);
    payload.put("copies", copies(moved));
    return new Effect(id, Effect.INBOX, payload);
  }

  /**
   * All that can be told of a record without knowing its past: the open tasks, and those that
   * people have decided, found by their votes.
   */
  static Effect ofAll(FormRecord record, FormModel model, String id) {
    var inbox = new InboxEffect(record, model);
    var closed = new ArrayList<Map<String, Object>>();
    Execution execution = record.execution();
    if (execution != null) {
      execution.steps().forEach(step -> closed.addAll(inbox.decided(execution, step)));
    }
    return new Effect(id, Effect.INBOX, inbox.payload(closed, true));
  }

  /** What a deletion tells. */
  static Effect gone(FormRecord record, String id) {
    return new Effect(id, Effect.INBOX, Map.of("record", record.id(), "gone", true));
  }

  private Map<String, Object> payload(List<Map<String, Object>> closed, boolean complete) {
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
    payload.put("words", words());
    payload.put("open", record.openTasks().stream().map(this::told).toList());
    payload.put("closed", closed);
    payload.put("complete", complete);
    return payload;
  }

  private static List<Map<String, Object>> copies(List<FlowEffect> moved) {
    var copies = new ArrayList<Map<String, Object>>();
    for (FlowEffect effect : moved) {
      if (effect instanceof FlowEffect.Copied(var step, var title, var persons)) {
        var copy = new LinkedHashMap<String, Object>();
        copy.put("id", step + ":copy");
        copy.put("step", step);
        copy.put("node", "cc");
        copy.put("title", title.byLanguage());
        copy.put("persons", persons);
        copies.add(copy);
      }
    }
    return copies;
  }

  /** The texts of the summary, by field: what a search in the inbox looks at. */
  private Map<String, Object> words() {
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

  private Map<String, Object> told(FlowTask task) {
    var told = new LinkedHashMap<String, Object>();
    told.put("id", task.id());
    told.put("step", task.step());
    told.put("node", task.node().value());
    told.put("title", task.title().byLanguage());
    told.put("assignees", List.copyOf(task.assignees()));
    told.put("holders", holders(task));
    told.put("candidates", task.pool() && task.claimedBy() == null ? task.assignees() : List.of());
    told.put("since", task.since());
    told.put("round", (long) task.round());
    if (task.due() != null) {
      told.put("due", task.due());
      calendarOf(task).ifPresent(calendar -> told.put("calendar", calendar));
    }
    told.put("hides", hidden(task));
    return told;
  }

  /** Whose opening hours count until a task is due; none where all hours do. */
  private Optional<String> calendarOf(FlowTask task) {
    Execution execution = record.execution();
    return execution == null
        ? Optional.empty()
        : execution.deadlines().stream()
            .filter(row -> row.due() != null && row.due().equals(task.due()))
            .flatMap(row -> Stream.ofNullable(row.deadline().calendar()))
            .map(QualifiedKey::toString)
            .findFirst();
  }

  private static List<String> holders(FlowTask task) {
    if (task.claimedBy() != null) {
      return List.of(task.claimedBy());
    }
    return task.pool() ? List.of() : task.assignees();
  }

  private List<String> hidden(FlowTask task) {
    return TaskViews.rights(model, record, task).entrySet().stream()
        .filter(
            entry -> entry.getValue() == NodeRight.HIDDEN || entry.getValue() == NodeRight.MASKED)
        .map(entry -> entry.getKey().value())
        .toList();
  }

  private Map<String, Object> closed(FlowTask task, Closing closing) {
    Map<String, Object> told = told(task);
    putIfKnown(told, "closedAt", closing.at());
    putIfKnown(told, "closedBy", closing.by());
    putIfKnown(told, "outcome", closing.outcome());
    TaskViews.outcomes(model, record, task).stream()
        .filter(outcome -> outcome.key().value().equals(closing.outcome()))
        .map(Outcome::title)
        .findFirst()
        .ifPresent(title -> told.put("outcomeTitle", title.byLanguage()));
    return told;
  }

  /** How a task was closed: by its vote, else by what its step tells. */
  private Closing closing(FlowTask task) {
    Execution execution = record.execution();
    Optional<Step> step = execution == null ? Optional.empty() : execution.step(task.step());
    return step.flatMap(found ->
            found.poll().votes().stream().filter(vote -> vote.task().equals(task.id())).findFirst())
        .map(Closing::of)
        .or(() -> step.filter(found -> found.poll().votes().isEmpty()).map(Closing::of))
        .orElse(Closing.UNDECIDED);
  }

  private List<Map<String, Object>> decided(Execution execution, Step step) {
    var decided = new ArrayList<Map<String, Object>>();
    for (Vote vote : step.poll().votes()) {
      if (!vote.automatic() && !vote.task().isEmpty()) {
        decided.add(closed(taskOf(execution, step, vote.task(), vote.by()), Closing.of(vote)));
      }
    }
    if (step.poll().votes().isEmpty() && step.decidedBy() != null && step.leftAt() != null) {
      String prefix = execution.id() + ":";
      int number = Integer.parseInt(step.id().substring(prefix.length()));
      decided.add(
          closed(
              taskOf(execution, step, prefix + (number + 1), step.decidedBy()), Closing.of(step)));
    }
    return decided;
  }

  private static FlowTask taskOf(Execution execution, Step step, String id, String decidedBy) {
    return new FlowTask(
        id,
        step.node(),
        step.id(),
        step.title(),
        List.of(decidedBy),
        List.of(),
        step.enteredAt(),
        null,
        step.round(),
        isCorrection(step)
            ? new FlowTask.Rework(step.node(), ResubmitFrom.RESTART, false, 0, null)
            : null,
        0,
        null,
        Map.of(),
        false,
        null,
        null,
        null,
        execution.subFlowOf(step.lane()).orElse(null));
  }

  private static boolean isCorrection(Step step) {
    return Outcome.Resubmit.RESUBMIT.key().value().equals(step.outcome());
  }

  private static void putIfKnown(Map<String, Object> told, String key, @Nullable Object value) {
    if (value != null) {
      told.put(key, value);
    }
  }
}
