package dev.formwork.metrics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The target of one organisation in one period.
 *
 * @param to the upper end of a band
 */
public record Goal(BigDecimal value, @Nullable BigDecimal to) {

  /**
   * The target that counts; empty where there is none.
   *
   * @param organisation key of a department; empty for all
   * @param day the first of the period
   * @param parameters of the app on that day
   */
  public static Optional<Goal> of(
      Metric metric, String organisation, LocalDate day, Map<String, Object> parameters) {
    return metric.targets().stream()
        .filter(target -> target.from() == null || !target.from().isAfter(day))
        .filter(target ->
            target.organisation() == null || target.organisation().value().equals(organisation))
        .max(
            Comparator.comparing((Metric.Target target) -> target.organisation() != null)
                .thenComparing(target -> target.from() == null ? LocalDate.MIN : target.from()))
        .flatMap(target -> goal(target, parameters));
  }

  private static Optional<Goal> goal(Metric.Target target, Map<String, Object> parameters) {
    Object value = target.parameter() == null ? target.value() : parameters.get(target.parameter());
    return value == null
        ? Optional.empty()
        : Optional.of(new Goal(new BigDecimal(value.toString()), target.to()));
  }

  /** How a value stands to this target. */
  public Light light(Metric metric, @Nullable BigDecimal found) {
    if (found == null) {
      return Light.NONE;
    }
    BigDecimal miss = miss(metric, found);
    if (miss.signum() <= 0) {
      return Light.GREEN;
    }
    BigDecimal warning = metric.warning();
    return warning != null && miss.compareTo(warning) <= 0 ? Light.AMBER : Light.RED;
  }

  /** By how much it is off; zero or less where it is not. */
  private BigDecimal miss(Metric metric, BigDecimal found) {
    return switch (metric.goodIs()) {
      case UP -> value.subtract(found);
      case DOWN -> found.subtract(value);
      case BAND ->
          to == null ? value.subtract(found) : value.subtract(found).max(found.subtract(to));
    };
  }
}
