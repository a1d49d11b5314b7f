package dev.formwork.flows;

import java.util.ArrayList;
import java.util.List;

/**
 * How several people decide one visit of a task.
 *
 * @param seats all that have a say
 * @param line whose turn comes later, in order
 * @param votes what was decided so far
 */
public record Poll(List<Seat> seats, List<Waiting> line, List<Vote> votes) {

  static final Poll EMPTY = new Poll(List.of(), List.of(), List.of());

  public Poll {
    seats = List.copyOf(seats);
    line = List.copyOf(line);
    votes = List.copyOf(votes);
  }

  Seat seat(int number) {
    return seats.stream()
        .filter(seat -> seat.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Expected a seat " + number));
  }

  Poll with(Vote vote) {
    var more = new ArrayList<>(votes);
    more.add(vote);
    return new Poll(seats, line, more);
  }

  Poll without(Vote vote) {
    return new Poll(seats, line, votes.stream().filter(each -> !each.equals(vote)).toList());
  }

  /** The same with somebody before all others in the line. */
  Poll withFirst(Waiting first) {
    var longer = new ArrayList<Waiting>();
    longer.add(first);
    longer.addAll(line);
    return new Poll(seats, longer, votes);
  }

  Poll without(Waiting called) {
    var shorter = new ArrayList<>(line);
    shorter.remove(called);
    return new Poll(seats, shorter, votes);
  }

  /** The same without those who wait for a turn at this seat. */
  Poll withoutLineOf(int seat) {
    return new Poll(seats, line.stream().filter(waiting -> waiting.seat() != seat).toList(), votes);
  }

  /** Whose turn at this seat comes next. */
  List<Waiting> lineOf(int seat) {
    return line.stream().filter(waiting -> waiting.seat() == seat).toList();
  }

  List<Vote> votesOf(int seat) {
    return votes.stream().filter(vote -> vote.seat() == seat).toList();
  }
}
