package dev.formwork.workspace.metrics;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.metrics.Metric;
import dev.formwork.metrics.MetricValue;
import dev.formwork.workspace.text.Say;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The periods of a metric as bars in the colour of their light, each with the line of its target.
 */
@CssImport("./formwork/metrics.css")
public final class MetricPicture extends Div {

  private static final double HEAD = 1.08;
  private static final double ALL = 100;

  private final transient Metric metric;
  private final double top;

  /**
   * @param values the earliest period first
   */
  public MetricPicture(Metric metric, List<MetricValue> values) {
    this.metric = metric;
    double most =
        values.stream()
            .flatMap(
                each -> Stream.of(each.value(), each.target(), each.to()).filter(Objects::nonNull))
            .mapToDouble(BigDecimal::doubleValue)
            .max()
            .orElse(0);
    this.top = most > 0 ? most * HEAD : 1;
    addClassName("fw-metric-picture");
    getElement().setAttribute("role", "list");
    values.forEach(value -> add(period(value)));
  }

  private Div period(MetricValue value) {
    var plot = new Div(bar(value.value()));
    plot.addClassName("fw-metric-plot");
    Stream.of(value.target(), value.to())
        .filter(Objects::nonNull)
        .forEach(target -> plot.add(line(target)));
    var name = new Span(shortName(value));
    name.addClassName("fw-metric-name");
    var period = new Div(plot, name);
    period.addClassName("fw-metric-period");
    String words =
        t(
            "metrics.picture",
            Figure.period(metric, value),
            Figure.words(metric, value.value()),
            Figure.target(metric, value),
            t("metrics.light." + value.light()));
    period
        .getElement()
        .setAttribute("data-light", value.light().name())
        .setAttribute("role", "listitem")
        .setAttribute("aria-label", words)
        .setAttribute("title", words);
    return period;
  }

  private Div bar(@Nullable BigDecimal value) {
    var bar = new Div();
    bar.addClassName("fw-metric-bar");
    bar.getStyle().set("block-size", height(value));
    return bar;
  }

  private Div line(BigDecimal target) {
    var line = new Div();
    line.addClassName("fw-metric-line");
    line.getStyle().set("inset-block-end", height(target));
    return line;
  }

  private String height(@Nullable BigDecimal value) {
    double part = value == null ? 0 : Math.clamp(value.doubleValue() / top, 0, 1);
    return String.format(Locale.ROOT, "%.1f%%", part * ALL);
  }

  private String shortName(MetricValue value) {
    String key = value.period();
    LocalDate first = metric.period().first(key).orElseThrow();
    return switch (metric.period()) {
      case MONTH -> first.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, Say.language());
      case WEEK, QUARTER -> key.substring(key.indexOf('-') + 1);
      case DAY -> key.substring(key.length() - 2);
      case YEAR -> key;
    };
  }
}
