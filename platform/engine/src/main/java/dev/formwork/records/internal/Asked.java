package dev.formwork.records.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Aggregation.Figure;
import dev.formwork.records.Aggregation.Group;
import dev.formwork.records.Aggregation.Measure;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ValueKind;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An {@link Aggregation} with its paths resolved; refuses what can't be answered. */
final class Asked {

  /** What records are told apart by, and where it stands. */
  record Grouped(Group group, Place place) {

    boolean hasSeveral() {
      return place.kind() == ValueKind.CHOICES;
    }
  }

  /**
   * A measure, and where its values stand.
   *
   * @param place absent where records are counted
   * @param to where a duration ends
   * @param filter which records take part; all where absent
   */
  record Taken(
      Figure figure,
      @Nullable Place place,
      @Nullable Place to,
      boolean opening,
      int percent,
      @Nullable Condition filter) {

    /** Whether its values have to be worked out outside the store. */
    boolean isDerived() {
      return to != null || (place != null && !place.hops().isEmpty());
    }

    Place of() {
      return Objects.requireNonNull(place);
    }
  }

  private final Aggregation question;
  private final List<Grouped> groups;
  private final List<Taken> measures;

  Asked(Aggregation question, Function<RecordPath, Place> places) {
    this.question = question;
    this.groups =
        question.groups().stream()
            .map(group -> fitting(group, within(places.apply(group.field()), question)))
            .toList();
    this.measures =
        question.measures().stream()
            .map(measure -> taken(measure, path -> within(places.apply(path), question), null))
            .toList();
  }

  Aggregation question() {
    return question;
  }

  List<Grouped> groups() {
    return groups;
  }

  List<Taken> measures() {
    return measures;
  }

  /**
   * Whether the store can tell the first rows: not where they depend on what is taken here, nor
   * where several groups of the store may make one row (dates kept before they had periods).
   */
  boolean limitsInStore() {
    return !question.rest()
        && measures.stream().noneMatch(taken -> taken.isDerived() || taken.filter() != null)
        && groups.stream()
            .noneMatch(group ->
                group.group().period() != null
                    || group.hasSeveral()
                    || !group.place().hops().isEmpty())
        && question.order().stream()
            .map(order -> order.column() - question.groups().size())
            .noneMatch(measure -> measure >= 0 && isTakenHere(measures.get(measure).figure()));
  }

  private static boolean isTakenHere(Figure figure) {
    return switch (figure) {
      case AVERAGE, MEDIAN, PERCENTILE, DISTINCT -> true;
      case COUNT, SUM, LEAST, GREATEST -> false;
    };
  }

  private static Taken taken(
      Measure measure, Function<RecordPath, Place> places, @Nullable Condition filter) {
    return switch (measure) {
      case Measure.Filtered(var inner, var condition) ->
          taken(inner, places, filter == null ? condition : Condition.all(filter, condition));
      case Measure.Duration duration ->
          new Taken(
              duration.figure(),
              fitting(measure, places.apply(duration.field())),
              fitting(measure, places.apply(duration.to())),
              duration.opening(),
              duration.percent(),
              filter);
      case Measure.Percentile(var field, var percent) ->
          new Taken(
              Figure.PERCENTILE,
              fitting(measure, places.apply(field)),
              null,
              false,
              percent,
              filter);
      case Measure.Count(var field) ->
          new Taken(
              Figure.COUNT, field == null ? null : places.apply(field), null, false, 0, filter);
      case Measure.Sum(var field) -> plain(Figure.SUM, measure, places.apply(field), filter);
      case Measure.Average(var field) ->
          plain(Figure.AVERAGE, measure, places.apply(field), filter);
      case Measure.Median(var field) -> plain(Figure.MEDIAN, measure, places.apply(field), filter);
      case Measure.Least(var field) -> plain(Figure.LEAST, measure, places.apply(field), filter);
      case Measure.Greatest(var field) ->
          plain(Figure.GREATEST, measure, places.apply(field), filter);
      case Measure.Distinct(var field) ->
          plain(Figure.DISTINCT, measure, places.apply(field), filter);
    };
  }

  private static Taken plain(
      Figure figure, Measure measure, Place place, @Nullable Condition filter) {
    return new Taken(figure, fitting(measure, place), null, false, 50, filter);
  }

  private static Place fitting(Measure measure, Place place) {
    refuseUnless(measure.fits(place.kind()), "report.measure.type", place);
    return place;
  }

  private static Grouped fitting(Group group, Place place) {
    var field = place.field();
    boolean fits =
        !group.ranges().isEmpty()
            ? place.kind() == ValueKind.NUMBER
            : field == null || Aggregation.canGroupBy(field.type());
    refuseUnless(fits, "report.dimension.type", place);
    return new Grouped(group, place);
  }

  /** Of rows only where they count one by one. */
  private static Place within(Place place, Aggregation question) {
    refuseUnless(
        place.rows() == null || place.rows().equals(question.rows()),
        "report.field.of-rows",
        place);
    return place;
  }

  private static void refuseUnless(boolean fits, String code, Place place) {
    if (!fits) {
      String path = place.path().toString();
      throw new Refusal.Invalid(Problem.error(code, path).with("field", path));
    }
  }
}
