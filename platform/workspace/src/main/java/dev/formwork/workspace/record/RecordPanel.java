package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeLeaveEvent;
import dev.formwork.flows.TaskOptions;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.FlowPicture;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordView;
import dev.formwork.records.RecordView.MyTask;
import dev.formwork.records.State;
import dev.formwork.workspace.form.FormPanel;
import dev.formwork.workspace.form.PeoplePick;
import dev.formwork.workspace.form.StatusBadge;
import dev.formwork.workspace.form.ValueText;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Say;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One record with all that its reader may do with it; shown on its page and beside the inbox. */
@CssImport("./formwork/record.css")
@CssImport("./formwork/flow.css")
@CssImport("./formwork/messages.css")
public final class RecordPanel extends Div {

  private final RecordDesk desk;
  private final Consumer<Change> onChange;
  private RecordView view;
  private final Doing here = new Here();
  private FormPanel form;
  private String actionId;

  RecordPanel(RecordDesk desk, RecordView view, Consumer<Change> onChange) {
    this(desk, view, Map.of(), onChange);
  }

  /**
   * @param preset what is filled in already, by field
   */
  RecordPanel(
      RecordDesk desk,
      RecordView view,
      Map<String, @Nullable Object> preset,
      Consumer<Change> onChange) {
    this.desk = desk;
    this.onChange = onChange;
    this.view = view;
    this.actionId = desk.nextId();
    this.form = new FormPanel(view, source(view));
    form.preset(preset);
    addClassName("fw-record");
    build();
  }

  /** What has happened to the record through this panel. */
  public enum Change {
    SAVED,
    SUBMITTED,
    DECIDED,
    CLAIMED,
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
    return title(view);
  }

  static String title(RecordView view) {
    String formTitle = Say.t(view.form().title());
    if (view.number() != null) {
      return view.number();
    }
    if (view.revision() > 0 && view.state() != State.DRAFT) {
      return formTitle;
    }
    return t(view.revision() == 0 ? "record.new" : "record.draft", formTitle);
  }

  private RecordForm source(RecordView of) {
    return desk.form(of.key(), of.revision() == 0 ? null : of.id());
  }

  private void show(RecordView now) {
    view = view.tasks().isEmpty() ? now : now.at(view.tasks().getFirst().id());
    actionId = desk.nextId();
    form = new FormPanel(view, source(view));
    build();
  }

  private void build() {
    removeAll();
    boolean isThere = view.revision() > 0;
    boolean isAmongOthers = isThere && !desk.isApart();
    List<HistoryEntry> history = isThere ? desk.history(view) : List.of();
    Optional<FlowPicture> picture = isAmongOthers ? desk.picture(view) : Optional.empty();
    add(header());
    picture.ifPresent(
        shown -> add(new FlowMap(FlowPlan.of(shown), shown, view, desk.actor().organisation())));
    var middle = new Div(main(history));
    middle.addClassName("fw-record-main");
    if (isAmongOthers) {
      middle.add(desk.relatedCards(view));
    }
    var body = new Div(middle);
    body.addClassName("fw-record-body");
    if (isAmongOthers) {
      body.add(side(history, picture));
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
    badge().ifPresent(head::add);
    Dues.first(view).ifPresent(first -> head.add(Dues.badge(first)));
    head.add(buttons());
    return head;
  }

  /** How it stands: by its own status where it has one, else by its flow. */
  private Optional<Span> badge() {
    if (view.revision() == 0) {
      return Optional.empty();
    }
    return StatusBadge.of(view, source(view))
        .or(() ->
            StateWords.isPlain(view.form(), view.state())
                ? Optional.empty()
                : Optional.of(StateWords.badge(view)));
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

  private Component main(List<HistoryEntry> history) {
    var card = new Div();
    card.addClassNames("fw-card", "fw-record-form");
    view.tasks().stream()
        .map(MyTask::instruction)
        .filter(instruction -> !instruction.isEmpty())
        .forEach(instruction -> card.add(Note.info(Say.t(instruction))));
    view.tasks()
        .forEach(task ->
            TaskNotes.of(view, task, desk.actor(), history).forEach(note -> card.add(note)));
    List<HistoryEntry.Change> changed =
        view.state() == State.RUNNING ? desk.difference(view) : List.of();
    if (!changed.isEmpty()) {
      card.add(new DifferenceNote(view, changed, source(view)));
      form.tellBefore(before(changed));
    }
    card.add(form);
    return card;
  }

  /** What stood in whole fields that were changed since; cells are told of above. */
  private Map<String, String> before(List<HistoryEntry.Change> changed) {
    RecordForm names = source(view);
    var before = new LinkedHashMap<String, String>();
    changed.forEach(change ->
        view.form()
            .field(change.path())
            .ifPresent(
                field -> before.put(change.path(), ValueText.of(field, change.before(), names))));
    return before;
  }

  private Component side(List<HistoryEntry> history, Optional<FlowPicture> picture) {
    var side = new Div();
    side.addClassName("fw-record-side");
    picture.ifPresent(shown ->
        side.add(
            new FlowCard(
                view,
                shown,
                source(view),
                desk.copies(view),
                desk.reasons(view, shown),
                desk.now())));
    var past =
        new HistoryCard(
            view.form(),
            history,
            source(view),
            desk.actor().organisation(),
            RecordNavigation.path(view.key(), view.id()),
            reasons -> picture.map(shown -> desk.reasons(view, shown).of(reasons)).orElse(""));
    side.add(new TalkCard(here, past));
    side.add(desk.asides(view));
    return side;
  }

  private Component buttons() {
    var buttons = new RecordButtons(here);
    boolean draft = view.revision() == 0 || view.state() == State.DRAFT;
    if (view.allowed().contains("delete")) {
      buttons.more(t("record.delete"), "trash-2", this::askToDelete);
    }
    if (draft && (view.revision() == 0 || view.allowed().contains("submit"))) {
      buttons.add(Button.plain(t("record.save-draft"), () -> save(false)));
      buttons.add(Button.primary(t("record.submit"), this::submit));
    }
    if (!draft && view.tasks().isEmpty() && view.allowed().contains("edit")) {
      buttons.add(Button.primary(t("record.save"), this::edit));
    }
    return buttons;
  }

  private void submit() {
    List<TaskOptions.Target> picks = desk.picksAtSubmit(view.key());
    if (picks.isEmpty()) {
      save(true);
      return;
    }
    var sheet = new AskSheet(t("record.submit"));
    var people = new LinkedHashMap<DefinitionKey, MultiSelectComboBox<Person>>();
    for (TaskOptions.Target target : picks) {
      MultiSelectComboBox<Person> pick =
          PeoplePick.several(
              t("decide.people", Say.t(target.title())),
              desk.actor().organisation(),
              person -> target.persons().isEmpty() || target.persons().contains(person.id()));
      people.put(target.node(), sheet.ask("picked", pick));
    }
    sheet.open(
        t("record.submit"),
        false,
        () -> {
          var picked = new LinkedHashMap<DefinitionKey, List<String>>();
          people.forEach(
              (node, pick) -> picked.put(node, pick.getValue().stream().map(Person::id).toList()));
          here.act(submitting(picked), t("record.submitted"), Change.SUBMITTED);
        },
        here::show);
  }

  private Command submitting(Map<DefinitionKey, List<String>> picked) {
    return view.revision() == 0
        ? new Command.Create(view.key(), form.changes(), true, picked, here.act())
        : new Command.Submit(view.key(), view.id(), form.changes(), picked, here.act());
  }

  private void save(boolean submit) {
    Command command =
        submit
            ? submitting(Map.of())
            : view.revision() == 0
                ? new Command.Create(view.key(), form.changes(), false, here.act())
                : new Command.Edit(view.key(), view.id(), form.changes(), here.act());
    here.actNow(
        command,
        t(submit ? "record.submitted" : "record.saved"),
        submit ? Change.SUBMITTED : Change.SAVED);
  }

  private void edit() {
    var edit = new Command.Edit(view.key(), view.id(), form.changes(), here.act());
    here.actNow(edit, t("record.saved"), Change.SAVED);
  }

  private void askToDelete() {
    Sheet.ask(
        t("record.delete-title", title()),
        t("record.delete-loss"),
        t("record.delete"),
        () ->
            here.actNow(
                new Command.Delete(view.key(), view.id(), here.act()),
                t("record.deleted"),
                Change.DELETED));
  }

  /** Whom only his task let see the record, may not see it any more once he has given it away. */
  private void showAfter(RecordView after) {
    try {
      show(after);
    } catch (Refusal.NotFound closed) {
      removeAll();
      add(new EmptyState("lock", t("record.closed"), t("record.closed-hint")));
    }
  }

  /** What buttons and sheets do with this record. */
  private final class Here implements Doing {

    @Override
    public RecordView view() {
      return view;
    }

    @Override
    public RecordDesk desk() {
      return desk;
    }

    @Override
    public Map<String, @Nullable Object> changes() {
      return form.changes();
    }

    @Override
    public Command.Act act() {
      return Command.Act.of(actionId, Command.Origin.SCREEN)
          .seenAt(view.revision() == 0 ? null : view.revision());
    }

    @Override
    public void act(Command command, String told, Change change) {
      RecordView after;
      try {
        after = desk.handle(command);
      } catch (Refusal refused) {
        actionId = desk.nextId();
        throw refused;
      }
      if (change != Change.DELETED) {
        showAfter(after);
      }
      Toast.done(told);
      onChange.accept(change);
    }

    @Override
    public void show(Refusal refused) {
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
