package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.flows.HolderAction;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.TaskOptions;
import dev.formwork.records.Command;
import dev.formwork.records.RecordView;
import dev.formwork.records.RecordView.MyTask;
import dev.formwork.records.RuleButton;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.text.Say;
import java.util.List;

/**
 * All that this person may do with the record now: what takes it on as buttons, the rest in a menu
 * before them. What the engine would refuse is not offered.
 */
final class RecordButtons extends Div {

  /** More outcomes than this crowd the line; the last ones go into the menu. */
  private static final int MOST = 3;

  private final RecordView view;
  private final Doing doing;
  private final ActSheets acts;
  private final Menu more = new Menu(t("record.more"), Icon.of("ellipsis"));
  private boolean anyMore;

  RecordButtons(Doing doing) {
    this.view = doing.view();
    this.doing = doing;
    this.acts = new ActSheets(doing);
    addClassName("fw-record-buttons");
    more.addClassName("fw-menu-plain");
    add(more);
    view.tasks().forEach(this::addTask);
    addFlow();
    doing.desk().buttons(view).forEach(this::addRule);
    more.setVisible(anyMore);
  }

  /** One more line of the menu. */
  void more(String title, String icon, Runnable action) {
    more.action(title, icon, action);
    anyMore = true;
    more.setVisible(true);
  }

  private void addTask(MyTask task) {
    boolean several = view.tasks().size() > 1;
    if (several) {
      more.heading(new Span(Say.t(task.title())));
      var title = new Span(Say.t(task.title()));
      title.addClassNames("fw-quiet", "fw-small", "fw-record-task");
      add(title);
    }
    List<Outcome> outcomes = task.outcomes();
    outcomes.stream()
        .skip(MOST)
        .forEach(outcome ->
            more(
                Say.t(outcome.title()),
                icon(outcome),
                () -> DecideSheet.ask(doing, task, outcome)));
    outcomes.stream()
        .limit(MOST)
        .toList()
        .reversed()
        .forEach(outcome -> add(button(task, outcome)));
    if (may(task, HolderAction.CLAIM) && outcomes.isEmpty()) {
      add(Button.primary(t("act.claim.do"), () -> acts.claim(task)));
    }
    if (may(task, HolderAction.TRANSFER)) {
      more(t("act.transfer.menu"), "arrow-right", () -> acts.transfer(task));
    }
    if (may(task, HolderAction.ADD_SIGNER)) {
      more(t("act.add-signer.menu"), "users", () -> acts.addSigner(task));
    }
    if (may(task, HolderAction.HOLD)) {
      if (task.task().hold() == null) {
        more(t("act.hold.menu"), "hourglass", () -> acts.hold(task));
      } else {
        more(t("act.resume.menu"), "rotate-ccw", () -> acts.resume(task));
      }
    }
    if (may(task, HolderAction.UNCLAIM)) {
      more(t("act.unclaim.menu"), "inbox", () -> acts.unclaim(task));
    }
  }

  private void addFlow() {
    String retractable = view.retractable();
    if (retractable != null) {
      more(t("act.retract.menu"), "undo-2", () -> acts.retract(retractable));
    }
    if (view.allowed().contains("withdraw")) {
      more(t("act.withdraw.menu"), "corner-down-left", acts::withdraw);
    }
    if (view.allowed().contains("urge")) {
      more(t("act.urge.menu"), "bell", acts::urge);
    }
    if (view.allowed().contains("terminate")) {
      more(t("act.terminate.menu"), "ban", acts::terminate);
    }
  }

  /** What a rule does when it is asked to; beside tasks it steps back into the menu. */
  private void addRule(RuleButton button) {
    String title = Say.t(button.label());
    Runnable press =
        () ->
            doing.actNow(
                new Command.Press(view.key(), view.id(), button.rule(), doing.act()),
                t("record.pressed", title),
                RecordPanel.Change.SAVED);
    if (view.tasks().isEmpty()) {
      add(Button.plain(title, press));
    } else {
      more(title, "arrow-right", press);
    }
  }

  private static boolean may(MyTask task, HolderAction action) {
    return task.options().actions().stream()
        .filter(TaskOptions.Action::allowed)
        .anyMatch(each -> each.action() == action);
  }

  private Button button(MyTask task, Outcome outcome) {
    String title = Say.t(outcome.title());
    Runnable decide = () -> DecideSheet.ask(doing, task, outcome);
    boolean first = isFirstYes(task, outcome);
    return switch (outcome) {
      case Outcome.Agree _, Outcome.Resubmit _ ->
          first ? Button.primary(title, decide) : Button.plain(title, decide);
      case Outcome.Return _, Outcome.Dispute _ -> Button.plain(title, decide);
      case Outcome.Reject _ -> Button.danger(title, decide);
    };
  }

  /** One screen has one primary button. */
  private boolean isFirstYes(MyTask task, Outcome outcome) {
    return task.id().equals(view.tasks().getFirst().id())
        && task.outcomes().stream().filter(Outcome::demandsAll).findFirst().stream()
            .anyMatch(outcome::equals);
  }

  private static String icon(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Agree agree -> agree.incomplete() ? "arrow-right" : "check";
      case Outcome.Resubmit _ -> "check";
      case Outcome.Return _, Outcome.Dispute _ -> "undo-2";
      case Outcome.Reject _ -> "x";
    };
  }
}
