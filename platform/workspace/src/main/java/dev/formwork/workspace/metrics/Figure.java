package dev.formwork.workspace.metrics;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Span;
import dev.formwork.metrics.Light;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricValue;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of metrics in words and pictures. */
public final class Figure {

  private static final double WIDTH = 96;
  private static final double HEIGHT = 24;
  private static final double EDGE = 3;

  private Figure() {}

  /** A value in its unit. */
  public static String words(Metric metric, @Nullable BigDecimal value) {
    return value == null ? Show.NOTHING : words(metric.countedIn(), value);
  }

  /** A number in a unit. */
  public static String words(Metric.Unit unit, BigDecimal value) {
    int digits = value.stripTrailingZeros().scale() > 0 ? 1 : 0;
    return switch (unit) {
      case NUMBER -> Show.number(value, digits);
      case PERCENT -> Show.number(value, digits) + "%";
      case MONEY -> Show.money(value, "CNY");
      case MINUTES -> t("metrics.minutes", Show.number(value, digits));
      case HOURS -> t("metrics.hours", Show.number(value, digits));
      case DAYS -> t("metrics.days", Show.number(value, digits));
    };
  }

  /** The target of a value, with which way is good. */
  public static String target(Metric metric, MetricValue value) {
    BigDecimal target = value.target();
    if (target == null) {
      return Show.NOTHING;
    }
    String shown = words(metric, target);
    return switch (metric.goodIs()) {
      case UP -> "≥ " + shown;
      case DOWN -> "≤ " + shown;
      case BAND -> shown + " – " + words(metric, value.to());
    };
  }

  /** What people call the period of a value. */
  public static String period(Metric metric, MetricValue value) {
    return Say.t(metric.period().title(value.period()));
  }

  /** The light, always with its word. */
  public static Component light(Light light) {
    StateBadge.Kind kind =
        switch (light) {
          case GREEN -> StateBadge.Kind.SUCCESS;
          case AMBER -> StateBadge.Kind.WARNING;
          case RED -> StateBadge.Kind.DANGER;
          case NONE -> StateBadge.Kind.NEUTRAL;
        };
    return StateBadge.of(kind, t("metrics.light." + light));
  }

  /** How the values went, as a line; nothing where there are fewer than two. */
  static Component trend(List<MetricValue> values) {
    List<BigDecimal> known =
        values.stream().map(MetricValue::value).filter(Objects::nonNull).toList();
    if (known.size() < 2) {
      return new Span();
    }
    double least = known.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
    double most = known.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
    double span = most > least ? most - least : 1;
    var points = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      BigDecimal value = values.get(i).value();
      if (value != null) {
        double x = EDGE + i * (WIDTH - 2 * EDGE) / (values.size() - 1);
        double y = HEIGHT - EDGE - (value.doubleValue() - least) / span * (HEIGHT - 2 * EDGE);
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      }
    }
    var svg =
        new Svg(
            "<svg class=\"fw-metrics-trend\" viewBox=\"0 0 96 24\" aria-hidden=\"true\">"
                + "<polyline points=\""
                + points.toString().strip()
                + "\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/></svg>");
    svg.getElement().getClassList().add("fw-metrics-trend");
    return svg;
  }
}
