package dev.formwork.reports;

import dev.formwork.identity.Actor;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Counting;
import dev.formwork.records.RecordFigures;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for one person what a report needs, and remembers whether counters knew all of it. */
final class Asking implements Function<Aggregation, List<AggregateRow>> {

  private final Actor actor;
  private final RecordFigures figures;
  private final @Nullable Counting counting;
  private final Instant now;
  private boolean counted;

  /**
   * @param counting how the report is asked again and again; absent for one that is not
   * @param now what relative dates of filters count from
   */
  Asking(Actor actor, RecordFigures figures, @Nullable Counting counting, Instant now) {
    this.actor = actor;
    this.figures = figures;
    this.counting = counting;
    this.now = now;
    this.counted = counting != null;
  }

  boolean isCounted() {
    return counted;
  }

  @Override
  public List<AggregateRow> apply(Aggregation question) {
    if (counting == null) {
      return figures.of(actor, question, now);
    }
    RecordFigures.Answer answer = figures.of(actor, question, counting, now);
    counted = counted && answer.counted();
    return answer.rows();
  }
}
