package dev.formwork.flows;

import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes from node to node until everybody and everything has to be waited for again. */
final class Walk {

  private final Move move;
  private final Lanes lanes;
  private final Waits waits;
  private final SubFlows subFlows;
  private final Seating seating;
  private final Voting voting;
  private final Returning returning;

  Walk(Flow flow, Execution before, FlowContext context) {
    move = new Move(flow, before, context);
    var moments = new Moments(move);
    lanes = new Lanes(move, moments);
    waits = new Waits(move, moments);
    subFlows = new SubFlows(move, lanes);
    seating = new Seating(move);
    voting = new Voting(move, seating);
    returning = new Returning(move, lanes);
  }

  /** What comes of the move; nothing but problems if it can't be finished. */
  static Advance of(Flow flow, Execution before, FlowContext context, Consumer<Walk> first) {
    var walk = new Walk(flow, before, context);
    try {
      return walk.after(first);
    } catch (Refusal.Invalid impossible) {
      return Advance.refused(before, walk.move.trace(), impossible.problems());
    }
  }

  /** Does the first thing and all that follows from it. */
  Advance after(Consumer<Walk> first) {
    first.accept(this);
    do {
      for (Token token = move.next(); token != null; token = move.next()) {
        enter(token);
      }
    } while (!move.isOver() && waits.askAgain());
    return move.finished();
  }

  Move move() {
    return move;
  }

  Seating seating() {
    return seating;
  }

  Voting voting() {
    return voting;
  }

  Lanes lanes() {
    return lanes;
  }

  Returning returning() {
    return returning;
  }

  // What signals do

  void start() {
    move.start();
  }

  /** Takes a decision of somebody who may take it. */
  void decide(FlowTask task, Vote vote) {
    Step at = move.step(task.step());
    voting.cast(at, task, vote).ifPresent(deciding -> conclude(at.id(), deciding));
  }

  /** Decides a step in place of those who should have. */
  void decideInPlace(Step at, DefinitionKey outcome) {
    Vote vote = Vote.automatic(0, Person.PLATFORM, outcome, move.now());
    move.change(at.id(), step -> step.with(step.poll().with(vote)));
    conclude(at.id(), vote);
  }

  /** The initiator takes the record back to correct it. */
  void withdraw(Signal.Withdrawn withdrawn) {
    DefinitionKey start = move.flowOf(null).start().key();
    move.note(start, Reason.of("flow.trace.withdrawn").with("person", withdrawn.actor()));
    returning.withdraw(null, start);
  }

  /** Somebody takes his decision back. */
  void retract(Signal.Retracted retracted) {
    new Retracting(move, lanes, voting).retract(retracted.step(), retracted.actor());
  }

  /** Refuses as {@link #retract} would; good for nothing else afterwards. */
  void checkRetraction(Signal.Retracted retracted) {
    new Retracting(move, lanes, voting).takeBack(retracted.step(), retracted.actor());
  }

  void cancel(String actor, String reason) {
    var words = reason.isBlank() ? null : reason.strip();
    var cancel = DefinitionKey.of("cancel");
    for (Step open : move.openSteps()) {
      move.close(open);
      move.change(open.id(), step -> step.decided(move.now(), cancel, actor, words));
    }
    lanes.closeWithin(null, true);
    move.ended(EndState.CANCELLED);
  }

  /** Looks again wherever nobody was found, or a sub-flow failed. */
  void retry() {
    List<Step> stuck = move.openSteps().stream().filter(step -> Stuck.is(move, step)).toList();
    if (stuck.isEmpty()) {
      throw new Refusal.Conflict(Problem.error("flow.execution.not-stuck", ""));
    }
    for (Step step : stuck) {
      move.leave(step);
      move.go(new Token(step.lane(), step.node(), step.id(), step.rework()));
    }
  }

  void timeCame(String timer) {
    if (DeadlineKeeping.isTimer(timer)) {
      new Climbing(this).timeCame(timer);
      return;
    }
    int slash = timer.lastIndexOf('/');
    Optional<Step> found =
        move.steps().stream()
            .filter(step -> slash > 0 && step.id().equals(timer.substring(0, slash)))
            .findFirst();
    if (found.isEmpty()) {
      return;
    }
    Step at = found.get();
    String what = timer.substring(slash + 1);
    var due = at.timers().get(what);
    if (due == null || due.isAfter(move.now())) {
      return;
    }
    if (move.nodeOf(at) instanceof Node.Wait wait) {
      waits.timeCame(wait, at, what);
    } else {
      lanes.timeIsUp(at);
    }
  }

  void messageCame(DefinitionKey message) {
    waits.messageCame(message);
  }

  void childEnded(String step, String record, EndState state) {
    move.steps().stream()
        .filter(each -> each.id().equals(step) && each.isOpen())
        .filter(each ->
            each.children().stream()
                .anyMatch(child -> child.record().equals(record) && child.state() == null))
        .findFirst()
        .ifPresent(at -> subFlows.childEnded(at, record, state));
  }

  /** Goes on as if one of the things that are waited for had come; whether there was one. */
  void assumeOne() {
    if (waits.assumeOne()) {
      return;
    }
    move.openSteps().stream()
        .filter(step -> step.children().stream().anyMatch(child -> child.state() == null))
        .findFirst()
        .ifPresent(at ->
            at.children()
                .forEach(child ->
                    subFlows.childEnded(move.step(at.id()), child.record(), EndState.COMPLETED)));
  }

  // Entering nodes

  private void enter(Token token) {
    Node node = move.flowOf(token.lane()).get(token.node());
    boolean correction = node instanceof Node.Start && token.rework() != null;
    Step at = move.enter(token, correction ? Returning.CORRECTION : node.title());
    switch (node) {
      case Node.Start _ when correction -> seat(at, seating.ofCorrection(at));
      case Node.Start start -> {
        if (at.from() == null && at.lane() == null) {
          new Climbing(this).submitted();
        }
        goOn(at, start.next());
      }
      case Node.Task task -> seat(at, seating.of(task, at));
      case Node.Copy copy -> copy(copy, at);
      case Node.Notify notify -> tell(notify, at);
      case Node.Decide decide -> decide(decide, at);
      case Node.Fork fork -> lanes.fork(at, fork.branches());
      case Node.Join join -> lanes.arrive(join, at);
      case Node.Wait wait -> waits.enter(wait, at);
      case Node.SubFlow sub -> subFlows.enter(sub, at);
      case Node.Act act -> act(act, at);
      case Node.Gate gate -> waits.enter(gate, at);
      case Node.End end -> end(end, at);
    }
  }

  private void goOn(Step at, DefinitionKey next) {
    move.leave(at);
    move.go(Token.after(at, next));
  }

  /** Opens the tasks of a step, or goes on where nobody has to be asked. */
  void seat(Step at, Seating.Seated seated) {
    switch (seated) {
      case Seating.Seated.At(var seats) ->
          voting.begin(at, seats).ifPresent(deciding -> conclude(at.id(), deciding));
      case Seating.Seated.Stopped() -> stop(at);
      case Seating.Seated.Skipped() -> skip(at);
    }
  }

  private void stop(Step at) {
    move.note(at.node(), Reason.of("flow.trace.stopped"));
    move.effect(new FlowEffect.Stopped(at.node()));
  }

  private void skip(Step at) {
    var agree = move.taskNode(at).flatMap(Node.Task::firstAgree);
    if (agree.isEmpty()) {
      stop(at);
      return;
    }
    move.note(at.node(), Reason.of("flow.trace.skipped"));
    move.leave(at);
    follow(at, to(agree.get().next()));
  }

  private void conclude(String stepId, Vote deciding) {
    Step at = voting.conclude(move.step(stepId), deciding);
    Outcome outcome = voting.outcome(at, deciding.outcome());
    move.fields().set(outcome.set(), at);
    switch (outcome) {
      case Outcome.Agree agree -> follow(at, to(agree.next()));
      case Outcome.Reject reject -> move.go(Token.after(at, to(reject.next())));
      case Outcome.Return back -> returning.send(at, back.to(), back.resubmitRule(), deciding);
      case Outcome.Dispute dispute -> {
        Disputes.keep(move, at, dispute);
        returning.send(at, dispute.to(), dispute.resubmitRule(), deciding);
      }
      case Outcome.Resubmit _ -> follow(at, move.flowOf(at.lane()).start().next());
    }
  }

  /** Goes on to the next node, or straight back to the one that returned this. */
  private void follow(Step at, DefinitionKey next) {
    if (at.rework() == null) {
      move.go(Token.after(at, next));
    } else {
      returning.goOn(at, at.rework(), next);
    }
  }

  private static DefinitionKey to(@Nullable DefinitionKey next) {
    return Objects.requireNonNull(next, "a checked release says where outcomes lead");
  }

  private void copy(Node.Copy copy, Step at) {
    Assignment readers = named(copy.to(), at);
    if (!readers.isEmpty()) {
      move.effect(new FlowEffect.Copied(at.id(), at.title(), readers.persons()));
    }
    goOn(at, copy.next());
  }

  private void tell(Node.Notify notify, Step at) {
    notice("flow.notice.told", named(notify.to(), at), at, notify.template(), notify.text());
    goOn(at, notify.next());
  }

  private void notice(
      String what, Assignment to, Step at, @Nullable DefinitionKey template, LocalizedText text) {
    if (!to.isEmpty() || template != null) {
      move.effect(new FlowEffect.Noticed(what, at.node(), to.persons(), template, text));
    }
  }

  private Assignment named(List<Assignee> rules, Step at) {
    Assignment named = seating.naming(at).of(rules);
    named.why().forEach(reason -> move.note(at.node(), reason));
    return named;
  }

  private void decide(Node.Decide decide, Step at) {
    List<Branch> taken = new Choice(move, at).of(decide);
    if (taken.isEmpty() && decide.otherwise() == null) {
      throw new Refusal.Invalid(
          Problem.error("flow.decide.no-otherwise", move.pointer(at.lane(), at.node()))
              .with("node", at.node().value()));
    }
    if (taken.isEmpty()) {
      move.note(at.node(), Reason.of("flow.trace.otherwise").with("node", to(decide.otherwise())));
    }
    switch (decide.how()) {
      case EXCLUSIVE, PERSON, TABLE ->
          goOn(at, taken.isEmpty() ? to(decide.otherwise()) : taken.getFirst().next());
      case INCLUSIVE -> {
        var branches = new ArrayList<>(taken);
        if (branches.isEmpty()) {
          branches.add(new Branch(null, null, null, LocalizedText.EMPTY, to(decide.otherwise())));
        }
        lanes.fork(at, branches);
      }
    }
  }

  private void act(Node.Act act, Step at) {
    move.fields().set(act.set(), at);
    if (act.script() != null) {
      move.fields().run(act.script(), at);
    }
    new Errands(move, at).of(act);
    goOn(at, act.next());
  }

  private void end(Node.End end, Step at) {
    move.leave(at);
    move.note(end.key(), Reason.of(ended(end.state())));
    notice("flow.notice.ended", named(end.tell(), at), at, null, end.title());
    Optional<Lane> home = move.home(at.lane());
    if (home.isPresent()) {
      subFlows.ended(home.get(), end.state());
    } else {
      lanes.closeWithin(null, true);
      move.ended(end.state());
    }
  }

  private static String ended(EndState state) {
    return switch (state) {
      case COMPLETED -> "flow.trace.completed";
      case REJECTED -> "flow.trace.rejected";
      case CANCELLED -> "flow.trace.cancelled";
    };
  }
}
