package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.formwork.kernel.Problem;
import dev.formwork.reports.ChartFit;
import dev.formwork.reports.ChartKind;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.text.Say;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of charts in a row: the one that is shown, the one that suits best, and those that
 * don't fit, which say why.
 */
final class ChartPicker extends Div {

  private final Div why = new Div();
  private final transient Consumer<ChartKind> told;

  ChartPicker(Consumer<ChartKind> told) {
    this.told = told;
    addClassName("fw-chart-picker");
    why.addClassNames("fw-quiet", "fw-small", "fw-chart-why");
    why.getElement().setAttribute("role", "status");
  }

  /**
   * @param wanted the kind that the definition names; null where it names none
   */
  void show(ChartFit fit, ChartKind shown, @Nullable ChartKind wanted) {
    removeAll();
    var row = new Div();
    row.addClassName("fw-chart-kinds");
    row.getElement()
        .setAttribute("role", "group")
        .setAttribute("aria-label", t("reportdesk.charts"));
    ChartKind best = fit.best();
    for (ChartKind kind : ChartKind.values()) {
      row.add(button(kind, kind == shown, kind == best, fit.against(kind)));
    }
    add(row, why);
    Optional<Problem> refused = wanted == null ? Optional.empty() : fit.against(wanted);
    say(
        refused
            .map(problem -> t("reportdesk.instead", Say.t(problem), Labels.value(shown.word())))
            .orElse(""));
  }

  private NativeButton button(
      ChartKind kind, boolean shown, boolean best, Optional<Problem> against) {
    String name = Labels.value(kind.word());
    String label = best ? t("reportdesk.best", name) : name;
    var button =
        new NativeButton(
            "",
            _ ->
                against.ifPresentOrElse(
                    problem -> say(t("reportdesk.unfit", name, Say.t(problem))),
                    () -> told.accept(kind)));
    button.add(Icon.of(icon(kind.word())), new Span(name));
    button.addClassName("fw-chart-kind");
    button
        .getElement()
        .setAttribute("type", "button")
        .setAttribute("data-chart", kind.word())
        .setAttribute("aria-pressed", String.valueOf(shown))
        .setAttribute("aria-label", label)
        .setAttribute("title", against.map(Say::t).orElse(label));
    against.ifPresent(_ -> button.getElement().setAttribute("aria-disabled", "true"));
    if (best) {
      button.getElement().setAttribute("data-best", true);
    }
    return button;
  }

  private void say(String words) {
    why.setText(words);
    why.setVisible(!words.isEmpty());
  }

  /** The picture of a kind of tile. */
  static String icon(String kind) {
    return switch (kind) {
      case "number" -> "hash";
      case "table" -> "table";
      case "pivot" -> "columns-3";
      case "gauge" -> "gauge";
      case "text" -> "type";
      case "ranking" -> "list";
      case "sankey" -> "git-branch";
      case "funnel" -> "filter";
      case "heat-map" -> "layout-grid";
      case "line" -> "chart-line";
      case "area" -> "chart-area";
      case "pie" -> "chart-pie";
      default -> "chart-column";
    };
  }
}
