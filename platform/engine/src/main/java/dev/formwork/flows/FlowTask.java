package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work for people that waits for a decision.
 *
 * @param node where the execution stands; the start for a record that its initiator has to correct
 * @param step id of the visit that it belongs to
 * @param assignees person ids; any of them may decide, unless one has claimed it
 * @param why why these: one reason for each rule that named somebody
 * @param due when it should be done; absent where there is no deadline
 * @param rework present if the record was returned to be corrected
 * @param seat which voice of several it is, from 0
 * @param addedBy person id of who added its holders as signers; absent where the flow named them
 * @param standingFor whom an assignee stands in for, person id by person id
 * @param pool whether somebody must claim it before it can be decided
 * @param claimedBy person id of who has claimed it
 * @param hold present while it is put aside
 * @param urgedAt when its holders were last asked to hurry
 * @param flow the sub-flow that its node belongs to; absent where that is the execution's own flow
 */
public record FlowTask(
    String id,
    DefinitionKey node,
    String step,
    LocalizedText title,
    List<String> assignees,
    List<Reason> why,
    Instant since,
    @Nullable Instant due,
    int round,
    @Nullable Rework rework,
    int seat,
    @Nullable String addedBy,
    Map<String, String> standingFor,
    boolean pool,
    @Nullable String claimedBy,
    @Nullable Hold hold,
    @Nullable Instant urgedAt,
    @Nullable QualifiedKey flow) {

  /**
   * Where a returned record comes from and goes on.
   *
   * @param returnedBy the node that returned it
   * @param atNode whether an earlier task is done again, rather than the form corrected
   * @param revision of the record when it was returned
   * @param outer the rework that the node which returned it was itself part of
   */
  public record Rework(
      DefinitionKey returnedBy,
      ResubmitFrom goesOn,
      boolean atNode,
      long revision,
      @Nullable Rework outer) {}

  /** Why, by whom and since when a task is put aside. */
  public record Hold(String by, Instant since, String words) {}

  public FlowTask {
    assignees = List.copyOf(assignees);
    why = List.copyOf(why);
    standingFor = Map.copyOf(standingFor);
  }

  /** Whether the record was returned and is to be corrected as a whole. */
  public boolean isCorrection() {
    return rework != null && !rework.atNode();
  }

  /** Whether this person may decide it now. */
  public boolean isFor(String person) {
    return claimedBy == null ? !pool && assignees.contains(person) : claimedBy.equals(person);
  }

  /** Whether this person may decide it, or could claim it. */
  public boolean isOfferedTo(String person) {
    return claimedBy == null ? assignees.contains(person) : claimedBy.equals(person);
  }

  FlowTask heldBy(List<String> newAssignees, List<Reason> newWhy, Map<String, String> standing) {
    return new FlowTask(
        id,
        node,
        step,
        title,
        newAssignees,
        newWhy,
        since,
        due,
        round,
        rework,
        seat,
        addedBy,
        standing,
        pool,
        null,
        null,
        urgedAt,
        flow);
  }

  FlowTask dueAt(@Nullable Instant newDue) {
    return new FlowTask(
        id,
        node,
        step,
        title,
        assignees,
        why,
        since,
        newDue,
        round,
        rework,
        seat,
        addedBy,
        standingFor,
        pool,
        claimedBy,
        hold,
        urgedAt,
        flow);
  }

  /** The same work at what is another node in another release. */
  FlowTask renamed(DefinitionKey newNode, LocalizedText newTitle, @Nullable Rework newRework) {
    return new FlowTask(
        id,
        newNode,
        step,
        newTitle,
        assignees,
        why,
        since,
        due,
        round,
        newRework,
        seat,
        addedBy,
        standingFor,
        pool,
        claimedBy,
        hold,
        urgedAt,
        flow);
  }

  FlowTask claimedBy(@Nullable String person) {
    return copy(person, hold, urgedAt);
  }

  FlowTask onHold(@Nullable Hold newHold) {
    return copy(claimedBy, newHold, urgedAt);
  }

  FlowTask urged(@Nullable Instant at) {
    return copy(claimedBy, hold, at);
  }

  private FlowTask copy(
      @Nullable String newClaim, @Nullable Hold newHold, @Nullable Instant newUrgedAt) {
    return new FlowTask(
        id,
        node,
        step,
        title,
        assignees,
        why,
        since,
        due,
        round,
        rework,
        seat,
        addedBy,
        standingFor,
        pool,
        newClaim,
        newHold,
        newUrgedAt,
        flow);
  }
}
