package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.workspace.parts.Icon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The fields that a report can use: dragged to where they are wanted, or put there by a click. */
final class ReportPalette extends Aside {

  private static final int OPEN_GROUPS = 2;

  private final transient Consumer<ReportField> told;
  private final TextField search = new TextField();
  private final Div groups = new Div();
  private transient List<ReportField> fields = List.of();

  ReportPalette(Consumer<ReportField> told) {
    this.told = told;
    addClassNames("fw-card", "fw-palette", "fw-report-palette");
    getElement().setAttribute("aria-label", t("reportdesk.fields"));
    search.setAriaLabel(t("reportdesk.find-field"));
    search.setPlaceholder(t("reportdesk.find-field"));
    search.setPrefixComponent(Icon.of("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setWidthFull();
    search.addValueChangeListener(_ -> build());
    groups.addClassName("fw-palette-groups");
    add(search, groups);
  }

  /** Shows these; nothing happens where they are shown already. */
  void show(List<ReportField> now) {
    if (!now.equals(fields)) {
      fields = now;
      build();
    }
  }

  private void build() {
    String words = search.getValue().strip().toLowerCase(Locale.ROOT);
    groups.removeAll();
    Map<String, List<ReportField>> byGroup =
        fields.stream()
            .filter(field ->
                field.title().toLowerCase(Locale.ROOT).contains(words)
                    || field.path().toLowerCase(Locale.ROOT).contains(words))
            .collect(
                Collectors.groupingBy(ReportField::group, LinkedHashMap::new, Collectors.toList()));
    byGroup.forEach((title, found) -> {
      boolean open = groups.getComponentCount() < OPEN_GROUPS || !words.isEmpty();
      groups.add(group(title, found, open));
    });
    if (byGroup.isEmpty()) {
      var none = new Div(t(fields.isEmpty() ? "reportdesk.no-form" : "reportdesk.no-field"));
      none.addClassNames("fw-quiet", "fw-small");
      groups.add(none);
    }
  }

  private Component group(String title, List<ReportField> found, boolean open) {
    var items = new Div();
    found.forEach(field -> items.add(item(field)));
    var fold = new NativeDetails(new Span(title), items);
    fold.setOpen(open);
    fold.addClassName("fw-palette-fold");
    return fold;
  }

  private Component item(ReportField field) {
    var item = new NativeButton("", _ -> told.accept(field));
    item.add(Icon.of(icon(field)), new Span(field.title()));
    item.addClassName("fw-palette-item");
    item.getElement()
        .setAttribute("type", "button")
        .setAttribute("draggable", "true")
        .setAttribute("data-new", field.path())
        .setAttribute("data-what", "field");
    if (!field.open()) {
      item.getElement()
          .setAttribute("data-closed", true)
          .setAttribute("title", t("reportdesk.closed", field.title()));
      item.add(Icon.of("lock"));
    }
    return item;
  }

  /** By what it holds, also where it is computed. */
  static String icon(ReportField field) {
    String icon = FieldKinds.icon(field.type());
    return field.isDate() ? "calendar" : field.isNumber() && icon.equals("code") ? "hash" : icon;
  }
}
