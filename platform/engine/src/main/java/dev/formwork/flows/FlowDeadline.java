package dev.formwork.flows;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.deadlines.Budget;
import dev.formwork.deadlines.Deadline;
import dev.formwork.deadlines.Rung;
import dev.formwork.deadlines.Until;
import dev.formwork.rules.EvaluationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long something may take, as a flow says it.
 *
 * @param within so much time; absent where a field gives the moment
 * @param until the moment that a field gives
 * @param calendar whose opening hours count: of the same app by key, or {@code app/calendar}; those
 *     of the record's department where absent
 */
public record FlowDeadline(
    @Nullable Budget within,
    @Nullable Until until,
    @Nullable String calendar,
    List<PauseRule> pauses,
    List<RungRule> rungs) {

  public FlowDeadline {
    pauses = List.copyOf(pauses);
    rungs = List.copyOf(rungs);
  }

  /** Whether opening time counts anywhere in it, so that it needs a calendar. */
  boolean countsOpeningTime() {
    return (within != null && within.countsOpeningTime())
        || (until != null && until.countsOpeningTime())
        || rungs.stream().anyMatch(RungRule::countsOpeningTime);
  }

  /** What must not be overrun; empty while the field that gives the moment is. */
  Optional<Deadline.Goal> goal(EvaluationContext record, OpeningHours opening) {
    if (within != null) {
      return Optional.of(new Deadline.Goal.Within(within.with(record.params())));
    }
    return until == null
        ? Optional.empty()
        : until.at(record.data(), record.params(), opening).map(Deadline.Goal.At::new);
  }

  /** Its rungs; each is called by its place. */
  List<Rung> rungs(Map<String, Object> params) {
    var all = new ArrayList<Rung>();
    for (int i = 0; i < rungs.size(); i++) {
      all.add(rungs.get(i).rung(String.valueOf(i), params));
    }
    return all;
  }

  /** The rule of a rung; empty if the flow has no such rule any more. */
  Optional<RungRule> rule(String rung) {
    int place = Integer.parseInt(rung);
    return place < rungs.size() ? Optional.of(rungs.get(place)) : Optional.empty();
  }
}
