package dev.formwork.automation.internal;

import dev.formwork.automation.Run;
import dev.formwork.records.Command;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.rules.ValueSource;
import dev.formwork.rules.ValueSources;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One action of a run, to be done for one record.
 *
 * @param subject the record as it is now; absent where the run is about none
 * @param more values that formulas may name besides those of the record and of the run
 */
record Deed(
    Run run, Rule rule, int index, @Nullable RuleSubject subject, Map<String, Object> more) {

  Deed(Run run, Rule rule, int index, @Nullable RuleSubject subject) {
    this(run, rule, index, subject, Map.of());
  }

  Deed with(Map<String, Object> others) {
    return new Deed(run, rule, index, subject, others);
  }

  /** Whether it makes something for each of others. */
  boolean makesMany() {
    return switch (action()) {
      case Action.Create create -> create.makesMany();
      case Action.Upsert upsert -> upsert.report() != null;
      case Action.SetFields _,
          Action.Update _,
          Action.Message _,
          Action.Task _,
          Action.StartFlow _,
          Action.StopFlow _,
          Action.ApplyPatch _,
          Action.Grant _,
          Action.Webhook _,
          Action.Decide _,
          Action.StartSequence _,
          Action.StopSequence _,
          Action.Tags _ ->
          false;
    };
  }

  Action action() {
    return rule.actions().get(index);
  }

  /** What it looks at. */
  RuleActs.About about() {
    var all = new LinkedHashMap<>(run.facts());
    all.putAll(more);
    all.put(RuleSubject.FACTS, run.facts());
    return new RuleActs.About(run.rule().app(), subject, run.by(), run.at(), all);
  }

  /** The same with what something is made for. */
  RuleActs.About about(Map<String, Object> each) {
    var all = new LinkedHashMap<>(about().more());
    all.put(RuleSubject.EACH, each);
    return about().with(all);
  }

  /** The text that a source names, in what something is made for; absent where there is none. */
  Optional<String> text(RuleActs acts, ValueSource source, Map<String, Object> each) {
    return acts.evaluate(
            about(each),
            context -> Optional.ofNullable(ValueSources.resolve(source, context.withRow(each))))
        .map(Object::toString);
  }

  /** The id of what is done to this target: the same, however often it is tried. */
  String id(String target) {
    String root = run.path().parent() == null ? run.id() : run.path().parent();
    return RunIds.of(root, index, subject == null ? "" : subject.id(), target);
  }

  /** The act of doing it to this target. */
  Command.Act act(String target) {
    var trail = new ArrayList<>(run.path().trail());
    trail.add(run.rule() + "@" + (subject == null ? "" : subject.id()));
    return Command.Act.ofRule(id(target), run.path().depth() + 1, trail);
  }
}
