package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeLeaveEvent;
import dev.formwork.flows.Execution;
import dev.formwork.flows.OpinionRule;
import dev.formwork.flows.Outcome;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordView;
import dev.formwork.records.RecordView.MyTask;
import dev.formwork.records.State;
import dev.formwork.workspace.form.FormPanel;
import dev.formwork.workspace.form.ValueText;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Say;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One record with all that its reader may do with it; shown on its page and beside the inbox. */
@CssImport("./formwork/record.css")
public final class RecordPanel extends Div {

  private final RecordDesk desk;
  private final Consumer<Change> onChange;
  private RecordView view;
  private FormPanel form;
  private String actionId;

  RecordPanel(RecordDesk desk, RecordView view, Consumer<Change> onChange) {
    this.desk = desk;
    this.onChange = onChange;
    this.view = view;
    this.actionId = desk.nextId();
    this.form = new FormPanel(view, source(view));
    addClassName("fw-record");
    build();
  }

  /** What has happened to the record through this panel. */
  public enum Change {
    SAVED,
    SUBMITTED,
    DECIDED,
    DELETED
  }

  /** Whether something was typed that is not saved. */
  public boolean isChanged() {
    return form.isChanged();
  }

  public RecordView view() {
    return view;
  }

  /** Lets nobody lose what was typed without a word. */
  public void askBeforeLeaving(BeforeLeaveEvent event) {
    if (!isChanged()) {
      return;
    }
    var leaving = event.postpone();
    var sheet = new Sheet(t("record.leave-title"));
    sheet.with(new Div(t("record.leave-loss", title())));
    sheet.actions(
        Button.plain(t("record.stay"), sheet::close),
        Button.danger(
            t("record.leave"),
            () -> {
              sheet.close();
              leaving.proceed();
            }));
    sheet.open();
  }

  /** What the record is called: its number, or that it is a new or unfinished one. */
  public String title() {
    String formTitle = Say.t(view.form().title());
    if (view.number() != null) {
      return view.number();
    }
    return t(view.revision() == 0 ? "record.new" : "record.draft", formTitle);
  }

  private RecordForm source(RecordView of) {
    return desk.form(of.key(), of.revision() == 0 ? null : of.id());
  }

  private void show(RecordView now) {
    view = now;
    actionId = desk.nextId();
    form = new FormPanel(now, source(now));
    build();
  }

  private void build() {
    removeAll();
    add(header());
    var body = new Div(main());
    body.addClassName("fw-record-body");
    if (view.revision() > 0) {
      body.add(side());
    }
    add(body);
  }

  private Component header() {
    var title = new H1(title());
    var summary = new Span(view.revision() == 0 ? "" : summary());
    summary.addClassName("fw-quiet");
    var names = new Div(title, summary);
    names.addClassName("fw-record-names");
    var head = new Div(names);
    head.addClassName("fw-record-head");
    if (view.revision() > 0 && !StateWords.isPlain(view.form(), view.state())) {
      head.add(StateWords.badge(view));
    }
    var buttons = new Div(buttons().toArray(Component[]::new));
    buttons.addClassName("fw-record-buttons");
    head.add(buttons);
    return head;
  }

  private String summary() {
    RecordForm names = source(view);
    return view.form().summary().stream()
        .map(key -> view.form().field(key))
        .flatMap(Optional::stream)
        .filter(field -> view.data().get(field.key().value()) != null)
        .map(field -> ValueText.of(field, view.data().get(field.key().value()), names))
        .collect(Collectors.joining(" · "));
  }

  private Component main() {
    var card = new Div();
    card.addClassNames("fw-card", "fw-record-form");
    view.tasks().stream()
        .map(MyTask::instruction)
        .filter(instruction -> !instruction.isEmpty())
        .forEach(instruction -> card.add(Note.info(Say.t(instruction))));
    returned().map(entry -> Note.warning("undo-2", why(entry))).ifPresent(card::add);
    card.add(form);
    return card;
  }

  /** What sent the record back to this person; empty where it is not to be corrected. */
  private Optional<HistoryEntry> returned() {
    boolean rework =
        view.tasks().stream()
            .anyMatch(
                task -> task.outcomes().stream().anyMatch(Outcome.Resubmit.class::isInstance));
    return rework
        ? desk.history(view).stream().filter(entry -> entry.kind().equals("decided")).findFirst()
        : Optional.empty();
  }

  private String why(HistoryEntry entry) {
    String node = Say.t(entry.node() == null ? LocalizedText.EMPTY : entry.node());
    String outcome = Say.t(entry.outcome() == null ? LocalizedText.EMPTY : entry.outcome());
    return entry.text().isEmpty()
        ? t("record.returned", node, outcome)
        : t("record.returned-because", node, outcome, entry.text());
  }

  private Component side() {
    Actor actor = desk.actor();
    List<HistoryEntry> history = desk.history(view);
    Instant now = desk.now();
    var side = new Div();
    side.addClassName("fw-record-side");
    Execution execution = view.execution();
    if (execution != null) {
      side.add(new FlowCard(view, execution, history, actor.organisation(), now));
    }
    var past = new HistoryCard(view.form(), history, source(view), actor.organisation());
    side.add(new TalkCard(view.allowed().contains("comment"), this::comment, past));
    return side;
  }

  private List<Component> buttons() {
    var buttons = new ArrayList<Component>();
    boolean draft = view.revision() == 0 || view.state() == State.DRAFT;
    if (draft && (view.revision() == 0 || view.allowed().contains("submit"))) {
      buttons.add(Button.plain(t("record.save-draft"), () -> save(false)));
      buttons.add(Button.primary(t("record.submit"), () -> save(true)));
    }
    for (MyTask task : view.tasks()) {
      task.outcomes().reversed().forEach(outcome -> buttons.add(button(task, outcome)));
    }
    if (!draft && view.tasks().isEmpty() && view.allowed().contains("edit")) {
      buttons.add(Button.primary(t("record.save"), this::edit));
    }
    if (view.allowed().contains("delete")) {
      var more = new Menu(t("record.more"), Icon.of("ellipsis"));
      more.addClassName("fw-menu-plain");
      more.action(t("record.delete"), "trash-2", this::askToDelete);
      buttons.addFirst(more);
    }
    return buttons;
  }

  private Button button(MyTask task, Outcome outcome) {
    String title = Say.t(outcome.title());
    Runnable decide = () -> decide(task, outcome);
    return switch (outcome) {
      case Outcome.Agree _, Outcome.Resubmit _ -> Button.primary(title, decide);
      case Outcome.Return _, Outcome.Dispute _ -> Button.plain(title, decide);
      case Outcome.Reject _ -> Button.danger(title, decide);
    };
  }

  private void decide(MyTask task, Outcome outcome) {
    if (outcome.opinionRule() == OpinionRule.NONE || outcome instanceof Outcome.Resubmit) {
      decide(task, outcome, "");
      return;
    }
    OpinionSheet.ask(
        Say.t(task.title()),
        Say.t(outcome.title()),
        outcome.opinionRule() == OpinionRule.REQUIRED,
        words -> decide(task, outcome, words));
  }

  private void decide(MyTask task, Outcome outcome, String words) {
    QualifiedKey key = view.key();
    act(
        () ->
            new Command.Decide(
                key, view.id(), task.id(), outcome.key(), words, form.changes(), act()),
        t("record.decided", Say.t(task.title()), Say.t(outcome.title())),
        Change.DECIDED);
  }

  private void save(boolean submit) {
    boolean created = view.revision() == 0;
    act(
        () -> {
          if (created) {
            return new Command.Create(view.key(), form.changes(), submit, act());
          }
          return submit
              ? new Command.Submit(view.key(), view.id(), form.changes(), act())
              : new Command.Edit(view.key(), view.id(), form.changes(), act());
        },
        t(submit ? "record.submitted" : "record.saved"),
        submit ? Change.SUBMITTED : Change.SAVED);
  }

  private void edit() {
    act(
        () -> new Command.Edit(view.key(), view.id(), form.changes(), act()),
        t("record.saved"),
        Change.SAVED);
  }

  private void comment(String text) {
    act(
        () -> new Command.Comment(view.key(), view.id(), text, act()),
        t("record.commented"),
        Change.SAVED);
  }

  private void askToDelete() {
    Sheet.ask(
        t("record.delete-title", title()),
        t("record.delete-loss"),
        t("record.delete"),
        () ->
            act(
                () -> new Command.Delete(view.key(), view.id(), act()),
                t("record.deleted"),
                Change.DELETED));
  }

  private Command.Act act() {
    return Command.Act.of(actionId, Command.Origin.SCREEN)
        .seenAt(view.revision() == 0 ? null : view.revision());
  }

  private void act(Supplier<Command> command, String done, Change change) {
    try {
      RecordView after = desk.handle(command.get());
      if (change != Change.DELETED) {
        show(after);
      }
      Toast.done(done);
      onChange.accept(change);
    } catch (Refusal refused) {
      actionId = desk.nextId();
      form.showProblems(refused.problems());
      form.goToProblems();
      Problem first = refused.problems().list().getFirst();
      Toast.refused(
          refused instanceof Refusal.Invalid
              ? t("record.refused", refused.problems().stream().filter(Problem::isError).count())
              : Say.t(first));
    }
  }
}
