package dev.formwork.records;

import dev.formwork.forms.FieldType;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about many records of a form at once: grouped, counted and summed. The actor's scope
 * is always added.
 *
 * @param groups what the records are told apart by; none = one row about all of them
 * @param order by column; ties and everything without an order go by the groups
 * @param limit rows at most, 1 to {@link #MAX_ROWS}
 * @param of what counts: the records, or each of their deadlines or steps
 */
public record Aggregation(
    QualifiedKey form,
    Condition filter,
    List<Group> groups,
    List<Measure> measures,
    List<Order> order,
    int limit,
    SystemField.Part of) {

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
    this(form, filter, groups, measures, order, limit, SystemField.Part.RECORD);
  }

  public Aggregation {
    groups = List.copyOf(groups);
    measures = List.copyOf(measures);
    order = List.copyOf(order);
  }

  /** Whether records can be told apart by a field of this type. */
  public static boolean canGroupBy(FieldType type) {
    return switch (type) {
      case FieldType.Text _,
          FieldType.Whole _,
          FieldType.Day _,
          FieldType.Moment _,
          FieldType.Switch _,
          FieldType.Choice _,
          FieldType.User _,
          FieldType.Relation _,
          FieldType.Serial _ ->
          true;
      case FieldType.Computed computed ->
          switch (computed.result()) {
            case TEXT, INTEGER, DATE, DATE_TIME, SWITCH -> true;
            case DECIMAL, MONEY, CHOICES -> false;
          };
      case FieldType.LongText _,
          FieldType.Decimal _,
          FieldType.Money _,
          FieldType.MultiChoice _,
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
   */
  public record Group(FieldKey field, @Nullable Period period) {}

  /** One number of each row. Records without a value of its field don't take part in it. */
  public sealed interface Measure {

    /** The field it is about; absent where records themselves are counted. */
    @Nullable FieldKey field();

    /** Whether it can be taken of values of this kind. */
    default boolean fits(ValueKind kind) {
      return switch (this) {
        case Count _ -> true;
        case Sum _, Average _, Median _ -> kind == ValueKind.NUMBER;
        case Least _, Greatest _ ->
            kind == ValueKind.NUMBER || kind == ValueKind.DATE || kind == ValueKind.DATE_TIME;
      };
    }

    /** How many records, or how many that have a value of the field. */
    record Count(@Nullable FieldKey field) implements Measure {}

    /** The exact sum of numbers; zero of none. */
    record Sum(FieldKey field) implements Measure {}

    /** The exact sum by the count, rounded to the digits of the field; absent of none. */
    record Average(FieldKey field) implements Measure {}

    /**
     * The value in the middle, of an even count the mean of the two, rounded as an average; absent
     * of none. All values of a group are looked at, so it costs more than the others.
     */
    record Median(FieldKey field) implements Measure {}

    /** The least number or the earliest date; absent of none. */
    record Least(FieldKey field) implements Measure {}

    /** The greatest number or the latest date; absent of none. */
    record Greatest(FieldKey field) implements Measure {}
  }

  /**
   * One criterion of the order.
   *
   * @param column from 0: the groups, then the measures
   */
  public record Order(int column, boolean descending) {}
}
