package dev.formwork.deadlines;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.calendars.Measure;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.Operand;
import dev.formwork.rules.ValueSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An amount of time as it is written: {@code {hours: 4}}, {@code {days: $param.reviewDays}}, {@code
 * {minutes: 30, of: calendar}}.
 *
 * @param of opening time, unless said otherwise
 */
public record Budget(
    @Nullable ValueSource minutes,
    @Nullable ValueSource hours,
    @Nullable ValueSource days,
    @Nullable Clockwork of) {

  /** Nothing is planned farther ahead, in units of a second and of a day: some ten years. */
  private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(3_660);

  private static final BigDecimal MOST_MINUTES = MOST_DAYS.multiply(BigDecimal.valueOf(1_440));
  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

  /** Which time counts. */
  public enum Clockwork {
    OPENING,
    CALENDAR
  }

  @JsonCreator
  public Budget(
      @JsonProperty("minutes") @Nullable ValueSource minutes,
      @JsonProperty("hours") @Nullable ValueSource hours,
      @JsonProperty("days") @Nullable ValueSource days,
      @JsonProperty("of") @Nullable Clockwork of) {
    if (Stream.of(minutes, hours, days).filter(Objects::nonNull).count() != 1) {
      throw new IllegalArgumentException("Expected one of minutes, hours and days.");
    }
    this.minutes = minutes;
    this.hours = hours;
    this.days = days;
    this.of = of;
  }

  /** Whether it counts opening time, so that a calendar is needed. */
  public boolean countsOpeningTime() {
    return of != Clockwork.CALENDAR;
  }

  /** Where the number stands, and under which key. */
  public Map.Entry<String, ValueSource> written() {
    if (minutes != null) {
      return Map.entry("minutes", minutes);
    }
    return hours != null
        ? Map.entry("hours", hours)
        : Map.entry("days", Objects.requireNonNull(days));
  }

  /**
   * The amount with these parameters. A parameter that is no number, or less than nothing, counts
   * as 0.
   */
  public Amount with(Map<String, Object> params) {
    BigDecimal number = number(written().getValue(), params);
    if (days != null) {
      BigDecimal units = number.min(MOST_DAYS).multiply(BigDecimal.valueOf(Measure.DAYS.one()));
      return new Amount(Measure.DAYS, !countsOpeningTime(), whole(units));
    }
    BigDecimal inMinutes = (hours != null ? number.multiply(SIXTY) : number).min(MOST_MINUTES);
    BigDecimal millis = inMinutes.multiply(BigDecimal.valueOf(60_000));
    return new Amount(Measure.TIME, !countsOpeningTime(), whole(millis));
  }

  private static BigDecimal number(ValueSource source, Map<String, Object> params) {
    Object value =
        switch (source) {
          case Operand.Literal(var literal) -> literal;
          case Dynamic.Param(var key) -> params.get(key.value());
          case Operand.Many _, Dynamic _, ValueSource.Formula _ -> null;
        };
    return value instanceof Number number
        ? new BigDecimal(number.toString()).max(BigDecimal.ZERO)
        : BigDecimal.ZERO;
  }

  private static long whole(BigDecimal units) {
    return units.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
