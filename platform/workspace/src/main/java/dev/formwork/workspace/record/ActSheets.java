package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.formwork.flows.TaskAction;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.records.Command;
import dev.formwork.records.RecordView;
import dev.formwork.records.RecordView.MyTask;
import dev.formwork.workspace.form.PeoplePick;
import dev.formwork.workspace.record.RecordPanel.Change;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is asked of people who do something with a task or a flow short of deciding. */
record ActSheets(Doing doing) {

  void transfer(MyTask task) {
    var sheet = new AskSheet(t("act.transfer.title", Say.t(task.title())));
    var to = sheet.ask("persons", PeoplePick.one(t("act.transfer.to"), organisation(), notMe()));
    to.setAutofocus(true);
    var words = sheet.words("words", t("opinion.words"), false, List.of());
    sheet.open(
        t("act.transfer.do"),
        false,
        () -> {
          Person person = to.getValue();
          String id = person == null ? "" : person.id();
          String name = person == null ? "" : Say.t(person.name());
          handle(
              task,
              new TaskAction.Transfer(id, words.getValue().strip()),
              t("act.transfer.done", name));
        },
        doing::show);
  }

  void addSigner(MyTask task) {
    var sheet = new AskSheet(t("act.add-signer.title", Say.t(task.title())));
    var people =
        sheet.ask("persons", PeoplePick.several(t("act.add-signer.who"), organisation(), notMe()));
    people.setAutofocus(true);
    var place = new RadioButtonGroup<TaskAction.Place>(t("act.add-signer.when"));
    place.setItems(TaskAction.Place.values());
    place.setItemLabelGenerator(each -> t("act.add-signer.place." + each.name()));
    place.setValue(TaskAction.Place.BEFORE);
    place.addClassName("fw-stacked");
    sheet.ask("place", place);
    var words = sheet.words("words", t("opinion.words"), false, List.of());
    sheet.open(
        t("act.add-signer.do"),
        false,
        () -> {
          List<String> ids = people.getValue().stream().map(Person::id).toList();
          String names =
              people.getValue().stream()
                  .map(person -> Say.t(person.name()))
                  .collect(Collectors.joining(t("value.separator")));
          handle(
              task,
              new TaskAction.AddSigner(place.getValue(), ids, words.getValue().strip()),
              t("act.add-signer.done", names));
        },
        doing::show);
  }

  void hold(MyTask task) {
    ask(
        "hold",
        Say.t(task.title()),
        false,
        words -> handling(task, new TaskAction.Hold(words)),
        Change.SAVED);
  }

  void resume(MyTask task) {
    doing.actNow(handling(task, new TaskAction.Resume()), t("act.resume.done"), Change.SAVED);
  }

  void claim(MyTask task) {
    doing.actNow(handling(task, new TaskAction.Claim()), t("act.claim.done"), Change.CLAIMED);
  }

  void unclaim(MyTask task) {
    doing.actNow(handling(task, new TaskAction.Unclaim()), t("act.unclaim.done"), Change.DECIDED);
  }

  void retract(String task) {
    ask(
        "retract",
        name(),
        false,
        words -> new Command.Retract(view().key(), view().id(), task, words, doing.act()),
        Change.SAVED);
  }

  void withdraw() {
    ask(
        "withdraw",
        name(),
        false,
        words -> new Command.Withdraw(view().key(), view().id(), words, doing.act()),
        Change.SAVED);
  }

  void urge() {
    ask(
        "urge",
        name(),
        false,
        words -> new Command.Urge(view().key(), view().id(), words, doing.act()),
        Change.SAVED);
  }

  void terminate() {
    ask(
        "terminate",
        name(),
        true,
        words -> new Command.Terminate(view().key(), view().id(), words, doing.act()),
        Change.DECIDED);
  }

  private void ask(
      String act,
      String what,
      boolean dangerous,
      Function<String, Command> command,
      Change change) {
    var sheet = new AskSheet(t("act." + act + ".title", what));
    sheet.with(new com.vaadin.flow.component.html.Div(t("act." + act + ".hint")));
    var words = sheet.words("words", t("opinion.words"), false, List.of());
    sheet.open(
        t("act." + act + ".do"),
        dangerous,
        () -> doing.act(command.apply(words.getValue().strip()), t("act." + act + ".done"), change),
        doing::show);
  }

  private void handle(MyTask task, TaskAction action, String told) {
    doing.act(handling(task, action), told, Change.DECIDED);
  }

  private Command handling(MyTask task, TaskAction action) {
    boolean holds = !(action instanceof TaskAction.Claim);
    return new Command.Handle(
        view().key(),
        view().id(),
        task.id(),
        action,
        holds ? doing.changes() : java.util.Map.of(),
        doing.act());
  }

  private RecordView view() {
    return doing.view();
  }

  private String name() {
    String number = view().number();
    return number == null ? Say.t(view().form().title()) : number;
  }

  private Organisation organisation() {
    return doing.desk().actor().organisation();
  }

  private java.util.function.Predicate<Person> notMe() {
    String me = doing.desk().actor().id();
    return person -> !person.id().equals(me);
  }
}
