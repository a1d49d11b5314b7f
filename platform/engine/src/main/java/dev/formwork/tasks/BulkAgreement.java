package dev.formwork.tasks;

import dev.formwork.flows.Outcome;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Agreeing to several tasks at once. Each is decided as if it stood alone, with the same checks;
 * one that is refused holds no other back.
 */
@Service
public class BulkAgreement {

  /** How many tasks one call takes. */
  public static final int MAX = 100;

  private final Inbox inbox;
  private final RecordService records;

  BulkAgreement(Inbox inbox, RecordService records) {
    this.inbox = inbox;
    this.records = records;
  }

  /**
   * What came of one task.
   *
   * @param form absent, like the record, where there is no such task for the actor
   * @param problems why it was refused; none if it was agreed to
   */
  public record Result(
      String task,
      @Nullable QualifiedKey form,
      @Nullable String record,
      @Nullable String number,
      Problems problems) {

    public boolean isDone() {
      return problems.isEmpty();
    }
  }

  /**
   * Agrees to these tasks, one after the other.
   *
   * @param act names the whole; a repeated call changes nothing and gets the same answer
   */
  @Permission("assignee of each task; others are refused one by one")
  public List<Result> agree(Actor actor, List<String> tasks, String opinion, Command.Act act) {
    if (tasks.size() > MAX) {
      throw new Refusal.TooMuch(Problem.error("inbox.bulk.too-many", "tasks").with("max", MAX));
    }
    return tasks.stream().distinct().map(task -> agree(actor, task, opinion, act)).toList();
  }

  private Result agree(Actor actor, String task, String opinion, Command.Act act) {
    InboxEntry entry = null;
    try {
      entry = inbox.find(actor, task);
      records.handle(actor, decision(actor, entry, opinion, act));
      return result(task, entry, Problems.NONE);
    } catch (Refusal refused) {
      return result(task, entry, refused.problems());
    }
  }

  private static Command decision(Actor actor, InboxEntry entry, String opinion, Command.Act act) {
    return new Command.Decide(
        entry.form(),
        entry.record(),
        entry.id(),
        agreement(actor, entry),
        opinion,
        Map.of(),
        Command.Act.of(act.actionId() + "/" + entry.id(), act.origin()));
  }

  /** The one outcome that agrees; for a task that this actor has decided, what he decided. */
  private static DefinitionKey agreement(Actor actor, InboxEntry entry) {
    var closing = entry.closing();
    if (closing != null && closing.outcome() != null && actor.id().equals(closing.by())) {
      return DefinitionKey.of(closing.outcome());
    }
    var agreeing = entry.outcomes().stream().filter(Outcome::agrees).map(Outcome::key).toList();
    if (agreeing.size() != 1) {
      throw new Refusal.Invalid(Problem.error("inbox.bulk.no-agreement", "tasks"));
    }
    return agreeing.getFirst();
  }

  private static Result result(String task, @Nullable InboxEntry entry, Problems problems) {
    return entry == null
        ? new Result(task, null, null, null, problems)
        : new Result(task, entry.form(), entry.record(), entry.number(), problems);
  }
}
