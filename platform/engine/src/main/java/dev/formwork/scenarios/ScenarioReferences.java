package dev.formwork.scenarios;

import dev.formwork.calendars.Calendar;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.mailings.Mailing;
import dev.formwork.messages.MessageTemplate;
import dev.formwork.metrics.Metric;
import dev.formwork.reports.Report;
import dev.formwork.rules.SystemField;
import dev.formwork.triggers.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The definitions and fields that a scenario names. */
final class ScenarioReferences {

  private final Scenario scenario;
  private final DefinitionKey app;
  private final RecordNames names;
  private final List<Reference> found = new ArrayList<>();

  ScenarioReferences(Scenario scenario, DefinitionKey app) {
    this.scenario = scenario;
    this.app = app;
    this.names = RecordNames.of(scenario, app);
  }

  List<Reference> found() {
    to(Calendar.TYPE, scenario.before().calendar(), "/given/calendar");
    for (int i = 0; i < scenario.steps().size(); i++) {
      add(scenario.steps().get(i), Pointers.item("/steps", i));
    }
    return found;
  }

  private void add(Step step, String at) {
    switch (step) {
      case Step.Creates creates -> {
        to(Form.TYPE, creates.form(), at + "/form");
        QualifiedKey form = QualifiedKey.parse(creates.form(), app);
        fields(form, creates.data(), at + "/data");
        if (creates.link() != null) {
          fields(form, creates.link().preset(), at + "/link/preset");
        }
      }
      case Step.Imports imports -> {
        to(Form.TYPE, imports.imports(), at + "/imports");
        for (int r = 0; r < imports.rows().size(); r++) {
          fields(
              QualifiedKey.parse(imports.imports(), app),
              imports.rows().get(r).data(),
              Pointers.item(at + "/rows", r) + "/data");
        }
      }
      case Step.Finds finds -> {
        to(Form.TYPE, finds.form(), at + "/form");
        fields(QualifiedKey.parse(finds.form(), app), finds.where(), at + "/where");
      }
      case Step.Edits edits -> fields(edits.record(), edits.data(), at + "/data");
      case Step.Submits submits -> fields(submits.record(), submits.data(), at + "/data");
      case Step.Decides decides -> fields(decides.record(), decides.data(), at + "/data");
      case Step.Handles handles -> fields(handles.record(), handles.data(), at + "/data");
      case Step.Presses presses -> to(Rule.TYPE, presses.button(), at + "/button");
      case Step.After after -> to(Calendar.TYPE, after.calendar(), at + "/calendar");
      case Step.Play play -> to(Calendar.TYPE, play.calendar(), at + "/calendar");
      case Step.Expect(var all) -> {
        for (int e = 0; e < all.size(); e++) {
          add(all.get(e), Pointers.item(at + "/expect", e));
        }
      }
      case Step.Withdraws _,
          Step.Retracts _,
          Step.Terminates _,
          Step.Urges _,
          Step.Comments _,
          Step.Deletes _,
          Step.On _,
          Step.NextEvent _ -> {}
    }
  }

  private void add(Expectation expectation, String at) {
    switch (expectation) {
      case Expectation.IsSo so -> {
        fields(so.record(), so.fields(), at + "/fields");
        keys(so.record(), so.shows(), at + "/shows");
        keys(so.record(), so.hides(), at + "/hides");
        keys(so.record(), so.warned(), at + "/warned");
        keys(so.record(), so.notWarned(), at + "/notWarned");
      }
      case Expectation.WasSo was -> fields(was.record(), was.fields(), at + "/fields");
      case Expectation.Visible visible -> {
        keys(visible.record(), visible.with(), at + "/with");
        keys(visible.record(), visible.without(), at + "/without");
      }
      case Expectation.Figure figure -> {
        to(Report.TYPE, figure.report(), at + "/report");
        if (figure.measure() != null) {
          QualifiedKey report = QualifiedKey.parse(figure.report(), app);
          found.add(Reference.toField(Report.TYPE, report, figure.measure(), at + "/measure"));
        }
      }
      case Expectation.Mailed mailed -> to(Mailing.TYPE, mailed.mailing(), at + "/mailing");
      case Expectation.Measured measured -> to(Metric.TYPE, measured.metric(), at + "/metric");
      case Expectation.InHistory history -> {
        if (history.changed() != null) {
          keys(history.record(), List.of(history.changed()), at + "/changed");
        }
      }
      case Expectation.Sent sent -> to(MessageTemplate.TYPE, sent.template(), at + "/template");
      case Expectation.NotSent none -> to(MessageTemplate.TYPE, none.template(), at + "/template");
      case Expectation.Task _,
          Expectation.NoTask _,
          Expectation.Due _,
          Expectation.Told _,
          Expectation.NotTold _,
          Expectation.Copied _,
          Expectation.NotCopied _,
          Expectation.Called _,
          Expectation.NotCalled _,
          Expectation.Hidden _ -> {}
    }
  }

  private void to(DefinitionType<?> type, @Nullable String named, String at) {
    if (named != null) {
      found.add(Reference.to(type, QualifiedKey.parse(named, app), at));
    }
  }

  private void to(DefinitionType<?> type, @Nullable DefinitionKey named, String at) {
    to(type, named == null ? null : named.value(), at);
  }

  private void keys(String record, List<FieldKey> keys, String at) {
    for (int i = 0; i < keys.size(); i++) {
      String pointer = Pointers.item(at, i);
      FieldKey key = keys.get(i);
      names.form(record).ifPresent(form -> field(form, key.value(), pointer));
    }
  }

  private void fields(String record, Map<String, ?> data, String at) {
    names.form(record).ifPresent(form -> fields(form, data, at));
  }

  private void fields(QualifiedKey form, Map<String, ?> data, String at) {
    data.forEach((key, value) -> {
      String pointer = Pointers.member(at, key);
      field(form, key, pointer);
      if (value instanceof List<?> rows && isKey(key)) {
        for (int i = 0; i < rows.size(); i++) {
          if (rows.get(i) instanceof Map<?, ?> row) {
            columns(form, FieldKey.of(key), row, Pointers.item(pointer, i));
          }
        }
      }
    });
  }

  private void columns(QualifiedKey form, FieldKey rows, Map<?, ?> row, String at) {
    row.keySet().stream()
        .map(String::valueOf)
        .filter(ScenarioReferences::isKey)
        .forEach(column ->
            found.add(
                Reference.toColumn(
                        Form.TYPE, form, rows, FieldKey.of(column), Pointers.member(at, column))
                    .as(Written.MEMBER)));
  }

  private void field(QualifiedKey form, String key, String at) {
    if (SystemField.named(key).isEmpty() && isKey(key)) {
      found.add(Reference.toField(Form.TYPE, form, FieldKey.of(key), at));
    }
  }

  private static boolean isKey(String text) {
    try {
      FieldKey.of(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
