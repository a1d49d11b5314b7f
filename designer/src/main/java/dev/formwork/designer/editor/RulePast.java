package dev.formwork.designer.editor;

import dev.formwork.automation.DryRuns;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.People;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordService;
import org.springframework.stereotype.Component;

/** What trying a rule on past records needs of the platform. */
@Component
final class RulePast {

  private final DryRuns dryRuns;
  private final RecordService records;
  private final People people;
  private final CurrentActor current;

  RulePast(DryRuns dryRuns, RecordService records, People people, CurrentActor current) {
    this.dryRuns = dryRuns;
    this.records = records;
    this.people = people;
    this.current = current;
  }

  /** Whoever builds; to be asked for on the screen, and taken along from there. */
  Actor actor() {
    return current.get();
  }

  /** What the rule, as the draft has it, would have done. */
  DryRuns.Report tried(Actor actor, QualifiedKey rule, int days) {
    return dryRuns.ofDraft(actor, rule, days);
  }

  Organisation organisation() {
    return people.organisation();
  }

  /** What a record is called; empty where this person may not read it, or it has gone. */
  String label(QualifiedKey form, String id) {
    try {
      return records.label(actor(), form, id);
    } catch (Refusal.NotFound | Refusal.Forbidden closed) {
      return "";
    }
  }
}
