package dev.formwork.records;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.internal.Aggregations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Figures over many records. No number tells an actor of a record or field he may not read. */
@Service
public class RecordFigures {

  private final Aggregations aggregations;
  private final Clock clock;

  RecordFigures(Aggregations aggregations, Clock clock) {
    this.aggregations = aggregations;
    this.clock = clock;
  }

  /**
   * The rows, in order. Refuses with {@code report.field.forbidden} where a field is needed that is
   * not open in every record within the actor's reach.
   */
  @Permission("read on the form and on each field; only records within the actor's scope")
  public List<AggregateRow> of(Actor actor, Aggregation question) {
    return of(actor, question, clock.instant());
  }

  /**
   * The same as of a moment.
   *
   * @param now what relative dates of filters count from
   */
  @Permission("read on the form and on each field; only records within the actor's scope")
  public List<AggregateRow> of(Actor actor, Aggregation question, Instant now) {
    return aggregations.answer(actor, question, null, now).rows();
  }

  /**
   * What is answered to a question that comes again and again.
   *
   * @param counted whether counters knew it, and no records were looked at
   */
  public record Answer(List<AggregateRow> rows, boolean counted) {
    public Answer {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The same of a question that comes again and again: of counters, where they can tell it, so that
   * it costs what its rows cost and not what the records cost.
   */
  @Permission("read on the form and on each field; only records within the actor's scope")
  public Answer of(Actor actor, Aggregation question, Counting counting, Instant now) {
    return aggregations.answer(actor, question, counting, now);
  }

  /** Whether {@link #of} would answer a question that needs these fields. */
  @NoPermission(because = "it is the question itself")
  public boolean mayRead(Actor actor, QualifiedKey form, Set<String> fields) {
    return aggregations.mayRead(actor, form, fields);
  }
}
