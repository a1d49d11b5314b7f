package dev.formwork.triggers;

import dev.formwork.flows.Assignee;
import dev.formwork.flows.Records;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.ValueSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a rule says about its form, other forms, roles, flows, tables and lists. */
final class Sayings {

  private final List<Says> all = new ArrayList<>();

  private Sayings() {}

  static List<Says> of(Rule rule) {
    var sayings = new Sayings();
    sayings.trigger("/trigger", rule.trigger());
    sayings.asks("/when", rule.when());
    sayings.asks("/was", rule.was());
    rule.metrics().forEach((key, input) -> sayings.metric("/metrics/" + key, input));
    for (int i = 0; i < rule.actions().size(); i++) {
      sayings.action("/actions/" + i, rule.actions().get(i));
    }
    return List.copyOf(sayings.all);
  }

  private void trigger(String at, Trigger trigger) {
    switch (trigger) {
      case Trigger.Created _, Trigger.Deleted _, Trigger.StateChanged _, Trigger.Commented _ ->
          needsRecord(at);
      case Trigger.Changed(var fields, _) -> {
        needsRecord(at);
        fields(at + "/fields", fields, Says.Use.ANY);
      }
      case Trigger.OutcomeOf(var node, _) -> {
        needsRecord(at);
        all.add(new Says.OfTask(at + "/node", node));
      }
      case Trigger.Button(_, var by) -> {
        needsRecord(at);
        assignees(at + "/by", by);
      }
      case Trigger.Threshold threshold -> {
        needsRecord(at);
        field(at + "/field", threshold.field(), Says.Use.NUMBER);
      }
      case Trigger.Keywords words -> {
        needsRecord(at);
        fields(at + "/fields", words.fields(), Says.Use.TEXT);
        if (words.list() != null) {
          all.add(new Says.OfList(at + "/list", words.list()));
        }
      }
      case Trigger.AtDate date -> {
        needsRecord(at);
        field(at + "/field", date.field(), Says.Use.DATE);
        asks(at + "/until", date.until());
      }
      case Trigger.Repeat repeat -> {
        needsRecord(at);
        asks(at + "/while", repeat.holds());
        fields(at + "/restart", repeat.restart(), Says.Use.ANY);
      }
      case Trigger.Hook hook -> all.add(new Says.OfParameter(at + "/secret", hook.secret()));
      case Trigger.Scheduled _, Trigger.MetricOff _ -> {}
    }
  }

  private void action(String at, Action action) {
    switch (action) {
      case Action.SetFields(var fields, var script) -> {
        needsRecord(at);
        sets(at + "/fields/", fields);
        if (script != null) {
          all.add(new Says.Runs(at + "/script", script));
        }
      }
      case Action.Create create -> create(at, create);
      case Action.Update(var records, var set) -> {
        others(at + "/records", records);
        setsOthers(at + "/set/", records.form(), set);
      }
      case Action.Upsert upsert -> upsert(at, upsert);
      case Action.Message(var to, var template, _) -> {
        assignees(at + "/to", to);
        if (template != null) {
          all.add(new Says.OfMessage(at + "/template", template));
        }
      }
      case Action.Task task -> {
        assignees(at + "/to", task.to());
        tells(at + "/of", task.of());
        task.set().forEach((field, source) -> tells(at + "/set/" + field, source));
        if (!task.then().isEmpty()) {
          needsRecord(at + "/then");
        }
        task.then().keySet().forEach(key -> field(at + "/then/" + key, key, Says.Use.WRITTEN));
      }
      case Action.StartFlow(var flow, var records) -> {
        all.add(new Says.OfFlow(at + "/flow", flow));
        thisOr(at, records);
      }
      case Action.StopFlow(var records, _) -> thisOr(at, records);
      case Action.ApplyPatch patch -> patch(at, patch);
      case Action.Grant grant -> grant(at, grant);
      case Action.Webhook(var to, var body) -> {
        all.add(new Says.OfParameter(at + "/to", to));
        body.forEach((key, source) -> tells(at + "/body/" + key, source));
      }
      case Action.Decide(var table, var with, var into, var assisted) -> {
        needsRecord(at);
        all.add(new Says.OfTable(at + "/table", table));
        with.forEach((key, source) -> {
          all.add(new Says.OfTableField(at + "/with/" + key, table, key, true));
          tells(at + "/with/" + key, source);
        });
        into.forEach((field, output) -> {
          all.add(new Says.OfTableField(at + "/into/" + field, table, output, false));
          field(at + "/into/" + field, field, Says.Use.WRITTEN);
        });
        if (assisted != null) {
          field(at + "/assisted/suggestion", assisted.suggestion(), Says.Use.WRITTEN);
          field(at + "/assisted/reason", assisted.reason(), Says.Use.ANY);
        }
      }
      case Action.StartSequence(var sequence) -> sequence(at, sequence);
      case Action.StopSequence(var sequence) -> sequence(at, sequence);
      case Action.Tags(var field, var tags) -> {
        needsRecord(at);
        field(at + "/field", field, Says.Use.CHOICES);
        for (int i = 0; i < tags.size(); i++) {
          asks(at + "/tags/" + i + "/when", tags.get(i).when());
        }
      }
    }
  }

  private void sequence(String at, DefinitionKey sequence) {
    needsRecord(at);
    all.add(new Says.OfSequence(at + "/sequence", sequence));
  }

  private void create(String at, Action.Create create) {
    all.add(new Says.OfForm(at + "/form", create.form()));
    back(at + "/link", create.form(), create.link());
    whose(at + "/by", create.by(), create.makesMany());
    if (create.rows() != null) {
      needsRecord(at);
      field(at + "/rows", create.rows(), Says.Use.SUBTABLE);
    }
    if (create.records() != null) {
      others(at + "/records", create.records());
    }
    report(at + "/report", create.report());
    lists(at + "/lists/", create.form(), create.lists());
    sets(at, create.form(), create.set(), create.makesMany());
    whose(at + "/of", create.of(), create.makesMany());
  }

  private void upsert(String at, Action.Upsert upsert) {
    boolean each = upsert.report() != null;
    all.add(new Says.OfForm(at + "/form", upsert.form()));
    back(at + "/link", upsert.form(), upsert.link());
    whose(at + "/by", upsert.by(), each);
    whose(at + "/of", upsert.of(), each);
    report(at + "/report", upsert.report());
    lists(at + "/lists/", upsert.form(), upsert.lists());
    sets(at, upsert.form(), upsert.set(), each);
  }

  private void sets(String at, String form, Map<FieldKey, ValueSource> set, boolean each) {
    if (each) {
      set.forEach((field, source) -> {
        String pointer = at + "/set/" + field;
        all.add(new Says.OfOtherField(pointer, form, field, Says.Use.WRITTEN));
        runs(pointer, source);
      });
    } else {
      setsOthers(at + "/set/", form, set);
    }
  }

  /** What it is taken from may be of the row or record that something is made for. */
  private void whose(String at, @Nullable ValueSource source, boolean each) {
    if (source != null && each) {
      runs(at, source);
    } else {
      tells(at, source);
    }
  }

  private void runs(String at, ValueSource source) {
    if (source instanceof ValueSource.Formula(var script)) {
      all.add(new Says.Runs(at + "/formula", script));
    }
  }

  private void lists(String at, String form, Map<FieldKey, RowList> lists) {
    lists.forEach((field, list) -> {
      String pointer = at + field;
      all.add(new Says.OfOtherField(pointer, form, field, Says.Use.SUBTABLE));
      report(pointer + "/report", list.report());
      if (list.records() != null) {
        others(pointer + "/records", list.records());
      }
      list.set()
          .forEach((cell, source) -> {
            all.add(new Says.SetsCell(pointer + "/set/" + cell, form, field, cell));
            runs(pointer + "/set/" + cell, source);
          });
    });
  }

  private void report(String at, @Nullable ReportRows report) {
    if (report != null) {
      all.add(new Says.OfReport(at + "/key", report.key()));
      if (report.when() != null) {
        Mentions.of(report.when(), at + "/when")
            .scripts()
            .forEach(script -> all.add(new Says.Runs(script.pointer(), script.script())));
      }
    }
  }

  private void metric(String at, MetricInput input) {
    all.add(new Says.OfMetric(at + "/metric", input.metric()));
    whose(at + "/organisation", input.organisation(), true);
    whose(at + "/period", input.period(), true);
  }

  private void patch(String at, Action.ApplyPatch patch) {
    needsRecord(at);
    all.add(new Says.Relates(at + "/to", patch.to(), patch.form()));
    patch
        .fields()
        .forEach((theirs, ours) -> {
          String pointer = at + "/fields/" + theirs;
          all.add(new Says.OfOtherField(pointer, patch.form(), theirs, Says.Use.WRITTEN));
          all.add(new Says.Gives(pointer, ours));
        });
    patch
        .old()
        .forEach((theirs, ours) -> {
          String pointer = at + "/old/" + theirs;
          all.add(new Says.OfOtherField(pointer, patch.form(), theirs, Says.Use.ANY));
          all.add(new Says.Gives(pointer, ours));
        });
  }

  private void grant(String at, Action.Grant grant) {
    needsRecord(at);
    assignees(at + "/to", grant.to());
    if (grant.record() != null && grant.form() != null) {
      all.add(new Says.Relates(at + "/record", grant.record(), grant.form()));
    }
    if (grant.until() != null) {
      field(at + "/until", grant.until(), Says.Use.DATE);
    }
  }

  private void thisOr(String at, @Nullable Records records) {
    if (records == null) {
      needsRecord(at);
    } else {
      others(at + "/records", records);
    }
  }

  private void others(String at, Records records) {
    all.add(new Says.OfForm(at + "/form", records.form()));
    back(at + "/link", records.form(), records.link());
    if (records.field() != null) {
      all.add(new Says.Relates(at + "/field", records.field(), records.form()));
    }
    if (records.where() != null) {
      all.add(new Says.AsksOthers(at + "/where", records.form(), records.where()));
    }
  }

  private void back(String at, String form, @Nullable FieldKey link) {
    if (link != null) {
      needsRecord(at);
      all.add(new Says.RelatesBack(at, form, link));
    }
  }

  private void assignees(String at, List<Assignee> assignees) {
    for (int i = 0; i < assignees.size(); i++) {
      assignee(at + "/" + i, assignees.get(i));
    }
  }

  private void assignee(String at, Assignee assignee) {
    switch (assignee) {
      case Assignee.Role(var role, var in) -> {
        all.add(new Says.OfRole(at + "/role", role));
        if (in != Assignee.Reach.ALL) {
          needsRecord(at);
        }
      }
      case Assignee.InField(var field) -> field(at + "/field", field, Says.Use.PERSON);
      case Assignee.Named(var records, var field) -> {
        others(at + "/records", records);
        all.add(new Says.OfOtherField(at + "/personField", records.form(), field, Says.Use.PERSON));
      }
      case Assignee.ActorOf _, Assignee.Picked _ -> all.add(new Says.OnlyInFlows(at));
      case Assignee.Head _, Assignee.Levels _, Assignee.Initiator _ -> needsRecord(at);
      case Assignee.Person _ -> {}
    }
  }

  private void needsRecord(String at) {
    all.add(new Says.NeedsRecord(at));
  }

  private void asks(String at, @Nullable Condition condition) {
    if (condition != null) {
      all.add(new Says.Asks(at, condition));
    }
  }

  private void tells(String at, @Nullable ValueSource source) {
    if (source != null) {
      all.add(new Says.Tells(at, source));
    }
  }

  private void sets(String at, Map<FieldKey, ValueSource> set) {
    set.forEach((field, source) -> all.add(new Says.Sets(at + field, field, source)));
  }

  private void setsOthers(String at, String form, Map<FieldKey, ValueSource> set) {
    set.forEach((field, source) -> all.add(new Says.SetsOthers(at + field, form, field, source)));
  }

  private void fields(String at, List<FieldKey> fields, Says.Use use) {
    for (int i = 0; i < fields.size(); i++) {
      field(at + "/" + i, fields.get(i), use);
    }
  }

  private void field(String at, FieldKey field, Says.Use use) {
    all.add(new Says.OfField(at, field, use));
  }
}
