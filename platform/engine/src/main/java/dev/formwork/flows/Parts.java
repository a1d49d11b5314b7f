package dev.formwork.flows;

import dev.formwork.deadlines.Budget;
import dev.formwork.deadlines.Until;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.TableUse;
import dev.formwork.rules.ValueSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a flow says about its form, other forms, roles and flows. */
final class Parts {

  private final List<Part> parts = new ArrayList<>();

  private Parts() {}

  static List<Part> of(Flow flow) {
    var all = new Parts();
    if (flow.rows() != null) {
      all.field("/rows", flow.rows(), Part.Use.SUBTABLE);
    }
    all.assignees("/terminate", flow.terminate());
    all.calendar("/calendar", flow.calendar());
    all.deadline("/deadline", flow.deadline());
    for (int i = 0; i < flow.stages().size(); i++) {
      all.deadline("/stages/" + i + "/deadline", flow.stages().get(i).deadline());
    }
    for (int i = 0; i < flow.nodes().size(); i++) {
      all.node("/nodes/" + i, flow.nodes().get(i));
    }
    return List.copyOf(all.parts);
  }

  private void node(String at, Node node) {
    switch (node) {
      case Node.Task task -> task(at, task);
      case Node.Copy copy -> assignees(at + "/to", copy.to());
      case Node.Notify notify -> {
        assignees(at + "/to", notify.to());
        if (notify.template() != null) {
          parts.add(new Part.OfMessage(at + "/template", notify.template()));
        }
      }
      case Node.Decide decide -> {
        branches(at, decide.branches());
        if (decide.table() != null) {
          table(at, decide, decide.table());
        }
      }
      case Node.Fork fork -> branches(at, fork.branches());
      case Node.Join join -> when(at + "/limit", join.limit());
      case Node.Wait wait -> {
        when(at + "/until", wait.until());
        test(at, wait.test());
        when(at + "/limit", wait.limit());
      }
      case Node.SubFlow sub -> subFlow(at, sub);
      case Node.Act act -> act(at, act);
      case Node.Gate gate -> {
        test(at, gate.test());
        if (gate.checklist() != null) {
          field(at + "/checklist", gate.checklist(), Part.Use.CHOICES);
        }
      }
      case Node.End end -> assignees(at + "/tell", end.tell());
      case Node.Start start -> deadline(at + "/deadline", start.deadline());
    }
  }

  private void deadline(String at, @Nullable FlowDeadline deadline) {
    if (deadline == null) {
      return;
    }
    calendar(at + "/calendar", deadline.calendar());
    budget(at + "/within", deadline.within());
    Until until = deadline.until();
    if (until != null) {
      field(at + "/until/field", until.field(), Part.Use.DATE);
      budget(at + "/until/before", until.before());
      budget(at + "/until/after", until.after());
    }
    for (int i = 0; i < deadline.pauses().size(); i++) {
      asks(at + "/pauses/" + i + "/while", deadline.pauses().get(i).when());
    }
    for (int i = 0; i < deadline.rungs().size(); i++) {
      RungRule rung = deadline.rungs().get(i);
      String pointer = at + "/rungs/" + i;
      budget(pointer + "/before", rung.before());
      budget(pointer + "/after", rung.after());
      budget(pointer + "/every", rung.every());
      assignees(pointer + "/tell", rung.tell());
      assignees(pointer + "/reassign", rung.reassign());
      sets(pointer + "/set/", rung.set());
    }
  }

  private void budget(String at, @Nullable Budget budget) {
    if (budget != null) {
      parts.add(new Part.Tells(at + "/" + budget.written().getKey(), budget.written().getValue()));
    }
  }

  private void calendar(String at, @Nullable String calendar) {
    if (calendar != null) {
      parts.add(new Part.OfCalendar(at, calendar));
    }
  }

  private void task(String at, Node.Task task) {
    deadline(at + "/deadline", task.deadline());
    assignees(at + "/assignees", task.assignees());
    assignees(at + "/exclude", task.exclude());
    for (int i = 0; i < task.parties().size(); i++) {
      assignees(at + "/parties/" + i + "/assignees", task.parties().get(i).assignees());
    }
    if (task.several() != null) {
      for (int i = 0; i < task.several().weights().size(); i++) {
        assignees(at + "/several/weights/" + i + "/of", task.several().weights().get(i).of());
      }
      assignees(at + "/several/veto", task.several().veto());
    }
    for (int i = 0; i < task.facts().size(); i++) {
      field(at + "/facts/" + i, task.facts().get(i), Part.Use.ANY);
    }
    task.fields()
        .forEach((field, right) -> {
          boolean writes = right == NodeRight.EDIT || right == NodeRight.REQUIRED;
          field(at + "/fields/" + field, field, writes ? Part.Use.WRITTEN : Part.Use.ANY);
        });
    for (int i = 0; i < task.outcomes().size(); i++) {
      Outcome outcome = task.outcomes().get(i);
      sets(at + "/outcomes/" + i + "/set/", outcome.set());
      checks(at + "/outcomes/" + i + "/checks/", outcome.checks());
      if (outcome instanceof Outcome.Dispute dispute && dispute.into() != null) {
        field(at + "/outcomes/" + i + "/into", dispute.into(), Part.Use.WORDS);
      }
    }
    for (Node.Exit back : Exits.back(task)) {
      parts.add(new Part.OfTask(at + back.pointer(), back.to()));
    }
  }

  private void checks(String at, List<OutcomeCheck> checks) {
    for (int i = 0; i < checks.size(); i++) {
      OutcomeCheck check = checks.get(i);
      asks(at + i + "/when", check.when());
      if (check.field() != null) {
        field(at + i + "/field", check.field(), Part.Use.ANY);
      }
    }
  }

  private void table(String at, Node.Decide decide, TableUse use) {
    parts.add(new Part.OfTable(at, decide, use));
    use.with()
        .forEach((input, source) -> parts.add(new Part.Tells(at + "/table/with/" + input, source)));
  }

  private void branches(String at, List<Branch> branches) {
    for (int i = 0; i < branches.size(); i++) {
      test(at + "/branches/" + i, branches.get(i).test());
    }
  }

  private void test(String at, Question test) {
    asks(at + "/when", test.when());
    if (test.records() != null) {
      RecordsTest records = test.records();
      others(at + "/records", records.records());
      if (records.that() != null) {
        parts.add(new Part.AsksOthers(at + "/records/that", records.form(), records.that()));
      }
    }
  }

  private void others(String at, Records records) {
    parts.add(new Part.OfForm(at + "/form", records.form()));
    if (records.link() != null) {
      parts.add(new Part.RelatesBack(at + "/link", records.form(), records.link()));
    }
    if (records.field() != null) {
      parts.add(new Part.Relates(at + "/field", records.field(), records.form()));
    }
    if (records.where() != null) {
      parts.add(new Part.AsksOthers(at + "/where", records.form(), records.where()));
    }
  }

  private void subFlow(String at, Node.SubFlow sub) {
    parts.add(new Part.OfFlow(at + "/flow", sub.flow()));
    if (sub.rows() != null) {
      field(at + "/rows", sub.rows(), Part.Use.SUBTABLE);
    }
    if (sub.records() != null) {
      others(at + "/records", sub.records());
    }
  }

  private void act(String at, Node.Act act) {
    sets(at + "/set/", act.set());
    if (act.script() != null) {
      parts.add(new Part.Runs(at + "/script", act.script()));
    }
    for (int i = 0; i < act.create().size(); i++) {
      NewRecord wanted = act.create().get(i);
      String pointer = at + "/create/" + i;
      parts.add(new Part.OfForm(pointer + "/form", wanted.form()));
      setsOthers(pointer + "/set/", wanted.form(), wanted.set());
      if (wanted.link() != null) {
        parts.add(new Part.RelatesBack(pointer + "/link", wanted.form(), wanted.link()));
      }
    }
    for (int i = 0; i < act.update().size(); i++) {
      RecordsUpdate update = act.update().get(i);
      others(at + "/update/" + i, update.records());
      setsOthers(at + "/update/" + i + "/set/", update.form(), update.set());
    }
    for (int i = 0; i < act.webhooks().size(); i++) {
      Webhook webhook = act.webhooks().get(i);
      String pointer = at + "/webhooks/" + i;
      parts.add(new Part.OfParameter(pointer + "/to", webhook.to()));
      webhook
          .body()
          .forEach((key, source) -> parts.add(new Part.Tells(pointer + "/body/" + key, source)));
    }
  }

  private void assignees(String at, List<Assignee> assignees) {
    for (int i = 0; i < assignees.size(); i++) {
      assignee(at + "/" + i, assignees.get(i));
    }
  }

  private void assignee(String at, Assignee assignee) {
    switch (assignee) {
      case Assignee.Role(var role, _) -> parts.add(new Part.OfRole(at + "/role", role));
      case Assignee.InField(var field) -> field(at + "/field", field, Part.Use.PERSON);
      case Assignee.ActorOf(var node) -> parts.add(new Part.OfTask(at + "/actorOf", node));
      case Assignee.Picked(_, var among) -> assignees(at + "/among", among);
      case Assignee.Named(var records, var field) -> {
        others(at + "/records", records);
        parts.add(
            new Part.OfOtherField(at + "/personField", records.form(), field, Part.Use.PERSON));
      }
      case Assignee.Head _, Assignee.Levels _, Assignee.Initiator _, Assignee.Person _ -> {}
    }
  }

  private void when(String at, @Nullable When when) {
    if (when instanceof When.AtField(var field, _, _)) {
      field(at + "/field", field, Part.Use.DATE);
    }
  }

  private void asks(String at, @Nullable Condition condition) {
    if (condition != null) {
      parts.add(new Part.Asks(at, condition));
    }
  }

  private void sets(String at, Map<FieldKey, ValueSource> set) {
    set.forEach((field, source) -> parts.add(new Part.Sets(at + field, field, source)));
  }

  private void setsOthers(String at, String form, Map<FieldKey, ValueSource> set) {
    set.forEach((field, source) -> parts.add(new Part.SetsOthers(at + field, form, field, source)));
  }

  private void field(String at, FieldKey field, Part.Use use) {
    parts.add(new Part.OfField(at, field, use));
  }
}
