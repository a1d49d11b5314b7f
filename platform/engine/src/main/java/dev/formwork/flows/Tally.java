package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what several people decided.
 *
 * @param outcomes of the task, in the order of its definition
 * @param busy the seats where somebody still has a task
 */
record Tally(Several several, List<Outcome> outcomes, Poll poll, Set<Integer> busy) {

  /** Where a seat stands. */
  enum Stand {
    OPEN,
    AGREED,
    AGAINST
  }

  /** What is decided; empty as long as nothing is. */
  Optional<Vote> result() {
    var against = seats(Stand.AGAINST);
    Optional<Seat> vetoed = against.stream().filter(Seat::veto).findFirst();
    if (vetoed.isPresent()) {
      return Optional.of(last(vetoed.get()));
    }
    boolean allHeard = seats(Stand.OPEN).isEmpty();
    if (several.hearsAll() && !allHeard) {
      return Optional.empty();
    }
    if (weight(seats(Stand.AGREED)) >= needed()) {
      return Optional.of(heaviest(seats(Stand.AGREED)));
    }
    return weight(poll.seats()) - weight(against) < needed()
        ? Optional.of(heaviest(against))
        : Optional.empty();
  }

  Stand standOf(Seat seat) {
    List<Vote> votes = poll.votesOf(seat.number());
    if (votes.stream().anyMatch(vote -> !agrees(vote))) {
      return Stand.AGAINST;
    }
    boolean done = !votes.isEmpty() && !busy.contains(seat.number());
    return done && poll.lineOf(seat.number()).isEmpty() ? Stand.AGREED : Stand.OPEN;
  }

  private long needed() {
    long all = weight(poll.seats());
    return switch (several.mode()) {
      case ANY, ALL, SEQUENCE -> all;
      case ONE_AGREES -> 1;
      case RATIO -> {
        Integer ratio = several.ratio();
        yield Math.max(1, Math.ceilDiv(all * (ratio == null ? 100 : ratio), 100L));
      }
    };
  }

  /** The vote of the outcome that weighs most; of several, the one that is defined first. */
  private Vote heaviest(List<Seat> seats) {
    Map<DefinitionKey, Long> weights = new LinkedHashMap<>();
    seats.forEach(seat -> weights.merge(last(seat).outcome(), (long) seat.weight(), Long::sum));
    var order = outcomes.stream().map(Outcome::key).toList();
    DefinitionKey most =
        weights.keySet().stream()
            .max(
                Comparator.<DefinitionKey>comparingLong(key -> weights.getOrDefault(key, 0L))
                    .thenComparingInt(key -> -order.indexOf(key)))
            .orElseThrow();
    return poll.votes().reversed().stream()
        .filter(vote -> vote.outcome().equals(most))
        .findFirst()
        .orElseThrow();
  }

  /** What a seat says: its no, else its last yes. */
  private Vote last(Seat seat) {
    List<Vote> votes = poll.votesOf(seat.number());
    return votes.stream().filter(vote -> !agrees(vote)).findFirst().orElseGet(votes::getLast);
  }

  private boolean agrees(Vote vote) {
    return outcomes.stream()
        .filter(outcome -> outcome.key().equals(vote.outcome()))
        .anyMatch(Outcome::goesOn);
  }

  private List<Seat> seats(Stand stand) {
    var found = new ArrayList<Seat>();
    for (Seat seat : poll.seats()) {
      if (standOf(seat) == stand) {
        found.add(seat);
      }
    }
    return found;
  }

  private static long weight(List<Seat> seats) {
    return seats.stream().mapToLong(Seat::weight).sum();
  }
}
