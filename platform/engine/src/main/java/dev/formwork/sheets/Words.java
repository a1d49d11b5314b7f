package dev.formwork.sheets;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
final class Words {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private Words() {}

  static String of(LocalDateTime moment) {
    return MINUTES.format(moment);
  }

  static String of(Sheet.Column column, @Nullable Object value, Locale locale) {
    return switch (value) {
      case null -> "";
      case Number number -> number(column, new BigDecimal(number.toString()), locale);
      case LocalDateTime moment -> of(moment);
      default -> value.toString();
    };
  }

  private static String number(Sheet.Column column, BigDecimal number, Locale locale) {
    return switch (column.kind()) {
      case MONEY -> {
        var format = NumberFormat.getCurrencyInstance(locale);
        if (column.currency() != null) {
          format.setCurrency(Currency.getInstance(column.currency()));
        }
        yield format.format(number);
      }
      case PERCENT -> digits(number, 2, locale) + "%";
      case INTEGER -> digits(number, 0, locale);
      case DECIMAL, TEXT, DATE, DATE_TIME -> digits(number, 2, locale);
    };
  }

  private static String digits(BigDecimal number, int most, Locale locale) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(most);
    return format.format(number);
  }
}
