package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.formwork.deadlines.Deadline;
import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Prediction;
import dev.formwork.flows.Step;
import dev.formwork.identity.Person;
import dev.formwork.records.FlowPicture;
import dev.formwork.records.RecordView;
import dev.formwork.scenarios.Walk;
import dev.formwork.scenarios.Walked.Standing;
import dev.formwork.workspace.form.PeoplePick;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.DueBadge;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.record.ReasonWords;
import dev.formwork.workspace.record.StateWords;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** A record of a walk: who is asked now, until when and why, and who comes next. */
final class WalkRecord extends Div {

  /** More people than these are picked from a list. */
  private static final int FEW = 4;

  private final transient Walk walk;
  private final transient RecordView view;
  private final transient Consumer<String> acting;

  /**
   * @param acting opens the record as somebody sees it, by username
   */
  WalkRecord(Walk walk, Standing standing, Consumer<String> acting) {
    this.walk = walk;
    this.view = standing.view();
    this.acting = acting;
    addClassName("fw-walk-record");
    add(head());
    FlowPicture picture = standing.picture();
    if (picture != null) {
      var words =
          new ReasonWords(
              walk.walking().organisation(),
              walk.walking().apps().live(),
              view.form(),
              picture.flow());
      picture.execution().openSteps().forEach(step -> add(open(picture, step, words)));
      picture.next().tasks().forEach(task -> add(next(task, words)));
    }
    add(anybody());
  }

  private Component head() {
    String number = view.number();
    String title = Say.t(view.form().title());
    var head =
        new Div(
            new H3(number == null ? title : t("walk.record", title, number)),
            StateWords.badge(view.state()));
    head.addClassName("fw-walk-record-head");
    return head;
  }

  private Component open(FlowPicture picture, Step step, ReasonWords words) {
    Execution execution = picture.execution();
    List<FlowTask> tasks =
        execution.tasks().stream().filter(task -> task.step().equals(step.id())).toList();
    var box = new Div();
    box.addClassName("fw-walk-open");
    box.getElement().setAttribute("data-node", step.node().value());
    tasks.forEach(task -> box.add(task(task, step, words)));
    if (tasks.isEmpty()) {
      box.add(line("hourglass", t("walk.waits", title(picture, step)), "fw-walk-task"));
      step.timers().values().stream()
          .min(Comparator.naturalOrder())
          .ifPresent(due -> box.add(quiet(t("walk.goes-on", Show.moment(due)))));
    }
    return box;
  }

  private static String title(FlowPicture picture, Step step) {
    return step.title().isEmpty()
        ? picture
            .flowOf(step)
            .find(step.node())
            .map(node -> Labels.value(word(node.getClass().getSimpleName())))
            .orElse(step.node().value())
        : Say.t(step.title());
  }

  private static String word(String kind) {
    return kind.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private Component task(FlowTask task, Step step, ReasonWords words) {
    var head = new Div(Icon.of("user"), new Span(Say.t(task.title())));
    head.addClassName("fw-walk-task");
    due(step).ifPresent(head::add);
    var box = new Div(head);
    if (task.due() != null) {
      box.add(quiet(t("walk.due", Show.moment(task.due()))));
    }
    String why = words.of(task.why());
    if (!why.isEmpty()) {
      box.add(quiet(why));
    }
    box.add(people(task, words));
    return box;
  }

  private Optional<Span> due(Step step) {
    return view.deadlines().stream()
        .filter(running -> step.id().equals(running.row().step()))
        .findFirst()
        .map(running -> {
          Deadline deadline = running.row().deadline();
          return deadline.isPaused()
              ? DueBadge.paused(running.left(), isOpeningTime(deadline))
              : DueBadge.of(
                  running.left(), running.used(), isOpeningTime(deadline), running.away());
        });
  }

  private static boolean isOpeningTime(Deadline deadline) {
    return switch (deadline.goal()) {
      case Deadline.Goal.Within(var budget) -> !budget.always();
      case Deadline.Goal.At _ -> deadline.calendar() != null;
    };
  }

  /** Who can be stood in for, each with a button. */
  private Component people(FlowTask task, ReasonWords words) {
    List<String> holders = task.claimedBy() == null ? task.assignees() : List.of(task.claimedBy());
    var people = new Div();
    people.addClassName("fw-walk-people");
    if (holders.isEmpty()) {
      people.add(quiet(t("walk.nobody")));
    }
    holders.stream().limit(FEW).forEach(person -> people.add(button(person, words)));
    if (holders.size() > FEW) {
      people.add(quiet(t("walk.more-people", holders.size() - FEW)));
    }
    return people;
  }

  private Button button(String person, ReasonWords words) {
    var button =
        Button.plain(
            t("walk.decide-as", words.name(person)),
            () ->
                walk.walking()
                    .organisation()
                    .person(person)
                    .map(Person::username)
                    .ifPresent(acting));
    return button;
  }

  private Component next(Prediction.Expected expected, ReasonWords words) {
    String people =
        expected.assignees().isEmpty() ? t("walk.nobody") : words.names(expected.assignees());
    var box =
        new Div(
            line("arrow-right", t("walk.then", Say.t(expected.title()), people), "fw-walk-next"));
    String why = words.of(expected.why());
    if (!why.isEmpty()) {
      box.add(quiet(why));
    }
    return box;
  }

  /** Everybody else can look at it, and do what he may. */
  private Component anybody() {
    ComboBox<Person> pick =
        PeoplePick.one(t("walk.anybody"), walk.walking().organisation(), _ -> true);
    pick.addValueChangeListener(change -> {
      Person chosen = change.getValue();
      if (chosen != null) {
        pick.clear();
        acting.accept(chosen.username());
      }
    });
    return pick;
  }

  private static Component line(String icon, String text, String look) {
    var line = new Div(Icon.of(icon), new Span(text));
    line.addClassName(look);
    return line;
  }

  private static Component quiet(String text) {
    var quiet = new Div(text);
    quiet.addClassNames("fw-quiet", "fw-small");
    return quiet;
  }
}
