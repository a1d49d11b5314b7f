package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One visit of a node.
 *
 * @param leftAt absent while the execution stands here
 * @param outcome key of what was decided; absent where nobody decided
 * @param decidedBy person id of who decided
 * @param opinion the words that came with the decision
 * @param lane id of the lane it stands in; absent in the execution itself
 * @param from id of the step that led here; absent for the first
 * @param timers when signals are wanted for it, by what for
 * @param children its sub-flows on other records
 * @param poll who decides and what they decided; empty where nobody has to
 * @param rework present where it was entered because something was returned
 * @param stay how long it lasted, as its time counts; absent where nothing is waited for
 */
public record Step(
    String id,
    DefinitionKey node,
    LocalizedText title,
    Instant enteredAt,
    @Nullable Instant leftAt,
    @Nullable String outcome,
    @Nullable String decidedBy,
    @Nullable String opinion,
    int round,
    @Nullable String lane,
    @Nullable String from,
    Map<String, Instant> timers,
    List<Child> children,
    Poll poll,
    FlowTask.@Nullable Rework rework,
    @Nullable Stay stay) {

  public Step {
    timers = Map.copyOf(timers);
    children = List.copyOf(children);
  }

  static Step entered(String id, DefinitionKey node, LocalizedText title, Instant at, int round) {
    return new Step(
        id,
        node,
        title,
        at,
        null,
        null,
        null,
        null,
        round,
        null,
        null,
        Map.of(),
        List.of(),
        Poll.EMPTY,
        null,
        null);
  }

  public boolean isOpen() {
    return leftAt == null;
  }

  Step cameBy(Token token) {
    return new Step(
        id,
        node,
        title,
        enteredAt,
        leftAt,
        outcome,
        decidedBy,
        opinion,
        round,
        token.lane(),
        token.from(),
        timers,
        children,
        poll,
        token.rework(),
        stay);
  }

  /** The same visit of what is another node in another release. */
  Step renamed(DefinitionKey newNode, LocalizedText newTitle, FlowTask.@Nullable Rework newRework) {
    return new Step(
        id, newNode, newTitle, enteredAt, leftAt, outcome, decidedBy, opinion, round, lane, from,
        timers, children, poll, newRework, stay);
  }

  Step left(Instant at) {
    return copy(at, timers, children, poll);
  }

  Step with(Poll newPoll) {
    return copy(leftAt, timers, children, newPoll);
  }

  Step with(List<Child> newChildren) {
    return copy(leftAt, timers, newChildren, poll);
  }

  /** The same with a signal wanted for something at a moment. */
  Step wanting(String what, Instant due) {
    var more = new TreeMap<>(timers);
    more.put(what, due);
    return copy(leftAt, more, children, poll);
  }

  Step wantingNothing() {
    return copy(leftAt, Map.of(), children, poll);
  }

  /** The same, open again and undecided. */
  Step reopened(Poll newPoll) {
    return new Step(
        id, node, title, enteredAt, null, null, null, null, round, lane, from, timers, children,
        newPoll, rework, stay);
  }

  Step decided(Instant at, DefinitionKey what, String by, @Nullable String words) {
    return new Step(
        id,
        node,
        title,
        enteredAt,
        at,
        what.value(),
        by,
        words,
        round,
        lane,
        from,
        timers,
        children,
        poll,
        rework,
        stay);
  }

  /** The same with what is known of how long it lasted. */
  Step staying(Stay newStay) {
    return new Step(
        id, node, title, enteredAt, leftAt, outcome, decidedBy, opinion, round, lane, from, timers,
        children, poll, rework, newStay);
  }

  private Step copy(
      @Nullable Instant newLeftAt,
      Map<String, Instant> newTimers,
      List<Child> newChildren,
      Poll newPoll) {
    return new Step(
        id,
        node,
        title,
        enteredAt,
        newLeftAt,
        outcome,
        decidedBy,
        opinion,
        round,
        lane,
        from,
        newTimers,
        newChildren,
        newPoll,
        rework,
        stay);
  }
}
