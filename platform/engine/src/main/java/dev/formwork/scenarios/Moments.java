package dev.formwork.scenarios;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Moments as scenarios write them: {@code 2026-02-14 09:00}. */
public final class Moments {

  /** Where a scenario does not say when it begins: a Monday that is no holiday anywhere. */
  public static final String USUAL = "2026-11-02 09:00";

  private static final DateTimeFormatter SHAPE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Moments() {}

  /** Empty where it is none, as the thirtieth of February. */
  public static Optional<LocalDateTime> parse(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, SHAPE));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  public static String written(Instant moment, ZoneId zone) {
    return SHAPE.format(moment.atZone(zone));
  }
}
