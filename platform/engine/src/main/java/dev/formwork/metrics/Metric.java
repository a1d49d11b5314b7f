package dev.formwork.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number with a name: what it is taken from, in which periods, where it should be, and who
 * answers for it.
 *
 * @param report a report without dimensions, of the same app by key, or {@code app/report}
 * @param measure of that report; its first where absent
 * @param date the field by which a record falls into a period
 * @param by whether stores or departments have values of their own besides the one of all
 * @param targets of those that count on the first day of a period the latest, that of the
 *     organisation before that of all
 * @param warning a miss by no more than so much is amber, a greater one red
 * @param closesAfter how many days after its end a period closes, for late entries
 */
public record Metric(
    DefinitionKey key,
    LocalizedText title,
    LocalizedText help,
    String report,
    @Nullable FieldKey measure,
    FieldKey date,
    @Nullable Unit unit,
    Period period,
    @Nullable Direction direction,
    @Nullable By by,
    List<Target> targets,
    @Nullable BigDecimal warning,
    @Nullable Owner owner,
    int closesAfter) {

  public static final DefinitionType<Metric> TYPE = new MetricType();

  public Metric {
    targets = List.copyOf(targets);
  }

  /** What it is counted in. */
  public enum Unit {
    NUMBER,
    /** The report gives a share, from 0 to 1; the metric shows hundredths. */
    PERCENT,
    MONEY,
    MINUTES,
    HOURS,
    DAYS
  }

  /** Which way is good. */
  public enum Direction {
    /** At the target or above. */
    UP,
    /** At the target or below. */
    DOWN,
    /** Between the two ends of the target. */
    BAND
  }

  /** Who has values of his own. */
  public enum By {
    NONE,
    STORE,
    DEPARTMENT
  }

  /**
   * Where it should be from a day on.
   *
   * @param from absent = always
   * @param organisation key of a department; absent = all that have none of their own
   * @param value absent where a parameter says it
   * @param parameter of the app, as it is on the first day of a period
   * @param to the upper end of a band
   */
  public record Target(
      @Nullable LocalDate from,
      @Nullable DefinitionKey organisation,
      @Nullable BigDecimal value,
      @Nullable String parameter,
      @Nullable BigDecimal to) {}

  /** Who answers for it. */
  public sealed interface Owner {

    /** Who holds the role in the organisation, or in the nearest one above it. */
    record OfRole(DefinitionKey role) implements Owner {}

    /** One person, by username. */
    record One(String person) implements Owner {}

    @JsonCreator
    static Owner read(
        @JsonProperty("role") @Nullable DefinitionKey role,
        @JsonProperty("person") @Nullable String person) {
      if (role != null) {
        return new OfRole(role);
      }
      if (person != null) {
        return new One(person);
      }
      throw new IllegalArgumentException("Expected a role or a person.");
    }
  }

  /** The report, seen from the app that the metric belongs to. */
  public QualifiedKey reportIn(DefinitionKey app) {
    return QualifiedKey.parse(report, app);
  }

  public Unit countedIn() {
    return unit == null ? Unit.NUMBER : unit;
  }

  public Direction goodIs() {
    return direction == null ? Direction.UP : direction;
  }

  public By toldApartBy() {
    return by == null ? By.NONE : by;
  }
}
