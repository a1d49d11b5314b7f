package dev.formwork.automation.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordView;
import dev.formwork.records.RuleActs;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.RuleTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives people work that is no part of a form's flow. */
@Component
class Givings {

  private final RuleActs acts;
  private final Makings makings;
  private final Belonging belonging;

  Givings(RuleActs acts, Makings makings, Belonging belonging) {
    this.acts = acts;
    this.belonging = belonging;
    this.makings = makings;
  }

  /** The people are those whom the rule names now; that somebody leaves, the flow looks after. */
  Deeds.Progress give(Deed deed, Action.Task task) {
    RuleTask work = deed.rule().task(deed.index());
    List<String> people = acts.people(deed.about(), task.to());
    if (people.isEmpty()) {
      throw new Refusal.Conflict(Problem.error("rule.task.nobody", "").with("task", task.title()));
    }
    var form = new QualifiedKey(deed.run().rule().app(), work.form().key());
    RecordView made =
        acts.handle(
            null,
            new Command.Create(
                form,
                values(deed, task),
                true,
                Map.of(RuleTask.NODE, people),
                belonging.owner(deed, null, task.of(), Map.of()),
                deed.act("")));
    return Deeds.Progress.done(
        1, Map.of("form", form.toString(), "persons", people), Map.of("record", made.id()));
  }

  /** What is filled in already. */
  Map<String, @Nullable Object> values(Deed deed, Action.Task task) {
    var making =
        new Makings.Making(task.set(), deed.subject() == null ? null : RuleTask.ABOUT, Map.of());
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    if (deed.subject() != null && deed.subject().number() != null) {
      values.put("subject", deed.subject().number());
    }
    values.putAll(makings.values(deed, making, Map.of()));
    return values;
  }
}
