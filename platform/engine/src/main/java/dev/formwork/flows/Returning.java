package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends records back, and on again when they were corrected. */
final class Returning {

  static final LocalizedText CORRECTION = LocalizedText.of("Correct and submit again", "修改后重新提交");

  private final Move move;
  private final Lanes lanes;

  Returning(Move move, Lanes lanes) {
    this.move = move;
    this.lanes = lanes;
  }

  /** A decided step goes back. */
  void send(Step at, ReturnTarget to, ResubmitRule rule, Vote deciding) {
    ResubmitFrom goesOn = rule.chosen(deciding.goesOn());
    switch (to) {
      case ReturnTarget.Initiator() -> toInitiator(at, goesOn);
      case ReturnTarget.Previous() ->
          previous(at)
              .ifPresentOrElse(step -> toNode(at, step, goesOn), () -> toInitiator(at, goesOn));
      case ReturnTarget.Chosen() -> toChosen(at, goesOn, deciding.toward());
      case ReturnTarget.AtNode(var node) ->
          earlier(at).stream()
              .filter(step -> step.node().equals(node))
              .findFirst()
              .ifPresentOrElse(
                  step -> toNode(at, step, goesOn), () -> again(at, at.lane(), node, goesOn));
    }
  }

  private void toChosen(Step at, ResubmitFrom goesOn, @Nullable DefinitionKey node) {
    if (node == null || node.equals(start(at))) {
      toInitiator(at, goesOn);
      return;
    }
    Step step =
        earlier(at).stream()
            .filter(each -> each.node().equals(node))
            .findFirst()
            .orElseThrow(() -> new Refusal.Invalid(notEarlier(node)));
    toNode(at, step, goesOn);
  }

  static Problem notEarlier(DefinitionKey node) {
    return Problem.error("flow.return.not-earlier", "returnTo").with("node", node.value());
  }

  private void toInitiator(Step at, ResubmitFrom goesOn) {
    move.note(at.node(), Reason.of("flow.trace.returned").with("person", move.initiator()));
    String lane = at.lane();
    if (goesOn == ResubmitFrom.RESTART) {
      lane = move.home(at.lane()).map(Lane::id).orElse(null);
      lanes.closeWithin(lane, false);
    }
    correct(lane, start(at), at.id(), rework(at, goesOn, false));
  }

  /** The initiator takes the record back: whatever waits is closed. */
  void withdraw(@Nullable String from, DefinitionKey start) {
    lanes.closeWithin(null, false);
    correct(
        null,
        start,
        from,
        new FlowTask.Rework(start, ResubmitFrom.RESTART, false, revision(), null));
  }

  private void correct(
      @Nullable String lane, DefinitionKey start, @Nullable String from, FlowTask.Rework rework) {
    move.go(new Token(lane, start, from, rework));
  }

  private void toNode(Step at, Step earlier, ResubmitFrom goesOn) {
    move.note(at.node(), Reason.of("flow.trace.returned-to").with("node", earlier.node()));
    String lane = at.lane();
    if (goesOn == ResubmitFrom.RESTART) {
      lane = openLane(earlier.lane());
      lanes.closeWithin(lane, false);
    }
    again(at, lane, earlier.node(), goesOn);
  }

  private void again(Step at, @Nullable String lane, DefinitionKey node, ResubmitFrom goesOn) {
    move.go(new Token(lane, node, at.id(), rework(at, goesOn, true)));
  }

  private long revision() {
    return move.surroundings().revision();
  }

  private FlowTask.Rework rework(Step at, ResubmitFrom goesOn, boolean atNode) {
    return new FlowTask.Rework(at.node(), goesOn, atNode, revision(), at.rework());
  }

  /**
   * Goes on after a rework.
   *
   * @param next where the way leads on if it doesn't go straight back
   */
  void goOn(Step done, FlowTask.Rework rework, DefinitionKey next) {
    move.beginRound(rework);
    move.note(done.node(), Reason.of("flow.trace.resubmitted").with("round", move.round()));
    boolean back = rework.goesOn() == ResubmitFrom.BACK;
    move.go(
        new Token(
            done.lane(),
            back ? rework.returnedBy() : next,
            done.id(),
            back ? rework.outer() : null));
  }

  DefinitionKey start(Step at) {
    return move.flowOf(at.lane()).start().key();
  }

  /** The tasks that a step may be returned to: decided ones, the latest first, each node once. */
  List<Step> earlier(Step at) {
    var seen = new HashSet<DefinitionKey>();
    return move.steps().reversed().stream()
        .filter(step -> step.outcome() != null && !step.node().equals(at.node()))
        .filter(step -> move.home(step.lane()).equals(move.home(at.lane())))
        .filter(step -> move.isWithin(at.lane(), openLane(step.lane())))
        .filter(step -> move.taskNode(step).isPresent())
        .filter(step -> seen.add(step.node()))
        .toList();
  }

  private Optional<Step> previous(Step at) {
    List<Step> earlier = earlier(at);
    String from = at.from();
    while (from != null) {
      Step step = move.step(from);
      Optional<Step> found =
          earlier.stream().filter(each -> each.node().equals(step.node())).findFirst();
      if (found.isPresent() && step.outcome() != null) {
        return found;
      }
      from = step.from();
    }
    return Optional.empty();
  }

  /** The lane, or the nearest around it, that is still open; absent = the execution itself. */
  private @Nullable String openLane(@Nullable String lane) {
    Optional<Lane> at = move.lane(lane);
    while (at.isPresent() && !at.get().open()) {
      at = move.lane(at.get().parent());
    }
    return at.map(Lane::id).orElse(null);
  }
}
