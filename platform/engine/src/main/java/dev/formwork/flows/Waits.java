package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;

/** Steps that wait for the world: for time, a condition, other records, a message. */
final class Waits {

  private static final String UNTIL = "until";

  private final Move move;
  private final Moments moments;

  Waits(Move move, Moments moments) {
    this.move = move;
    this.moments = moments;
  }

  void enter(Node.Wait wait, Step at) {
    if (!passes(wait, at)) {
      move.note(wait.key(), Reason.of("flow.trace.waits"));
      moments.want(at, UNTIL, wait.until());
      moments.want(at, Lanes.LIMIT, wait.limit());
    }
  }

  void enter(Node.Gate gate, Step at) {
    if (!passes(gate, at)) {
      move.note(gate.key(), Reason.of("flow.trace.gate-closed"));
    }
  }

  /** Asks all that wait again; whether any went on. */
  boolean askAgain() {
    boolean any = false;
    for (Step open : move.openSteps()) {
      any |=
          switch (move.nodeOf(open)) {
            case Node.Gate gate -> passes(gate, open);
            case Node.Wait wait -> passesOrMoves(wait, open);
            case Node.Start _,
                Node.Task _,
                Node.Copy _,
                Node.Notify _,
                Node.Decide _,
                Node.Fork _,
                Node.Join _,
                Node.SubFlow _,
                Node.Act _,
                Node.End _ ->
                false;
          };
    }
    return any;
  }

  /** A moment that follows a field moves with it. */
  private boolean passesOrMoves(Node.Wait wait, Step at) {
    if (passes(wait, at)) {
      return true;
    }
    moments.want(at, UNTIL, wait.until());
    moments.want(at, Lanes.LIMIT, wait.limit());
    return false;
  }

  void timeCame(Node.Wait wait, Step at, String what) {
    if (what.equals(UNTIL)) {
      goOn(at, wait.next(), "flow.trace.time-came");
    } else {
      goOn(at, wait.late() == null ? wait.next() : wait.late(), "flow.trace.too-late");
    }
  }

  void messageCame(DefinitionKey message) {
    for (Step open : move.openSteps()) {
      if (move.nodeOf(open) instanceof Node.Wait wait && message.equals(wait.message())) {
        goOn(open, wait.next(), "flow.trace.message-came");
      }
    }
  }

  /** Goes on as if what is waited for had come: to look ahead. */
  boolean assumeOne() {
    for (Step open : move.openSteps()) {
      if (move.nodeOf(open) instanceof Node.Wait wait) {
        goOn(open, wait.next(), "flow.trace.condition-came");
        return true;
      }
      if (move.nodeOf(open) instanceof Node.Gate gate) {
        goOn(open, gate.next(), "flow.trace.gate-passed");
        return true;
      }
    }
    return false;
  }

  private boolean passes(Node.Wait wait, Step at) {
    Question test = wait.test();
    if (!test.isEmpty() && move.fields().holds(test, at)) {
      goOn(at, wait.next(), "flow.trace.condition-came");
      return true;
    }
    if (moments.hasCome(wait.until(), at)) {
      goOn(at, wait.next(), "flow.trace.time-came");
      return true;
    }
    return false;
  }

  private boolean passes(Node.Gate gate, Step at) {
    boolean open =
        move.fields().holds(gate.test(), at)
            && Gates.missing(gate, move.fields().seen(at.lane())).isEmpty();
    if (open) {
      goOn(at, gate.next(), "flow.trace.gate-passed");
    }
    return open;
  }

  private void goOn(Step at, DefinitionKey next, String why) {
    move.note(at.node(), Reason.of(why));
    move.close(at);
    move.go(Token.after(at, next));
  }
}
