package dev.formwork.workspace.profile;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.formwork.identity.Delegation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.form.DayPick;
import dev.formwork.workspace.form.PeoplePick;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.profile.OwnDelegations.Scope;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Asks who is to stand in, from when to when, and for what. */
final class DelegateSheet {

  private final OwnDelegations own;
  private final Runnable begun;
  private final Sheet sheet = new Sheet(t("delegations.begin"));
  private final ComboBox<Person> to;
  private final DatePicker since;
  private final DatePicker until;
  private final ComboBox<Scope> scope = new ComboBox<>(t("delegations.scope"));

  /**
   * @param begun runs when somebody stands in
   */
  DelegateSheet(OwnDelegations own, Runnable begun) {
    this.own = own;
    this.begun = begun;
    String me = own.actor().id();
    LocalDate today = LocalDate.ofInstant(own.now(), Show.zone());
    to =
        PeoplePick.one(
            t("delegations.to"), own.actor().organisation(), person -> !person.id().equals(me));
    to.setRequiredIndicatorVisible(true);
    to.setAutofocus(true);
    to.addValueChangeListener(change -> to.setInvalid(false));
    since = DayPick.of(t("delegations.since"));
    since.setValue(today);
    since.setMin(today);
    until = DayPick.of(t("delegations.until"));
    until.setMin(today);
    until.setPlaceholder(t("delegations.open-end"));
    List<Scope> scopes = own.scopes();
    scope.setItems(scopes);
    scope.setItemLabelGenerator(Scope::title);
    scope.setValue(scopes.getFirst());
    scope.setManualValidation(true);
    scope.setWidthFull();
    var days = new Div(since, until);
    days.addClassName("fw-delegations-days");
    sheet
        .with(to, days, scope)
        .actions(
            Button.plain(t("sheet.back"), sheet::close),
            Button.primary(t("delegations.begin"), this::begin));
  }

  void open() {
    sheet.open();
  }

  private void begin() {
    Stream.<HasValidationProperties>of(to, since, until, scope)
        .forEach(each -> each.setInvalid(false));
    Person person = to.getValue();
    if (person == null) {
      to.setErrorMessage(t("delegations.to-missing"));
      to.setInvalid(true);
      return;
    }
    Scope wanted = scope.getValue() == null ? own.scopes().getFirst() : scope.getValue();
    try {
      own.begin(
          new Delegation(
              "",
              own.actor().id(),
              person.id(),
              start(),
              until.getValue() == null ? null : begin(until.getValue().plusDays(1)),
              wanted.app(),
              wanted.flow(),
              wanted.form()));
      sheet.close();
      Toast.done(t("delegations.begun", Say.t(person.name())));
      begun.run();
    } catch (Refusal refused) {
      refused.problems().forEach(this::show);
    }
  }

  /** From today is from now on, so that nothing of the past is meant. */
  private Instant start() {
    LocalDate day = since.getValue();
    Instant now = own.now();
    return day == null || begin(day).isBefore(now) ? now : begin(day);
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(Show.zone()).toInstant();
  }

  private void show(Problem problem) {
    HasValidationProperties at =
        switch (problem.path()) {
          case "since" -> since;
          case "until" -> until;
          default -> to;
        };
    at.setErrorMessage(Say.t(problem));
    at.setInvalid(true);
  }
}
