package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.formwork.flows.Branch;
import dev.formwork.flows.CheckItem;
import dev.formwork.flows.Decision;
import dev.formwork.flows.Need;
import dev.formwork.flows.OpinionRule;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.flows.ResubmitRule;
import dev.formwork.flows.ReturnTarget;
import dev.formwork.flows.TaskOptions;
import dev.formwork.flows.TaskOptions.Target;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordView.MyTask;
import dev.formwork.workspace.form.FieldPlace;
import dev.formwork.workspace.form.PeoplePick;
import dev.formwork.workspace.form.SignaturePad;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.record.RecordPanel.Change;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Asks for all that an outcome needs, and no more; what needs nothing is decided at once. */
final class DecideSheet {

  private final Doing doing;
  private final MyTask task;
  private final Outcome outcome;
  private final TaskOptions.Choice choice;
  private final AskSheet sheet;
  private final List<UnaryOperator<Decision>> answers = new ArrayList<>();

  private DecideSheet(Doing doing, MyTask task, Outcome outcome) {
    this.doing = doing;
    this.task = task;
    this.outcome = outcome;
    this.choice =
        task.options().choices().stream()
            .filter(each -> each.outcome().equals(outcome.key()))
            .findFirst()
            .orElse(new TaskOptions.Choice(outcome.key(), List.of(), List.of(), List.of()));
    this.sheet = new AskSheet(t("opinion.title", Say.t(task.title()), Say.t(outcome.title())));
  }

  static void ask(Doing doing, MyTask task, Outcome outcome) {
    new DecideSheet(doing, task, outcome).ask();
  }

  private void ask() {
    tellWhereItGoes();
    askBranch();
    askReturn();
    askWayOn();
    choice.picks().forEach(this::askPeople);
    askTicks();
    askFacts();
    askNeeds();
    boolean silent =
        outcome.opinionRule() == OpinionRule.NONE || outcome instanceof Outcome.Resubmit;
    if (silent && answers.isEmpty()) {
      doing.actNow(command(), told(), Change.DECIDED);
      return;
    }
    if (!silent) {
      askWords();
    }
    askPassword();
    if (isRefusedAlready()) {
      return;
    }
    sheet.open(
        Say.t(outcome.title()),
        outcome instanceof Outcome.Reject,
        () -> doing.act(command(), told(), Change.DECIDED),
        doing::show);
  }

  /** What is missing in the form is told there, before anything else is asked. */
  private boolean isRefusedAlready() {
    try {
      doing.desk().check(command(Decision.of(outcome.key(), "")));
      return false;
    } catch (Refusal refused) {
      doing.show(refused);
      return true;
    }
  }

  private String told() {
    return t("record.decided", Say.t(task.title()), Say.t(outcome.title()));
  }

  private Command command() {
    var decision = Decision.of(outcome.key(), "");
    for (UnaryOperator<Decision> answer : answers) {
      decision = answer.apply(decision);
    }
    return command(decision);
  }

  private Command.Decide command(Decision decision) {
    return new Command.Decide(
        doing.view().key(), doing.view().id(), task.id(), decision, doing.changes(), doing.act());
  }

  private void tellWhereItGoes() {
    switch (outcome) {
      case Outcome.Return back -> tell(back.to(), back.resubmitRule());
      case Outcome.Dispute dispute -> tell(dispute.to(), dispute.resubmitRule());
      case Outcome.Agree _, Outcome.Reject _, Outcome.Resubmit _ -> {}
    }
  }

  private void tell(ReturnTarget to, ResubmitRule rule) {
    String then = rule == ResubmitRule.ASK ? "" : t("decide.then." + rule.name());
    String all =
        switch (to) {
          case ReturnTarget.Initiator _ -> t("decide.to-initiator", then);
          case ReturnTarget.Previous _ -> t("decide.to-previous", then);
          case ReturnTarget.AtNode _ -> t("decide.to-node", then);
          case ReturnTarget.Chosen _ -> then;
        };
    if (!all.isBlank()) {
      sheet.with(Note.info(all.strip()));
    }
  }

  private void askBranch() {
    if (choice.branches().isEmpty()) {
      return;
    }
    var branches = new RadioButtonGroup<Branch>(t("decide.branch"));
    branches.setItems(choice.branches());
    branches.setItemLabelGenerator(branch -> Say.t(branch.title()));
    branches.setManualValidation(true);
    sheet.ask("branch", branches);
    answers.add(decision -> {
      Branch picked = branches.getValue();
      return picked == null ? decision : decision.toward(picked.key(), decision.returnTo());
    });
  }

  private void askReturn() {
    if (choice.returnTo().isEmpty()) {
      return;
    }
    var targets = new RadioButtonGroup<Target>(t("decide.return-to"));
    targets.setItems(choice.returnTo());
    targets.setItemLabelGenerator(target -> Say.t(target.title()));
    targets.setManualValidation(true);
    targets.addClassName("fw-stacked");
    sheet.ask("returnTo", targets);
    answers.add(decision -> {
      Target chosen = targets.getValue();
      return chosen == null ? decision : decision.toward(decision.branch(), chosen.node());
    });
  }

  private void askWayOn() {
    if (!outcome.asksWhereItGoesOn()) {
      return;
    }
    var ways = new RadioButtonGroup<ResubmitFrom>(t("decide.way-on"));
    ways.setItems(ResubmitFrom.values());
    ways.setItemLabelGenerator(way -> t("decide.way-on." + way.name()));
    ways.setManualValidation(true);
    ways.addClassName("fw-stacked");
    sheet.ask("resubmit", ways);
    answers.add(decision -> decision.goingOn(ways.getValue()));
  }

  private void askPeople(Target target) {
    MultiSelectComboBox<Person> people =
        PeoplePick.several(
            t("decide.people", Say.t(target.title())),
            doing.desk().actor().organisation(),
            person -> target.persons().isEmpty() || target.persons().contains(person.id()));
    sheet.ask("picked", people);
    answers.add(decision -> {
      Map<DefinitionKey, List<String>> picked = new LinkedHashMap<>(decision.picked());
      if (!people.getValue().isEmpty()) {
        picked.put(target.node(), people.getValue().stream().map(Person::id).toList());
      }
      return decision.picking(picked);
    });
  }

  private void askTicks() {
    if (!outcome.agrees() || task.options().checklist().isEmpty()) {
      return;
    }
    var ticks = new CheckboxGroup<CheckItem>(t("decide.checklist"));
    ticks.setItems(task.options().checklist());
    ticks.setItemLabelGenerator(
        item -> item.optional() ? t("decide.optional", Say.t(item.title())) : Say.t(item.title()));
    ticks.setManualValidation(true);
    ticks.addClassName("fw-stacked");
    sheet.ask("ticked", ticks);
    answers.add(
        decision -> decision.ticking(ticks.getValue().stream().map(CheckItem::key).toList()));
  }

  private void askFacts() {
    if (!(outcome instanceof Outcome.Dispute)) {
      return;
    }
    var facts = new CheckboxGroup<FieldKey>(t("decide.facts"));
    facts.setItems(task.options().facts());
    facts.setItemLabelGenerator(fact -> FieldPlace.of(doing.view().form(), fact.value()).title());
    facts.setManualValidation(true);
    facts.addClassName("fw-stacked");
    sheet.ask("disputed", facts);
    answers.add(decision -> decision.disputing(List.copyOf(facts.getValue())));
  }

  private void askNeeds() {
    var source = doing.desk().form(doing.view().key(), doing.view().id());
    for (Need need : outcome.needs()) {
      switch (need) {
        case FILE -> {
          var files = new FilesAsked(source);
          sheet.ask("files", files, files::show);
          answers.add(decision -> decision.with(files.ids(), decision.signature()));
        }
        case SIGNATURE -> {
          var pad = new SignaturePad(source);
          sheet.ask("signature", pad, pad::show);
          answers.add(decision -> decision.with(decision.files(), pad.file().orElse(null)));
        }
        case PASSWORD -> {}
      }
    }
  }

  private void askWords() {
    boolean required = outcome.opinionRule() == OpinionRule.REQUIRED;
    var words =
        sheet.words(
            "opinion",
            t(required ? "opinion.reason" : "opinion.words"),
            required,
            task.options().opinions());
    answers.add(decision -> decision.saying(words.getValue().strip()));
  }

  private void askPassword() {
    if (!outcome.needs().contains(Need.PASSWORD)) {
      return;
    }
    var password = new PasswordField(t("decide.password"));
    password.setManualValidation(true);
    password.setRequiredIndicatorVisible(true);
    password.setWidthFull();
    sheet.ask("password", password);
    answers.add(decision -> {
      if (!password.getValue().isEmpty()) {
        doing.desk().confirm(password.getValue());
      }
      return decision.identified(!password.getValue().isEmpty());
    });
  }
}
