package dev.formwork.workspace.text;

import static dev.formwork.workspace.text.Say.t;
import static java.math.RoundingMode.HALF_UP;

import com.vaadin.flow.server.VaadinSession;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as the person at this screen reads them. */
public final class Show {

  /** What stands where there is no value. */
  public static final String NOTHING = "–";

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final long KILO = 1024;
  private static final long HOUR = 60;

  private Show() {}

  /** Where business days begin and end. */
  public static ZoneId zone() {
    VaadinSession session = VaadinSession.getCurrent();
    ZoneId zone = session == null ? null : session.getAttribute(ZoneId.class);
    return zone == null ? ZoneId.systemDefault() : zone;
  }

  /** {@code ¥486,000}; digits behind the point only where they say something. */
  public static String money(BigDecimal amount, String currency) {
    int digits = amount.stripTrailingZeros().scale() > 0 ? 2 : 0;
    String number = number(amount.abs(), digits);
    return (amount.signum() < 0 ? "-" : "") + symbol(currency) + number;
  }

  /** The sign that stands before an amount. */
  public static String symbol(String currency) {
    String local =
        switch (currency) {
          case "CNY", "JPY" -> "¥";
          default -> Currency.getInstance(currency).getSymbol(Locale.US);
        };
    return local.length() == 3 ? local + " " : local;
  }

  public static String number(BigDecimal number, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(Say.language());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number);
  }

  public static String whole(long number) {
    return NumberFormat.getIntegerInstance(Say.language()).format(number);
  }

  /** {@code 2026-02-14}, the same in every language. */
  public static String day(LocalDate day) {
    return day.toString();
  }

  /** {@code 2026-02-14 09:05} in the business time zone. */
  public static String moment(@Nullable Instant moment) {
    return moment == null ? NOTHING : MOMENT.format(moment.atZone(zone()));
  }

  public static String yesNo(boolean value) {
    return t(value ? "value.yes" : "value.no");
  }

  /** {@code 2 min ago}; the date where it is more than a week. */
  public static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toMinutes() < 1) {
      return t("ago.now");
    }
    if (age.toHours() < 1) {
      return t("ago.minutes", age.toMinutes());
    }
    if (age.toDays() < 1) {
      return t("ago.hours", age.toHours());
    }
    if (age.toDays() < 7) {
      return t("ago.days", age.toDays());
    }
    return day(LocalDate.ofInstant(then, zone()));
  }

  /** {@code 2 h 30 min}, from two days on {@code 45 days}. */
  public static String duration(Duration time) {
    return time.toDays() < 2 ? openTime(time) : t("time.days", time.toDays());
  }

  /** {@code 2 h 30 min}, however many hours; in Chinese {@code 2.5 小时}. */
  public static String openTime(Duration time) {
    long minutes = time.toMinutes();
    if (minutes < HOUR) {
      return t("time.minutes", Math.max(minutes, time.isZero() ? 0 : 1));
    }
    long rest = minutes % HOUR;
    String hours =
        number(BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(HOUR), 1, HALF_UP), 0, 1);
    return rest == 0
        ? t("time.hours", minutes / HOUR)
        : t("time.hours-minutes", minutes / HOUR, rest, hours);
  }

  private static String number(BigDecimal number, int least, int most) {
    NumberFormat format = NumberFormat.getNumberInstance(Say.language());
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format.format(number);
  }

  /** {@code 1.4 MB}. */
  public static String size(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    if (bytes < KILO * KILO) {
      return bytes / KILO + " KB";
    }
    return number(BigDecimal.valueOf((double) bytes / KILO / KILO), 1) + " MB";
  }
}
