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
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of charts in a row: the one that is shown, the one that suits best, and those that
 * don't fit, which say why.
 */
final class ChartPicker extends Div {

  private final Div row = new Div();
  private final Map<ChartKind, NativeButton> buttons = new EnumMap<>(ChartKind.class);
  private final Div why = new Div();
  private final transient Consumer<ChartKind> told;
  private transient @Nullable ChartFit fit;

  ChartPicker(Consumer<ChartKind> told) {
    this.told = told;
    addClassName("fw-chart-picker");
    row.addClassName("fw-chart-kinds");
    row.setVisible(false);
    row.getElement()
        .setAttribute("role", "group")
        .setAttribute("aria-label", t("reportdesk.charts"));
    for (ChartKind kind : ChartKind.values()) {
      buttons.put(kind, button(kind));
    }
    buttons.values().forEach(row::add);
    why.addClassNames("fw-quiet", "fw-small", "fw-chart-why");
    why.getElement().setAttribute("role", "status");
    add(row, why);
  }

  private NativeButton button(ChartKind kind) {
    var button = new NativeButton("", _ -> choose(kind));
    button.add(Icon.of(icon(kind.word())), new Span(Labels.value(kind.word())));
    button.addClassName("fw-chart-kind");
    button.getElement().setAttribute("type", "button").setAttribute("data-chart", kind.word());
    return button;
  }

  private void choose(ChartKind kind) {
    Optional<Problem> against = fit == null ? Optional.empty() : fit.against(kind);
    against.ifPresentOrElse(
        problem -> say(t("reportdesk.unfit", Labels.value(kind.word()), Say.t(problem))),
        () -> told.accept(kind));
  }

  /**
   * The buttons stay where they are, as somebody may be about to press one.
   *
   * @param wanted the kind that the definition names; null where it names none
   */
  void show(ChartFit now, ChartKind shown, @Nullable ChartKind wanted) {
    fit = now;
    buttons.forEach((kind, button) -> tell(button, kind, now, kind == shown));
    row.setVisible(true);
    Optional<Problem> refused = wanted == null ? Optional.empty() : now.against(wanted);
    say(
        refused
            .map(problem -> t("reportdesk.instead", Say.t(problem), Labels.value(shown.word())))
            .orElse(""));
  }

  private static void tell(NativeButton button, ChartKind kind, ChartFit fit, boolean shown) {
    boolean isBest = kind == fit.best();
    Optional<Problem> against = fit.against(kind);
    String name = Labels.value(kind.word());
    String label = isBest ? t("reportdesk.best", name) : name;
    button
        .getElement()
        .setAttribute("aria-pressed", String.valueOf(shown))
        .setAttribute("aria-label", label)
        .setAttribute("title", against.map(Say::t).orElse(label))
        .setAttribute("aria-disabled", String.valueOf(against.isPresent()))
        .setAttribute("data-best", isBest);
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
