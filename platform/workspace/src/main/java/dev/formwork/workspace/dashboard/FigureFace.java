package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.records.AggregateRow;
import dev.formwork.reports.Light;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.Tile;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One number in large digits, with its target and its change against the period before. */
final class FigureFace extends Div {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final TileCell cell;
  private final NumberWords words;

  FigureFace(TileCell cell, ReportResult result, Tile.@Nullable Target target) {
    this.cell = cell;
    this.words = NumberWords.of(result.columns().getLast(), cell.source());
    addClassName("fw-figure");
    AggregateRow latest = result.rows().getLast();
    Object value = latest.values().getFirst();
    var number =
        new Div(cell.number(words.brief(value), words.full(value), cell.at(latest.groups())));
    number.addClassName("fw-tile-number");
    add(number);
    if (result.dimensions() > 0) {
      add(change(result, latest));
    }
    target(value, target);
  }

  private Div change(ReportResult result, AggregateRow latest) {
    String period = TileNumbers.name(latest.groups().getFirst());
    int before = result.rows().size() - 2;
    BigDecimal now = NumberWords.decimal(latest.values().getFirst());
    BigDecimal then =
        before < 0 ? null : NumberWords.decimal(result.rows().get(before).values().getFirst());
    var line = new Div(new Span(period));
    line.addClassNames("fw-quiet", "fw-figure-line");
    if (now != null && then != null && then.signum() != 0) {
      BigDecimal percent =
          now.subtract(then).multiply(HUNDRED).divide(then.abs(), 0, RoundingMode.HALF_UP);
      String sign = percent.signum() > 0 ? "+" : "";
      String was = TileNumbers.name(result.rows().get(before).groups().getFirst());
      line.add(new Span(t("dashboard.change", sign + Show.number(percent, 0) + "%", was)));
    }
    return line;
  }

  private void target(@Nullable Object value, Tile.@Nullable Target target) {
    BigDecimal aim = cell.shown().aim();
    BigDecimal number = NumberWords.decimal(value);
    if (target == null || aim == null || number == null) {
      return;
    }
    Light light = target.light(number, aim);
    var dot = new Span();
    dot.addClassName("fw-light");
    var line =
        new Div(dot, new Span(t("dashboard.light." + light.name().toLowerCase(Locale.ROOT))));
    line.add(new Span(t("dashboard.target", words.brief(aim), BarList.share(number, aim))));
    line.addClassName("fw-figure-line");
    line.getElement()
        .setAttribute("data-light", light.name())
        .setAttribute("title", t("dashboard.target", words.full(aim), BarList.share(number, aim)));
    add(line);
  }
}
