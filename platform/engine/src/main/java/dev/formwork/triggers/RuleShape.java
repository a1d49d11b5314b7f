package dev.formwork.triggers;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Dynamic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a rule says all that it must, and nothing that it can't mean. */
final class RuleShape {

  private static final Set<String> STATES =
      Set.of("running", "completed", "rejected", "cancelled", "done");

  private final Rule rule;
  private final List<Problem> problems = new ArrayList<>();

  private RuleShape(Rule rule) {
    this.rule = rule;
  }

  static Problems check(Rule rule) {
    var shape = new RuleShape(rule);
    shape.trigger();
    shape.conditions();
    shape.beforeSave();
    shape.metrics();
    shape.reportIf(rule.actions().isEmpty(), "rule.actions.none", "/actions");
    for (int i = 0; i < rule.actions().size(); i++) {
      shape.action(rule.actions().get(i), "/actions/" + i);
    }
    return new Problems(shape.problems);
  }

  private void trigger() {
    switch (rule.trigger()) {
      case Trigger.StateChanged(var from, var to) -> {
        states(from, "/trigger/from");
        states(to, "/trigger/to");
      }
      case Trigger.Threshold threshold -> {
        boolean one = (threshold.at() == null) != (threshold.every() == null);
        reportIf(!one, "rule.threshold.which", "/trigger");
        reportIf(
            threshold.every() != null && threshold.every().signum() <= 0,
            "rule.threshold.every",
            "/trigger/every");
      }
      case Trigger.Keywords words -> {
        reportIf(
            (words.list() == null) == words.words().isEmpty(), "rule.keywords.which", "/trigger");
        reportIf(words.fields().isEmpty() && !words.comments(), "rule.keywords.where", "/trigger");
        problems.addAll(KeywordListType.problems(words.words(), "/trigger/words"));
      }
      case Trigger.Scheduled(var schedule) ->
          problems.addAll(schedule.problems("/trigger/schedule"));
      case Trigger.Repeat repeat ->
          reportIf(repeat.every().amount() <= 0, "rule.repeat.every", "/trigger/every");
      case Trigger.Created _,
          Trigger.Deleted _,
          Trigger.Changed _,
          Trigger.OutcomeOf _,
          Trigger.Button _,
          Trigger.Commented _,
          Trigger.AtDate _,
          Trigger.MetricOff _,
          Trigger.Hook _ -> {}
    }
  }

  private void states(List<String> states, String at) {
    for (int i = 0; i < states.size(); i++) {
      if (!STATES.contains(states.get(i))) {
        problems.add(
            Problem.error("rule.state.unknown", at + "/" + i).with("state", states.get(i)));
      }
    }
  }

  private void conditions() {
    boolean ofNothing =
        rule.trigger() instanceof Trigger.Hook || rule.trigger() instanceof Trigger.MetricOff;
    reportIf(ofNothing && rule.form() != null, "rule.form.unwanted", "/form");
    boolean ofRecord = rule.trigger() instanceof Trigger.OfRecord;
    reportIf(rule.was() != null && !ofRecord, "rule.was.nothing-before", "/was");
    boolean asksMany =
        rule.trigger() instanceof Trigger.Scheduled && rule.form() != null && rule.when() != null;
    reportIf(asksMany && hasScript(rule.when()), "rule.schedule.script", "/when");
    reportIf(asksMany && comparesFields(rule.when()), "rule.schedule.fields", "/when");
    reportIf(
        rule.trigger() instanceof Trigger.Scheduled && rule.form() == null && rule.when() != null,
        "rule.schedule.of-nothing",
        "/when");
  }

  private static boolean hasScript(@Nullable Condition condition) {
    return switch (condition) {
      case null -> false;
      case Condition.All(var parts) -> parts.stream().anyMatch(RuleShape::hasScript);
      case Condition.Any(var parts) -> parts.stream().anyMatch(RuleShape::hasScript);
      case Condition.None(var parts) -> parts.stream().anyMatch(RuleShape::hasScript);
      case Condition.Compare _, Condition.Along _ -> false;
      case Condition.Script _ -> true;
    };
  }

  private static boolean comparesFields(@Nullable Condition condition) {
    return switch (condition) {
      case null -> false;
      case Condition.All(var parts) -> parts.stream().anyMatch(RuleShape::comparesFields);
      case Condition.Any(var parts) -> parts.stream().anyMatch(RuleShape::comparesFields);
      case Condition.None(var parts) -> parts.stream().anyMatch(RuleShape::comparesFields);
      case Condition.Compare(_, _, var value) -> value instanceof Dynamic.OtherField;
      case Condition.Along(_, var that) -> that.value() instanceof Dynamic.OtherField;
      case Condition.Script _ -> false;
    };
  }

  /** What happens in the write itself can only be about the record that is written. */
  private void beforeSave() {
    if (!rule.beforeSave()) {
      return;
    }
    boolean fits =
        rule.trigger() instanceof Trigger.OfRecord
            && !(rule.trigger() instanceof Trigger.Button)
            && !(rule.trigger() instanceof Trigger.Deleted);
    reportIf(!fits, "rule.before-save.trigger", "/trigger");
    reportIf(rule.once(), "rule.before-save.once", "/once");
    reportIf(!rule.metrics().isEmpty(), "rule.before-save.metrics", "/metrics");
    for (int i = 0; i < rule.actions().size(); i++) {
      boolean sets =
          rule.actions().get(i) instanceof Action.SetFields
              || rule.actions().get(i) instanceof Action.Decide
              || rule.actions().get(i) instanceof Action.Tags;
      reportIf(!sets, "rule.before-save.action", "/actions/" + i);
    }
  }

  private void action(Action action, String at) {
    switch (action) {
      case Action.SetFields(var fields, var script) ->
          reportIf(fields.isEmpty() && script == null, "rule.action.nothing", at);
      case Action.Create create -> {
        long each =
            Stream.of(create.rows(), create.records(), create.report())
                .filter(Objects::nonNull)
                .count();
        reportIf(each > 1, "rule.create.each", at);
        report(create.report(), at + "/report");
        lists(create.lists(), at + "/lists/");
      }
      case Action.Update(_, var set) -> reportIf(set.isEmpty(), "rule.action.nothing", at);
      case Action.Upsert upsert -> {
        reportIf(upsert.match().isEmpty(), "rule.upsert.match", at + "/match");
        for (int i = 0; i < upsert.match().size(); i++) {
          reportIf(
              !upsert.set().containsKey(upsert.match().get(i)),
              "rule.upsert.match",
              at + "/match/" + i);
        }
        report(upsert.report(), at + "/report");
        lists(upsert.lists(), at + "/lists/");
      }
      case Action.Message(var to, var template, var text) -> {
        reportIf(to.isEmpty() && template == null, "rule.message.nobody", at + "/to");
        reportIf(template == null && text.isEmpty(), "rule.message.nothing", at);
      }
      case Action.ApplyPatch patch ->
          reportIf(patch.fields().isEmpty(), "rule.action.nothing", at + "/fields");
      case Action.Grant grant -> {
        reportIf((grant.within() == null) == (grant.until() == null), "rule.grant.time", at);
        reportIf((grant.record() == null) != (grant.form() == null), "rule.grant.record", at);
        reportIf(grant.to().isEmpty(), "rule.message.nobody", at + "/to");
      }
      case Action.Decide(_, _, var into, var assisted) -> {
        reportIf(into.isEmpty(), "rule.action.nothing", at + "/into");
        reportIf(
            assisted != null && (into.size() != 1 || !rule.beforeSave()),
            "rule.table.assisted",
            at + "/assisted");
      }
      case Action.Tags(_, var tags) -> reportIf(tags.isEmpty(), "rule.action.nothing", at);
      case Action.Task task -> reportIf(task.to().isEmpty(), "rule.message.nobody", at + "/to");
      case Action.StartFlow _,
          Action.StopFlow _,
          Action.Webhook _,
          Action.StartSequence _,
          Action.StopSequence _ -> {}
    }
  }

  private void report(@Nullable ReportRows report, String at) {
    if (report != null) {
      boolean ofNoPeriod = report.date() != null && rule.period() == null;
      reportIf(ofNoPeriod, "rule.report.period", at + "/date");
      reportIf(hasScript(report.where()), "rule.report.script", at + "/where");
    }
  }

  private void lists(Map<FieldKey, RowList> lists, String at) {
    lists.forEach((field, list) -> {
      boolean one = (list.report() == null) != (list.records() == null);
      reportIf(!one, "rule.list.which", at + field);
      reportIf(list.set().isEmpty(), "rule.action.nothing", at + field);
      report(list.report(), at + field + "/report");
    });
  }

  private void metrics() {
    rule.metrics()
        .forEach((key, input) ->
            reportIf(
                input.period() != null && input.back() != null,
                "rule.metric.which",
                "/metrics/" + key));
  }

  private void reportIf(boolean wrong, String code, String at) {
    if (wrong) {
      problems.add(Problem.error(code, at));
    }
  }
}
