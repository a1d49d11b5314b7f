package dev.formwork.flows;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parts of an execution that run beside each other: how they begin, meet and are closed. */
final class Lanes {

  static final String LIMIT = "limit";

  private final Move move;
  private final Moments moments;

  Lanes(Move move, Moments moments) {
    this.move = move;
    this.moments = moments;
  }

  /** Takes all these branches at the same time. */
  void fork(Step at, List<Branch> branches) {
    move.leave(at);
    for (int i = 0; i < branches.size(); i++) {
      Lane lane = move.open(Lane.branch(move.newId(), at, i));
      move.go(new Token(lane.id(), branches.get(i).next(), at.id(), null));
    }
    limited(at).ifPresent(join -> moments.want(at, LIMIT, join.limit()));
  }

  /** A branch has come to its join; elsewhere a join is just passed. */
  void arrive(Node.Join join, Step at) {
    Optional<Lane> branch = branchOf(join, at.lane());
    if (branch.isEmpty()) {
      move.leave(at);
      move.go(Token.after(at, join.next()));
      return;
    }
    List<Lane> all = move.lanesOf(branch.get().step());
    long arrived = all.stream().filter(lane -> hasArrived(lane, join)).count();
    Integer needs = join.needs();
    if (arrived >= (needs == null ? all.size() : Math.min(needs, all.size()))) {
      goOn(join, branch.get().step(), at.id());
    }
  }

  /** The time of a fork is up: its join goes on with what there is. */
  void timeIsUp(Step fork) {
    limited(fork)
        .ifPresent(join -> {
          move.note(join.key(), Reason.of("flow.trace.join-late"));
          goOn(join, fork.id(), fork.id());
        });
  }

  /** The time of a fork is measured anew, by its join as it is now. */
  void measureAgain(Step fork) {
    move.dropTimers(fork.id());
    limited(fork).ifPresent(join -> moments.want(move.step(fork.id()), LIMIT, join.limit()));
  }

  private void goOn(Node.Join join, String fork, String from) {
    List<Lane> all = move.lanesOf(fork).stream().filter(Lane::open).toList();
    Step forked = move.step(fork);
    long late = all.stream().filter(lane -> !hasArrived(lane, join)).count();
    if (late > 0) {
      move.note(join.key(), Reason.of("flow.trace.late-closed").with("count", late));
    }
    all.forEach(lane -> close(lane, null));
    move.dropTimers(fork);
    move.go(new Token(forked.lane(), join.next(), from, null));
  }

  /** Closes a lane with all in it. */
  void close(Lane lane, @Nullable EndState how) {
    closeWithin(lane.id(), true);
    move.close(lane, how);
  }

  /**
   * Closes all that stands in a lane; absent = in the whole execution.
   *
   * @param detached whether sub-flows that nobody waits for are closed too
   */
  void closeWithin(@Nullable String lane, boolean detached) {
    for (Step open : move.openSteps()) {
      if (move.isWithin(open.lane(), lane) && (detached || !isDetached(open.lane()))) {
        move.close(move.step(open.id()));
      }
    }
    for (Lane inner : move.openLanes()) {
      if (!inner.id().equals(lane)
          && move.isWithin(inner.id(), lane)
          && (detached || !isDetached(inner.id()))) {
        move.dropTimers(inner.step());
        move.close(inner, null);
      }
    }
  }

  /** Whether a lane stands nowhere, neither at a step nor in branches of a fork. */
  boolean isEmpty(@Nullable String lane) {
    return move.openSteps().stream().noneMatch(step -> Objects.equals(step.lane(), lane))
        && move.openLanes().stream()
            .noneMatch(each -> !each.isSubFlow() && Objects.equals(each.parent(), lane));
  }

  /** Whether a lane is, or is part of, a sub-flow that nobody waits for. */
  boolean isDetached(@Nullable String lane) {
    Optional<Lane> at = move.lane(lane);
    while (at.isPresent() && !at.get().detached()) {
      at = move.lane(at.get().parent());
    }
    return at.isPresent();
  }

  private boolean hasArrived(Lane lane, Node.Join join) {
    if (!lane.open() || move.isPendingWithin(lane.id())) {
      return false;
    }
    List<Step> open =
        move.openSteps().stream().filter(step -> move.isWithin(step.lane(), lane.id())).toList();
    return !open.isEmpty() && open.stream().allMatch(step -> step.node().equals(join.key()));
  }

  /** The branch of the join's fork that a lane is, or is part of, in the same flow. */
  private Optional<Lane> branchOf(Node.Join join, @Nullable String lane) {
    Optional<Lane> at = move.lane(lane);
    while (at.isPresent() && !at.get().isSubFlow()) {
      if (move.step(at.get().step()).node().equals(join.fork())) {
        return at;
      }
      at = move.lane(at.get().parent());
    }
    return Optional.empty();
  }

  /** The join of a fork that waits only for some time. */
  private Optional<Node.Join> limited(Step fork) {
    return move.flowOf(fork.lane()).nodes().stream()
        .filter(Node.Join.class::isInstance)
        .map(Node.Join.class::cast)
        .filter(join -> join.fork().equals(fork.node()) && join.limit() != null)
        .findFirst();
  }
}
