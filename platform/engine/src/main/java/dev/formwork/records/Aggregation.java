package dev.formwork.records;

import dev.formwork.forms.FieldType;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about many records of a form at once: grouped, counted and summed. The actor's scope
 * is always added, on the form and on each form that a path leads to.
 *
 * @param groups what the records are told apart by; none = one row about all of them
 * @param order by column; ties and everything without an order go by the groups
 * @param limit rows at most, 1 to {@link #MAX_ROWS}
 * @param of what counts: the records, or each of their deadlines or steps
 * @param rows the field whose rows count one by one, in place of the records; absent mostly
 * @param rest whether one row more stands for all groups behind the limit
 */
public record Aggregation(
    QualifiedKey form,
    Condition filter,
    List<Group> groups,
    List<Measure> measures,
    List<Order> order,
    int limit,
    SystemField.Part of,
    @Nullable FieldKey rows,
    boolean rest) {

  /** More groups than this are refused where all of them would be needed. */
  public static final int MAX_ROWS = 10_000;

  /** A question about records themselves. */
  public Aggregation(
      QualifiedKey form,
      Condition filter,
      List<Group> groups,
      List<Measure> measures,
      List<Order> order,
      int limit) {
    this(form, filter, groups, measures, order, limit, SystemField.Part.RECORD, null, false);
  }

  public Aggregation {
    groups = List.copyOf(groups);
    measures = List.copyOf(measures);
    order = List.copyOf(order);
  }

  /** The same about fewer records. */
  public Aggregation where(Condition narrower) {
    return new Aggregation(
        form, Condition.all(filter, narrower), groups, measures, order, limit, of, rows, rest);
  }

  /**
   * Whether records can be told apart by a field of this type. With several values in it a record
   * counts in the group of each.
   */
  public static boolean canGroupBy(FieldType type) {
    return switch (type) {
      case FieldType.Text _,
          FieldType.Whole _,
          FieldType.Day _,
          FieldType.Moment _,
          FieldType.Switch _,
          FieldType.Choice _,
          FieldType.MultiChoice _,
          FieldType.User _,
          FieldType.Relation _,
          FieldType.Serial _ ->
          true;
      case FieldType.Computed computed ->
          switch (computed.result()) {
            case TEXT, INTEGER, DATE, DATE_TIME, SWITCH, CHOICES -> true;
            case DECIMAL, MONEY -> false;
          };
      case FieldType.LongText _,
          FieldType.Decimal _,
          FieldType.Money _,
          FieldType.Subtable _,
          FieldType.Attachment _,
          FieldType.Signature _ ->
          false;
    };
  }

  /**
   * What records are told apart by.
   *
   * @param period for dates and moments; a day where absent
   * @param ranges for numbers: the ranges that they fall into, in their order
   */
  public record Group(RecordPath field, @Nullable Period period, List<Range> ranges) {

    public Group {
      ranges = List.copyOf(ranges);
    }

    public Group(RecordPath field, @Nullable Period period) {
      this(field, period, List.of());
    }

    public Group(FieldKey field, @Nullable Period period) {
      this(RecordPath.of(field), period);
    }

    /** The range of a number, from 0. */
    public int rangeOf(BigDecimal number) {
      int at = 0;
      while (at < ranges.size() - 1 && !ranges.get(at).isAbove(number)) {
        at++;
      }
      return at;
    }
  }

  /**
   * Numbers from the end of the range before up to its own end.
   *
   * @param to the first number beyond it; absent for the last
   */
  public record Range(@Nullable BigDecimal to, LocalizedText title) {

    boolean isAbove(BigDecimal number) {
      return to == null || number.compareTo(to) < 0;
    }
  }

  /** One number of each row. Records without a value of its field don't take part in it. */
  public sealed interface Measure {

    /** The field it is about; absent where records themselves are counted. */
    @Nullable RecordPath field();

    /** Whether it can be taken of values of this kind. */
    default boolean fits(ValueKind kind) {
      return switch (this) {
        case Count _ -> true;
        case Sum _, Average _, Median _, Percentile _ -> kind == ValueKind.NUMBER;
        case Least _, Greatest _ ->
            kind == ValueKind.NUMBER || kind == ValueKind.DATE || kind == ValueKind.DATE_TIME;
        case Distinct _ -> kind != ValueKind.CHOICES && kind != ValueKind.ROWS;
        case Duration _ -> kind == ValueKind.DATE || kind == ValueKind.DATE_TIME;
        case Filtered(var measure, _) -> measure.fits(kind);
      };
    }

    /** How many records, or how many that have a value of the field. */
    record Count(@Nullable RecordPath field) implements Measure {}

    /** The exact sum of numbers; zero of none. */
    record Sum(RecordPath field) implements Measure {
      public Sum(FieldKey field) {
        this(RecordPath.of(field));
      }
    }

    /** The exact sum by the count, rounded to the digits of the field; absent of none. */
    record Average(RecordPath field) implements Measure {
      public Average(FieldKey field) {
        this(RecordPath.of(field));
      }
    }

    /**
     * The value in the middle, of an even count the mean of the two, rounded as an average; absent
     * of none. All values of a group are looked at, so it costs more than the others.
     */
    record Median(RecordPath field) implements Measure {
      public Median(FieldKey field) {
        this(RecordPath.of(field));
      }
    }

    /**
     * The value below which so many of a hundred lie, between two values in proportion (as {@code
     * PERCENTILE.INC} of spreadsheets has it), rounded as an average; absent of none.
     */
    record Percentile(RecordPath field, int percent) implements Measure {}

    /** The least number or the earliest date; absent of none. */
    record Least(RecordPath field) implements Measure {
      public Least(FieldKey field) {
        this(RecordPath.of(field));
      }
    }

    /** The greatest number or the latest date; absent of none. */
    record Greatest(RecordPath field) implements Measure {
      public Greatest(FieldKey field) {
        this(RecordPath.of(field));
      }
    }

    /** How many different values there are. */
    record Distinct(RecordPath field) implements Measure {}

    /**
     * How many hours passed between two moments, to two digits. A date is its first moment. What
     * ends before it begins doesn't take part.
     *
     * @param opening only hours count that are opening time of the record's department or store
     * @param percent of a percentile
     */
    record Duration(RecordPath field, RecordPath to, boolean opening, Figure figure, int percent)
        implements Measure {}

    /** The measure of only those records that fulfil a condition. */
    record Filtered(Measure measure, Condition filter) implements Measure {
      @Override
      public @Nullable RecordPath field() {
        return measure.field();
      }
    }
  }

  /** What is made of the values of a group. */
  public enum Figure {
    COUNT,
    SUM,
    AVERAGE,
    MEDIAN,
    PERCENTILE,
    LEAST,
    GREATEST,
    DISTINCT
  }

  /**
   * One criterion of the order.
   *
   * @param column from 0: the groups, then the measures
   */
  public record Order(int column, boolean descending) {}
}
