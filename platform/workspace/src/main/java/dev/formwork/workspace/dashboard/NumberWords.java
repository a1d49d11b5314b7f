package dev.formwork.workspace.dashboard;

import dev.formwork.reports.DashboardView;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.ReportResult.Column;
import dev.formwork.workspace.chart.ChartModel;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.CompactNumberFormat;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a column are written.
 *
 * @param currency ISO 4217; empty where they are no money
 * @param digits behind the point
 * @param percent whether they are shares of one
 */
record NumberWords(String currency, int digits, boolean percent) {

  private static final BigDecimal MANY = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal MANY_IN_CHINESE = BigDecimal.valueOf(10_000);
  private static final int SHORT = 4;

  static NumberWords of(Column column, DashboardView.@Nullable Source source) {
    if (source != null && source.shares().contains(column.key())) {
      return new NumberWords("", 1, true);
    }
    if (column.kind() == ReportResult.Kind.MONEY) {
      return new NumberWords(column.currency() == null ? "CNY" : column.currency(), 2, false);
    }
    return new NumberWords("", column.kind() == ReportResult.Kind.INTEGER ? 0 : 2, false);
  }

  /** Every digit, as it is read on hover and in tables. */
  String full(@Nullable Object value) {
    BigDecimal number = decimal(value);
    if (number == null) {
      return value == null ? Show.NOTHING : value.toString();
    }
    if (percent) {
      return Show.number(number.movePointRight(2), digits) + "%";
    }
    return currency.isEmpty() ? Show.number(number, digits) : Show.money(number, currency);
  }

  /** In as many digits as the eye takes in: {@code ¥8,425万}, {@code ¥84.25M}. */
  String brief(@Nullable Object value) {
    BigDecimal number = decimal(value);
    if (number == null || percent) {
      return full(value);
    }
    boolean chinese = Say.language().getLanguage().equals("zh");
    if (number.abs().compareTo(chinese ? MANY_IN_CHINESE : MANY) < 0) {
      boolean large = number.abs().compareTo(MANY_IN_CHINESE) >= 0;
      return full(large ? number.setScale(0, RoundingMode.HALF_UP) : number);
    }
    var format =
        (CompactNumberFormat)
            NumberFormat.getCompactNumberInstance(
                chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH, NumberFormat.Style.SHORT);
    format.setGroupingSize(3);
    format.setGroupingUsed(true);
    int whole = number.abs().toBigInteger().toString().length();
    int inUnit = chinese ? (whole - 1) % 4 + 1 : (whole - 1) % 3 + 1;
    format.setMaximumFractionDigits(Math.min(2, Math.max(0, SHORT - inUnit)));
    format.setRoundingMode(RoundingMode.HALF_UP);
    // the format keeps digits behind the point of doubles only
    String sign = number.signum() < 0 ? "-" : "";
    return sign
        + (currency.isEmpty() ? "" : Show.symbol(currency))
        + format.format(number.abs().doubleValue());
  }

  ChartModel.Format forCharts() {
    return new ChartModel.Format(currency, digits, percent);
  }

  /** The number; null where the value is none. */
  static @Nullable BigDecimal decimal(@Nullable Object value) {
    return value instanceof Number ? new BigDecimal(value.toString()) : null;
  }
}
