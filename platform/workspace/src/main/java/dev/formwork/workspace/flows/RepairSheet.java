package dev.formwork.workspace.flows;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.formwork.flows.Node;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RunningExecution;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Repairs one flow: moves it, gives its work to others, tries it again, corrects its record. */
final class RepairSheet {

  /** What can be done. */
  private enum Act {
    MOVE,
    REASSIGN,
    RETRY,
    CORRECT
  }

  private final RunningExecution execution;
  private final FormSource source;
  private final Consumer<Wanted> repair;
  private final Sheet sheet;
  private final ComboBox<Act> act = new ComboBox<>(t("flows.act"));
  private final ComboBox<RunningExecution.Place> from = new ComboBox<>(t("flows.from"));
  private final ComboBox<Node> to = new ComboBox<>(t("flows.to"));
  private final MultiSelectComboBox<Person> people = new MultiSelectComboBox<>(t("flows.people"));
  private final TextArea words = new TextArea(t("flows.reason"));

  private final Div correctionPlace = new Div();
  private @Nullable Correction correction;

  /**
   * What is to be done.
   *
   * @param changes by field; only with a correction
   * @param seen the revision that it was decided on; absent where that doesn't matter
   */
  record Wanted(
      Command.Remedy remedy,
      Map<String, @Nullable Object> changes,
      @Nullable Long seen,
      String words) {}

  /**
   * @param source what the inputs of a correction ask
   * @param nodes of the release that it runs on
   * @param repair does it, or refuses
   */
  RepairSheet(
      FormSource source,
      RunningExecution execution,
      List<Node> nodes,
      Organisation organisation,
      Consumer<Wanted> repair) {
    this.execution = execution;
    this.source = source;
    this.repair = repair;
    String name = execution.number() == null ? execution.record() : execution.number();
    sheet = new Sheet(t("flows.repair-title", name));
    act.setItems(acts());
    act.setItemLabelGenerator(each -> t("flows.act." + each.name()));
    from.setItems(execution.places());
    from.setItemLabelGenerator(
        place -> Say.t(place.title().or(LocalizedText.of(place.node().value()))));
    from.setPlaceholder(t("flows.from-all"));
    to.setItems(nodes);
    to.setItemLabelGenerator(RepairSheet::title);
    people.setItems(organisation.persons().stream().filter(Person::active).toList());
    people.setItemLabelGenerator(person -> Say.t(person.name()));
    words.setMaxLength(2_000);
    words.setRequiredIndicatorVisible(true);
    words.setManualValidation(true);
    for (var field : List.of(act, from, to)) {
      field.setWidthFull();
    }
    people.setWidthFull();
    words.setWidthFull();
    act.addValueChangeListener(_ -> adapt());
    act.setValue(execution.isStuck() ? Act.RETRY : Act.MOVE);
    adapt();
  }

  private List<Act> acts() {
    var acts = new ArrayList<>(List.of(Act.MOVE, Act.REASSIGN));
    if (execution.isStuck()) {
      acts.add(Act.RETRY);
    }
    acts.add(Act.CORRECT);
    return acts;
  }

  static String title(Node node) {
    return Say.t(node.title().or(LocalizedText.of(node.key().value())));
  }

  private void adapt() {
    Act chosen = act.getValue();
    from.setVisible(chosen == Act.MOVE || chosen == Act.REASSIGN);
    from.setClearButtonVisible(chosen == Act.MOVE);
    to.setVisible(chosen == Act.MOVE);
    people.setVisible(chosen == Act.REASSIGN);
    correctionPlace.setVisible(chosen == Act.CORRECT);
    if (chosen == Act.CORRECT && correction == null) {
      correction = new Correction(source);
      correctionPlace.add(correction);
      sheet.wide();
    }
    if (chosen == Act.REASSIGN && from.getValue() == null) {
      from.setValue(execution.places().getFirst());
    }
  }

  void open() {
    sheet
        .with(act, from, to, people, correctionPlace, words)
        .actions(
            Button.plain(t("sheet.back"), sheet::close),
            Button.primary(t("flows.repair"), this::finish))
        .open();
  }

  private void finish() {
    to.setInvalid(false);
    people.setInvalid(false);
    words.setInvalid(false);
    if (act.getValue() == Act.MOVE && to.getValue() == null) {
      to.setErrorMessage(t("flows.to-missing"));
      to.setInvalid(true);
      return;
    }
    Wanted wanted = wanted(words.getValue().strip());
    if (wanted.remedy() instanceof Command.Remedy.Correct && wanted.changes().isEmpty()) {
      correction().askForFields();
      return;
    }
    try {
      repair.accept(wanted);
      sheet.close();
      Toast.done(t("flows.repaired"));
    } catch (Refusal refused) {
      show(refused);
    }
  }

  private Wanted wanted(String reason) {
    return act.getValue() == Act.CORRECT
        ? new Wanted(
            new Command.Remedy.Correct(), correction().changes(), correction().revision(), reason)
        : new Wanted(remedy(), Map.of(), null, reason);
  }

  private Correction correction() {
    if (correction == null) {
      throw new IllegalStateException("Expected a correction to be asked for.");
    }
    return correction;
  }

  private Command.Remedy remedy() {
    RunningExecution.Place place = from.getValue();
    return switch (act.getValue() == null ? Act.MOVE : act.getValue()) {
      case MOVE ->
          new Command.Remedy.MoveTo(place == null ? null : place.step(), to.getValue().key());
      case REASSIGN ->
          new Command.Remedy.GiveTo(
              work(place), people.getValue().stream().map(Person::id).toList());
      case RETRY -> new Command.Remedy.TryAgain();
      case CORRECT -> new Command.Remedy.Correct();
    };
  }

  /** The task there, or the step where it has none. */
  private static String work(RunningExecution.Place place) {
    return place.tasks().isEmpty() ? place.step() : place.tasks().getFirst().id();
  }

  private void show(Refusal refused) {
    String why = refused.problems().stream().map(Say::t).collect(Collectors.joining(" "));
    switch (refused.problems().list().getFirst().path()) {
      case "reason" -> {
        words.setErrorMessage(why);
        words.setInvalid(true);
      }
      case "persons" -> {
        people.setErrorMessage(why);
        people.setInvalid(true);
      }
      case "node" -> {
        to.setErrorMessage(why);
        to.setInvalid(true);
      }
      default -> {
        if (correction == null || !correction.shows(refused.problems())) {
          Toast.refused(why);
        }
      }
    }
  }

  static Command command(QualifiedKey form, RunningExecution execution, Wanted wanted, String act) {
    return new Command.Repair(
        form,
        execution.record(),
        wanted.remedy(),
        wanted.changes(),
        wanted.words(),
        Command.Act.of(act, Command.Origin.SCREEN).seenAt(wanted.seen()));
  }
}
