package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Vote;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordView;
import dev.formwork.records.RecordView.MyTask;
import dev.formwork.workspace.form.FieldPlace;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody should know before he decides a task: why he has it, and how it came to him. */
final class TaskNotes {

  private TaskNotes() {}

  static List<Component> of(RecordView view, MyTask mine, Actor actor, List<HistoryEntry> history) {
    FlowTask task = mine.task();
    var notes = new ArrayList<Component>();
    if (task.rework() != null) {
      sentBack(history)
          .ifPresent(entry -> notes.add(Note.warning("undo-2", why(view, task, entry))));
    }
    if (mine.outcomes().isEmpty() && task.pool()) {
      notes.add(Note.info(t("task.pool", task.assignees().size())));
    }
    String principal = task.standingFor().get(actor.id());
    if (principal != null) {
      notes.add(Note.info(t("task.acting-for", name(actor, principal))));
    }
    if (task.addedBy() != null && !task.addedBy().equals(actor.id())) {
      notes.add(Note.info(t("task.added-by", name(actor, task.addedBy()))));
    }
    FlowTask.Hold hold = task.hold();
    if (hold != null) {
      String name = name(actor, hold.by());
      notes.add(
          Note.warning(
              "hourglass",
              hold.words().isEmpty()
                  ? t("task.held", name)
                  : t("task.held-because", name, hold.words())));
    }
    return notes;
  }

  /** What sent the record back last. */
  private static Optional<HistoryEntry> sentBack(List<HistoryEntry> history) {
    return history.stream()
        .filter(entry -> entry.kind().equals("decided") || entry.kind().equals("withdrawn"))
        .findFirst();
  }

  private static String why(RecordView view, FlowTask task, HistoryEntry entry) {
    if (entry.kind().equals("withdrawn")) {
      return t("record.withdrawn", entry.text());
    }
    String node = Say.t(entry.node() == null ? LocalizedText.EMPTY : entry.node());
    String said = Say.t(entry.outcome() == null ? LocalizedText.EMPTY : entry.outcome());
    String facts = disputed(view);
    String outcome = facts.isEmpty() ? said : t("record.disputed", said, facts);
    if (!task.isCorrection()) {
      return t("record.came-back", node, outcome, entry.text());
    }
    return entry.text().isEmpty()
        ? t("record.returned", node, outcome)
        : t("record.returned-because", node, outcome, entry.text());
  }

  /** The facts that were found wrong by whoever decided last; empty where that is not why. */
  private static String disputed(RecordView view) {
    Execution execution = view.execution();
    return execution == null
        ? ""
        : execution.steps().stream()
            .flatMap(step -> step.poll().votes().stream())
            .max(Comparator.comparing(Vote::at))
            .stream()
            .flatMap(vote -> vote.disputed().stream())
            .map(fact -> FieldPlace.of(view.form(), fact.value()).title())
            .collect(Collectors.joining(t("value.separator")));
  }

  private static String name(Actor actor, String person) {
    return actor.organisation().person(person).map(each -> Say.t(each.name())).orElse(person);
  }
}
