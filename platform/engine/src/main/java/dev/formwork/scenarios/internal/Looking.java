package dev.formwork.scenarios.internal;

import dev.formwork.definitions.Pointers;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.flows.Step;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.packs.Samples;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordView;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import dev.formwork.scenarios.Expectation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks whether what a scenario expects is there. */
final class Looking {

  private final Stage stage;
  private final Values values;
  private final Places places;
  private final Tasks tasks;
  private final Said said;

  Looking(Stage stage, Values values, Places places, Passing passing) {
    this.stage = stage;
    this.values = values;
    this.places = places;
    this.tasks = new Tasks(stage, places, passing);
    this.said = new Said(stage, values, places);
  }

  void at(List<Expectation> all) {
    for (int i = 0; i < all.size(); i++) {
      try {
        at(all.get(i));
      } catch (Broken broken) {
        throw new Broken(
            new Problem(
                broken.problem().code(),
                broken.problem().severity(),
                Pointers.item("/expect", i) + broken.problem().path(),
                broken.problem().args()),
            broken.decidedBy());
      }
    }
  }

  private void at(Expectation expectation) {
    switch (expectation) {
      case Expectation.Task task -> tasks.look(task);
      case Expectation.NoTask none -> tasks.look(none);
      case Expectation.IsSo so -> look(so);
      case Expectation.WasSo was -> look(was);
      case Expectation.Due due -> look(due);
      case Expectation.Told told -> said.look(told);
      case Expectation.NotTold notTold -> said.look(notTold);
      case Expectation.Copied copied -> new Copying(stage, places).look(copied);
      case Expectation.NotCopied none -> new Copying(stage, places).look(none);
      case Expectation.Called called -> said.look(called);
      case Expectation.NotCalled notCalled -> said.look(notCalled);
      case Expectation.Sent sent -> said.look(sent);
      case Expectation.NotSent notSent -> said.look(notSent);
      case Expectation.InHistory history -> look(history);
      case Expectation.Figure figure -> new Figures(stage, values).look(figure);
      case Expectation.Measured measured -> new Measures(stage, values).look(measured);
      case Expectation.Mailed mailed -> new Mails(stage).look(mailed);
      case Expectation.Visible visible -> look(visible);
      case Expectation.Hidden hidden -> look(hidden);
    }
  }

  // ---- the record itself ----

  private void look(Expectation.IsSo expected) {
    Samples.Made at = stage.record(expected.record());
    stage.touch(at);
    RecordView found =
        expected.as() == null
            ? stage.whole(at)
            : stage.world().records().get(stage.actor(expected.as()), at.form(), at.id());
    if (expected.state() != null && expected.state() != found.state()) {
      throw new Broken(
          differs(
              "scenarios.record.state", "/state", expected.state().word(), found.state().word()),
          places.node(at.form(), null));
    }
    lookWhere(expected, found, at);
    if (expected.number() != null && !expected.number().equals(found.number())) {
      throw new Broken(
          differs(
              "scenarios.record.number",
              "/number",
              expected.number(),
              String.valueOf(found.number())),
          places.field(at.form(), ""));
    }
    expected
        .fields()
        .forEach((field, value) -> lookAt(field, value, found.data().get(field), at.form()));
    expected.shows().forEach(field -> lookWhether("shown", true, found, field, "/shows"));
    expected.hides().forEach(field -> lookWhether("shown", false, found, field, "/hides"));
    expected.warned().forEach(field -> lookWhether("warned", true, found, field, "/warned"));
    expected.notWarned().forEach(field -> lookWhether("warned", false, found, field, "/notWarned"));
  }

  private void lookWhether(
      String what, boolean expected, RecordView found, FieldKey field, String where) {
    boolean is =
        what.equals("shown")
            ? !found.hidden().contains(field.value())
            : found.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.WARNING)
                .anyMatch(problem -> problem.path().equals(field.value()));
    if (is != expected) {
      throw new Broken(
          differs(
                  "scenarios.record.field",
                  where,
                  expected ? what : "not " + what,
                  is ? what : "not " + what)
              .with("field", field.value()),
          places.field(found.key(), field.value()));
    }
  }

  private void look(Expectation.WasSo expected) {
    Samples.Made at = stage.record(expected.record());
    stage.touch(at);
    Actor actor = expected.as() == null ? stage.platform() : stage.actor(expected.as());
    Instant moment = stage.world().start(expected.on());
    RecordView then = stage.world().records().asOf(actor, at.form(), at.id(), moment);
    expected
        .fields()
        .forEach((field, value) -> lookAt(field, value, then.data().get(field), at.form()));
  }

  private void lookWhere(Expectation.IsSo expected, RecordView found, Samples.Made at) {
    var execution = found.execution();
    if (!expected.at().isEmpty()) {
      var open = new TreeSet<DefinitionKey>();
      if (execution != null) {
        execution.openSteps().stream().map(Step::node).forEach(open::add);
      }
      if (!open.equals(new TreeSet<>(expected.at()))) {
        throw new Broken(
            differs("scenarios.record.at", "/at", expected.at().toString(), open.toString()),
            places.node(at.form(), open.isEmpty() ? null : open.first()));
      }
    }
    int round = execution == null ? 0 : execution.round();
    if (expected.round() != null && expected.round() != round) {
      throw new Broken(
          differs(
              "scenarios.record.round",
              "/round",
              expected.round().toString(),
              String.valueOf(round)),
          places.node(at.form(), null));
    }
  }

  private void lookAt(
      String field, @Nullable Object expected, @Nullable Object found, QualifiedKey form) {
    if (!values.isSame(expected, found)) {
      throw new Broken(
          differs(
                  "scenarios.record.field",
                  Pointers.member("/fields", field),
                  values.shown(values.resolved(expected)),
                  values.shown(found))
              .with("field", field),
          places.field(form, field));
    }
  }

  // ---- its history ----

  private void look(Expectation.InHistory expected) {
    Samples.Made at = stage.record(expected.record());
    Actor actor = expected.as() == null ? stage.platform() : stage.actor(expected.as());
    List<HistoryEntry> history = stage.world().records().history(actor, at.form(), at.id());
    if (history.stream().noneMatch(entry -> isMeant(expected, entry))) {
      throw new Broken(
          Problem.error("scenarios.history.missing", "")
              .with("found", String.join("; ", history.stream().map(this::shown).toList())),
          places.node(at.form(), null));
    }
  }

  private boolean isMeant(Expectation.InHistory expected, HistoryEntry entry) {
    return (expected.kind() == null || expected.kind().equals(entry.kind()))
        && (expected.by() == null || expected.by().equals(stage.username(entry.by())))
        && (expected.text() == null || entry.text().contains(expected.text()))
        && (expected.outcome() == null
            || (entry.outcome() != null
                && entry.outcome().byLanguage().containsValue(expected.outcome())))
        && (expected.changed() == null
            || entry.changes().stream()
                .anyMatch(change -> change.path().equals(expected.changed().value())));
  }

  private String shown(HistoryEntry entry) {
    return entry.kind()
        + " by "
        + stage.username(entry.by())
        + (entry.text().isEmpty() ? "" : " \"" + entry.text() + "\"");
  }

  // ---- deadlines ----

  private void look(Expectation.Due expected) {
    Samples.Made at = stage.record(expected.record());
    stage.touch(at);
    var execution = stage.whole(at).execution();
    List<DeadlineRow> rows =
        execution == null
            ? List.of()
            : execution.deadlines().stream()
                .filter(row -> row.key().equals(expected.of()))
                .toList();
    if (rows.isEmpty()) {
      throw new Broken(
          Problem.error("scenarios.deadline.missing", "").with("of", expected.of().value()),
          places.deadline(at.form(), expected.of()));
    }
    DeadlineRow row = rows.getLast();
    if (expected.state() != null && expected.state() != row.deadline().state()) {
      throw new Broken(
          differs(
              "scenarios.deadline.state",
              "/state",
              expected.state().name(),
              row.deadline().state().name()),
          places.deadline(at.form(), expected.of()));
    }
    tasks.lookWhen(expected.due(), row.due(), at, expected.of());
  }

  // ---- who sees it ----

  private void look(Expectation.Visible expected) {
    Samples.Made at = stage.record(expected.record());
    for (String name : expected.to()) {
      Actor actor = stage.actor(name);
      RecordView seen = seen(actor, at);
      if (seen == null || !isListed(actor, at)) {
        throw new Broken(
            Problem.error("scenarios.visible.not", "/to").with("person", name),
            places.roles(at.form(), actor));
      }
      for (FieldKey field : expected.with()) {
        requireField(seen, field, true, name, places.roles(at.form(), actor));
      }
      for (FieldKey field : expected.without()) {
        requireField(seen, field, false, name, places.roles(at.form(), actor));
      }
    }
  }

  private static void requireField(
      RecordView seen, FieldKey field, boolean open, String person, List<String> roles) {
    if (seen.access(field.value()).canRead() != open) {
      throw new Broken(
          Problem.error(
                  open ? "scenarios.field.hidden" : "scenarios.field.open",
                  open ? "/with" : "/without")
              .with("field", field.value())
              .with("person", person),
          roles);
    }
  }

  private void look(Expectation.Hidden expected) {
    Samples.Made at = stage.record(expected.record());
    for (String name : expected.to()) {
      Actor actor = stage.actor(name);
      if (seen(actor, at) != null || isListed(actor, at)) {
        throw new Broken(
            Problem.error("scenarios.hidden.not", "/to").with("person", name),
            places.roles(at.form(), actor));
      }
    }
  }

  private @Nullable RecordView seen(Actor actor, Samples.Made at) {
    try {
      return stage.world().records().get(actor, at.form(), at.id());
    } catch (Refusal.NotFound | Refusal.Forbidden _) {
      return null;
    }
  }

  private boolean isListed(Actor actor, Samples.Made at) {
    try {
      var only = RecordQuery.all(at.form()).where(Condition.of("id", Operator.EQ, at.id()));
      return !stage.world().records().query(actor, only).rows().isEmpty();
    } catch (Refusal.NotFound | Refusal.Forbidden _) {
      return false;
    }
  }

  static Problem differs(String code, String at, String expected, String found) {
    return Problem.error(code, at)
        .with("expected", expected)
        .with("found", Objects.requireNonNullElse(found, "nothing"));
  }
}
