package dev.formwork.flows;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes back what somebody decided, as long as nobody has acted on it. */
final class Retracting {

  private final Move move;
  private final Lanes lanes;
  private final Voting voting;

  Retracting(Move move, Lanes lanes, Voting voting) {
    this.move = move;
    this.lanes = lanes;
    this.voting = voting;
  }

  /** Reopens the step for who voted; refuses where it is too late. */
  void retract(String stepId, String actor) {
    Vote vote = takeBack(stepId, actor);
    Step at = move.step(stepId);
    reopen(at, vote);
    move.note(at.node(), Reason.of("flow.trace.retracted").with("person", actor));
  }

  /** Closes what followed on the actor's vote, which is given; refuses where it is too late. */
  Vote takeBack(String stepId, String actor) {
    Step at =
        move.steps().stream()
            .filter(step -> step.id().equals(stepId))
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("flow.retract.nothing"));
    Vote vote = lastVote(at, actor).orElseThrow(() -> new Refusal.NotFound("flow.retract.nothing"));
    if (!at.isOpen()) {
      takeBackWhatFollowed(at);
    }
    return vote;
  }

  /** The actor's vote, if it was the last one. */
  private static Optional<Vote> lastVote(Step at, String actor) {
    List<Vote> votes = at.poll().votes();
    return votes.isEmpty()
        ? Optional.empty()
        : Optional.of(votes.getLast()).filter(vote -> vote.by().equals(actor) && !vote.automatic());
  }

  private void takeBackWhatFollowed(Step at) {
    Set<String> followed = new HashSet<>(Set.of(at.id()));
    for (Step step : move.steps()) {
      if (step.from() != null && followed.contains(step.from())) {
        followed.add(step.id());
        refuseUnless(move.isWithin(step.lane(), at.lane()) && canBeTakenBack(step));
      }
    }
    boolean laneIsOpen = at.lane() == null || move.lane(at.lane()).filter(Lane::open).isPresent();
    refuseUnless(laneIsOpen);
    for (Lane lane : move.openLanes()) {
      if (followed.contains(lane.step())) {
        move.dropTimers(lane.step());
        lanes.close(lane, null);
      }
    }
    for (Step open : move.openSteps()) {
      if (followed.contains(open.id())) {
        move.close(open);
      }
    }
    refuseUnless(lanes.isEmpty(at.lane()));
  }

  /** What was only passed, or waits untouched; nothing that others know of or have decided. */
  private boolean canBeTakenBack(Step step) {
    Optional<Node> node = move.flowOf(step.lane()).find(step.node());
    if (node.isEmpty()) {
      return false; // the flow has moved to a release that doesn't know it any more
    }
    return switch (node.get()) {
      case Node.Task _, Node.Start _ ->
          step.poll().votes().stream().allMatch(Vote::automatic)
              && move.tasksOf(step.id()).stream()
                  .allMatch(task -> task.claimedBy() == null && task.hold() == null);
      case Node.Decide _, Node.Fork _, Node.Wait _, Node.Gate _ -> true;
      case Node.Join _ -> step.isOpen() || step.lane() == null;
      case Node.Act act ->
          act.create().isEmpty() && act.update().isEmpty() && act.webhooks().isEmpty();
      case Node.SubFlow _ -> step.children().isEmpty();
      case Node.Copy _, Node.Notify _, Node.End _ -> false;
    };
  }

  private void reopen(Step at, Vote vote) {
    Poll without = at.poll().without(vote);
    Step open = move.change(at.id(), step -> step.reopened(without));
    pauseOthersInLine(open, vote.seat());
    open = move.step(at.id());
    Poll poll = open.poll();
    for (Seat seat : poll.seats()) {
      boolean waits = !poll.lineOf(seat.number()).isEmpty();
      boolean spoke = !poll.votesOf(seat.number()).isEmpty();
      boolean busy = move.tasksOf(at.id()).stream().anyMatch(task -> task.seat() == seat.number());
      if (seat.number() == vote.seat()) {
        voting.open(open, turn(seat, vote));
      } else if (!waits && !spoke && !busy) {
        voting.open(open, new Waiting(seat.number(), seat.persons(), seat.why(), null));
      }
    }
  }

  /** Whoever's turn had come after this vote waits for it again. */
  private void pauseOthersInLine(Step at, int seat) {
    boolean oneByOne =
        move.taskNode(at)
            .filter(node -> node.together().mode() == Several.Mode.SEQUENCE)
            .isPresent();
    for (FlowTask task : move.tasksOf(at.id())) {
      boolean sameSeat = task.seat() == seat;
      if (oneByOne && !sameSeat) {
        var later = new Waiting(task.seat(), task.assignees(), task.why(), task.addedBy());
        move.close(task, null);
        move.change(at.id(), step -> step.with(step.poll().withFirst(later)));
      }
    }
  }

  private static Waiting turn(Seat seat, Vote vote) {
    boolean own = seat.persons().contains(vote.by());
    return own
        ? new Waiting(seat.number(), seat.persons(), seat.why(), null)
        : new Waiting(
            seat.number(),
            List.of(vote.standingFor() == null ? vote.by() : vote.standingFor()),
            seat.why(),
            vote.standingFor() == null ? vote.by() : null);
  }

  private static void refuseUnless(boolean possible) {
    if (!possible) {
      throw new Refusal.Conflict(Problem.error("flow.retract.too-late", ""));
    }
  }
}
