package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Opens tasks for the seats of a step, takes their votes and says when it is decided. */
final class Voting {

  private final Move move;
  private final Seating seating;

  Voting(Move move, Seating seating) {
    this.move = move;
    this.seating = seating;
  }

  /** Seats everybody and opens the first tasks; what is decided at once, if it is. */
  Optional<Vote> begin(Step at, List<Seat> seats) {
    boolean oneByOne =
        move.taskNode(at)
            .filter(node -> node.together().mode() == Several.Mode.SEQUENCE)
            .isPresent();
    var now = oneByOne ? seats.subList(0, 1) : seats;
    var later =
        seats.subList(now.size(), seats.size()).stream()
            .map(seat -> new Waiting(seat.number(), seat.persons(), seat.why(), null))
            .toList();
    Step seated = move.change(at.id(), step -> step.with(new Poll(seats, later, List.of())));
    var automatic = new HashSet<Integer>();
    for (Seat seat : now) {
      if (passes(seated, seat.number(), seat.persons())) {
        automatic.add(seat.number());
      }
    }
    for (Seat seat : now) {
      if (!automatic.contains(seat.number())) {
        open(seated, new Waiting(seat.number(), seat.persons(), seat.why(), null));
      }
    }
    return goOn(at.id());
  }

  /** Counts a vote; what is decided by it, if anything is. */
  Optional<Vote> cast(Step at, FlowTask task, Vote vote) {
    Poll poll = at.poll().seats().isEmpty() ? alone(task) : at.poll();
    move.close(task, vote.outcome());
    move.change(at.id(), step -> step.with(poll.with(vote)));
    return goOn(at.id());
  }

  /** Goes on after somebody's turn; also after a seat was changed. */
  Optional<Vote> goOn(String stepId) {
    while (true) {
      Step at = move.step(stepId);
      Poll poll = at.poll();
      Set<Integer> busy = busy(stepId);
      Tally tally = tally(at, busy);
      for (Seat seat : poll.seats()) {
        if (tally.standOf(seat) == Tally.Stand.AGAINST) {
          silence(stepId, seat.number());
        }
      }
      Optional<Vote> result = tally(move.step(stepId), busy(stepId)).result();
      if (result.isPresent()) {
        return result;
      }
      Optional<Waiting> next = next(move.step(stepId).poll(), busy(stepId));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      move.change(stepId, step -> step.with(step.poll().without(next.get())));
      call(move.step(stepId), next.get());
    }
  }

  /** Whose turn comes: at a seat that has begun, else at the next seat once all others are done. */
  private static Optional<Waiting> next(Poll poll, Set<Integer> busy) {
    return poll.line().stream()
        .filter(waiting -> !busy.contains(waiting.seat()))
        .filter(waiting -> busy.isEmpty() || !poll.votesOf(waiting.seat()).isEmpty())
        .findFirst();
  }

  private void call(Step at, Waiting waiting) {
    if (waiting.addedBy() != null || !passes(at, waiting.seat(), waiting.persons())) {
      open(at, waiting);
    }
  }

  /** What a seat still had to say doesn't matter any more. */
  private void silence(String step, int seat) {
    move.tasksOf(step).stream()
        .filter(task -> task.seat() == seat)
        .forEach(task -> move.close(task, null));
    move.change(step, each -> each.with(each.poll().withoutLineOf(seat)));
  }

  /** What is to be done, and of several parties as which of them. */
  private static LocalizedText title(LocalizedText work, LocalizedText party) {
    if (work.isEmpty() || party.isEmpty()) {
      return party.or(work);
    }
    var both = new TreeMap<String, String>();
    work.byLanguage()
        .forEach((language, text) -> {
          String side = party.in(Locale.forLanguageTag(language));
          both.put(language, "%s · %s".formatted(text, side));
        });
    return new LocalizedText(both);
  }

  void open(Step at, Waiting turn) {
    Optional<Node.Task> node = move.taskNode(at);
    Seat seat = at.poll().seat(turn.seat());
    Set<String> excluded = node.map(task -> seating.excluded(task, at)).orElse(Set.of());
    Map<String, String> holders =
        node.isEmpty() ? Map.of() : seating.holders(turn.persons(), excluded, at);
    var persons = node.isEmpty() ? turn.persons() : List.copyOf(holders.keySet());
    var standingFor = new TreeMap<>(holders);
    standingFor.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    var why = new ArrayList<>(turn.why());
    standingFor.forEach((holder, person) ->
        why.add(Reason.of("flow.assignee.stands-in").with("person", holder).with("for", person)));
    boolean pool =
        turn.addedBy() == null && node.filter(task -> task.giving() == Giving.POOL).isPresent();
    move.open(
        new FlowTask(
            move.newId(),
            at.node(),
            at.id(),
            title(at.title(), seat.title()),
            persons,
            why,
            move.now(),
            null,
            move.round(),
            at.rework(),
            turn.seat(),
            turn.addedBy(),
            standingFor,
            pool,
            null,
            null,
            null,
            move.home(at.lane()).map(Lane::flow).orElse(null)));
  }

  /** Whether the flow agrees for one of these without asking; then the vote is cast. */
  private boolean passes(Step at, int seat, List<String> persons) {
    Optional<Node.Task> node = move.taskNode(at);
    if (node.isEmpty() || !AutoPasses.mayPass(node.get(), move.fields().seen(at.lane()))) {
      return false;
    }
    Optional<String> who =
        persons.stream().filter(person -> passesFor(node.get(), at, person)).findFirst();
    if (who.isEmpty()) {
      return false;
    }
    DefinitionKey agree = node.get().firstAgree().orElseThrow().key();
    Vote vote = Vote.automatic(seat, who.get(), agree, move.now());
    move.note(at.node(), Reason.of("flow.trace.passed").with("person", who.get()));
    move.change(at.id(), step -> step.with(step.poll().with(vote)));
    return true;
  }

  private boolean passesFor(Node.Task node, Step at, String person) {
    return node.autoPass().stream()
        .anyMatch(rule ->
            switch (rule) {
              case INITIATOR -> person.equals(move.initiator());
              case REPEAT -> hasAgreed(person, at);
            });
  }

  private boolean hasAgreed(String person, Step at) {
    return move.steps().stream()
        .filter(step -> step.round() == move.round() && !step.id().equals(at.id()))
        .anyMatch(step ->
            step.poll().votes().stream()
                .anyMatch(vote -> vote.by().equals(person) && agreed(step, vote)));
  }

  private boolean agreed(Step step, Vote vote) {
    return outcomes(step).stream()
        .filter(outcome -> outcome.key().equals(vote.outcome()))
        .anyMatch(Outcome::goesOn);
  }

  private Tally tally(Step at, Set<Integer> busy) {
    Several several = move.taskNode(at).map(Node.Task::together).orElse(Several.ANY);
    return new Tally(several, outcomes(at), at.poll(), busy);
  }

  private List<Outcome> outcomes(Step at) {
    return move.taskNode(at).map(Node.Task::outcomes).orElse(List.of(Outcome.Resubmit.RESUBMIT));
  }

  private Set<Integer> busy(String step) {
    var busy = new HashSet<Integer>();
    move.tasksOf(step).forEach(task -> busy.add(task.seat()));
    return busy;
  }

  /** The poll of a task that was opened before there were any. */
  static Poll alone(FlowTask task) {
    var seat = new Seat(task.seat(), LocalizedText.EMPTY, task.assignees(), task.why(), 1, false);
    return new Poll(List.of(seat), List.of(), List.of());
  }

  /**
   * Nobody has to decide any more: what is open of the step is closed, the decision stands in it.
   */
  Step conclude(Step at, Vote deciding) {
    move.tasksOf(at.id()).forEach(task -> move.close(task, null));
    return move.change(
        at.id(),
        step -> step.decided(move.now(), deciding.outcome(), deciding.by(), deciding.opinion()));
  }

  /** The outcome of this key; what was voted for is one of them. */
  Outcome outcome(Step at, @Nullable DefinitionKey key) {
    return outcomes(at).stream()
        .filter(outcome -> outcome.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Expected an outcome " + key));
  }
}
