package dev.formwork.workspace.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.Label;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Selection.Pick;
import dev.formwork.rules.Condition;
import dev.formwork.workspace.list.ListNavigation;
import dev.formwork.workspace.parts.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the parts of a tile: a name narrows the other tiles, a number opens its
 * records.
 *
 * @param condition what the report was narrowed to
 * @param pick narrows the other tiles, or no longer
 * @param isPicked whether it does so now
 * @param still whether nothing can be done with them, as the page is still being built
 */
record TileCell(
    DashboardView.Shown shown,
    DashboardView.Source source,
    Condition condition,
    Consumer<Pick> pick,
    Predicate<Pick> isPicked,
    boolean still) {

  TileCell(
      DashboardView.Shown shown,
      DashboardView.Source source,
      Condition condition,
      Consumer<Pick> pick,
      Predicate<Pick> isPicked) {
    this(shown, source, condition, pick, isPicked, false);
  }

  /** One with which nothing can be done. */
  static TileCell still(
      DashboardView.Shown shown, DashboardView.Source source, Condition condition) {
    return new TileCell(shown, source, condition, _ -> {}, _ -> false, true);
  }

  /** The pick of these values of the first dimensions; absent where they are of no record alone. */
  @Nullable Pick pickOf(List<Label> labels) {
    var values = new LinkedHashMap<FieldKey, @Nullable Object>();
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).value() instanceof TileNumbers.Rest) {
        return null;
      }
      values.put(source.dimensions().get(i).key(), labels.get(i).value());
    }
    return Pick.in(shown.tile().key(), values);
  }

  /** Where the records behind these values of some dimensions are listed. */
  String path(Map<FieldKey, ? extends @Nullable Object> at) {
    return ListNavigation.path(source.records(condition, at));
  }

  /** A name that narrows the other tiles to its records. */
  Component name(String words, @Nullable Pick of) {
    if (of == null || still) {
      return new Div(words);
    }
    var button = new NativeButton(words, click -> pick.accept(of));
    button.addClassName("fw-pick");
    button
        .getElement()
        .setAttribute("type", "button")
        .setAttribute("aria-pressed", String.valueOf(isPicked.test(of)));
    return button;
  }

  /** A number that opens its records. */
  Component number(String words, String full, Map<FieldKey, ? extends @Nullable Object> at) {
    HtmlContainer number = still ? new Span(words) : Link.to(path(at), words);
    number.addClassName("fw-drill");
    if (!full.equals(words)) {
      number.getElement().setAttribute("title", full);
    }
    return number;
  }

  /** The values of the first dimensions by key. */
  Map<FieldKey, @Nullable Object> at(List<Label> labels) {
    var at = new LinkedHashMap<FieldKey, @Nullable Object>();
    for (int i = 0; i < labels.size(); i++) {
      at.put(source.dimensions().get(i).key(), labels.get(i).value());
    }
    return at;
  }
}
