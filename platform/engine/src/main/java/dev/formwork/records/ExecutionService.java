package dev.formwork.records;

import dev.formwork.flows.Flow;
import dev.formwork.flows.NodeMap;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.internal.Executions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Running executions as a whole, for administrators: which there are, where they stand still, and
 * how they go from one release to the next. A single one is repaired by {@link Command.Repair}.
 */
@Service
public class ExecutionService {

  /** More are not taken to another release at once. */
  public static final int MOST = 500;

  private final Executions executions;
  private final Clock clock;

  ExecutionService(Executions executions, Clock clock) {
    this.executions = executions;
    this.clock = clock;
  }

  /** The forms whose records take a flow on the current releases. */
  @Permission("platform administrator")
  public List<RunningExecution.OfForm> flows(Actor actor) {
    requireAdmin(actor);
    return executions.flows();
  }

  /** The running executions of a form's records. */
  @Permission("platform administrator")
  public RunningExecution.Page running(Actor actor, RunningExecution.Query query) {
    requireAdmin(actor);
    return executions.running(actor, query, clock.instant());
  }

  /** The flow of a form as a release has it; empty where it has none. */
  @Permission("platform administrator")
  public Optional<Flow> flow(Actor actor, QualifiedKey form, int release) {
    requireAdmin(actor);
    return executions.flow(form, release);
  }

  /** What would become of each of these if it went to the current release; nothing is written. */
  @Permission("platform administrator")
  public List<Migrated> preview(
      Actor actor, QualifiedKey form, List<String> records, NodeMap nodes) {
    requireAdmin(actor);
    requireFew(records);
    return executions.preview(actor, form, records, nodes, clock.instant());
  }

  /**
   * Takes each of these to the current release, one by one; what can't go stays where it is.
   *
   * @param act of the whole; a repetition of it changes nothing
   * @param words why; may be empty
   */
  @Permission("platform administrator")
  public List<Migrated> migrate(
      Actor actor,
      QualifiedKey form,
      List<String> records,
      NodeMap nodes,
      String words,
      Command.Act act) {
    requireAdmin(actor);
    requireFew(records);
    return executions.migrate(
        actor, new Executions.Wanted(form, records, nodes, words, act), clock.instant());
  }

  /** Takes the last migration of each of these back, where nothing has happened since. */
  @Permission("platform administrator")
  public List<Migrated> undo(
      Actor actor, QualifiedKey form, List<String> records, Command.Act act) {
    requireAdmin(actor);
    requireFew(records);
    return executions.undo(
        actor, new Executions.Wanted(form, records, NodeMap.BY_KEY, "", act), clock.instant());
  }

  private static void requireFew(List<String> records) {
    if (records.isEmpty() || records.size() > MOST) {
      throw new Refusal.Invalid(
          Problem.error("record.migration.how-many", "records").with("max", MOST));
    }
  }

  private static void requireAdmin(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("record.repair.not-allowed", ""));
    }
  }
}
