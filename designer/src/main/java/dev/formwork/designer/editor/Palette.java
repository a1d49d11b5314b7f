package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.workspace.parts.Icon;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What can be put on a form: dragged to its place, or added behind what is chosen at a click. */
final class Palette extends Aside {

  private final transient Consumer<String> field;
  private final transient Runnable section;
  private final Div groups = new Div();

  Palette(Consumer<String> field, Runnable section) {
    this.field = field;
    this.section = section;
    addClassNames("fw-card", "fw-palette");
    getElement().setAttribute("aria-label", t("palette.title"));
    var search = new TextField();
    search.setAriaLabel(t("palette.search"));
    search.setPlaceholder(t("palette.search"));
    search.setPrefixComponent(Icon.of("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.EAGER);
    search.setWidthFull();
    search.addValueChangeListener(change -> show(change.getValue()));
    groups.addClassName("fw-palette-groups");
    add(search, groups);
    show("");
  }

  private void show(String wanted) {
    String words = wanted.strip().toLowerCase(Locale.ROOT);
    groups.removeAll();
    FieldKinds.GROUPS.forEach((name, types) -> {
      List<String> shown =
          types.stream()
              .filter(type ->
                  type.contains(words)
                      || Labels.value(type).toLowerCase(Locale.ROOT).contains(words))
              .toList();
      if (!shown.isEmpty()) {
        groups.add(group(t("palette.group." + name), shown));
      }
    });
    if (words.isEmpty()) {
      var add = item(t("editor.new-section"), "columns-3", "section", section);
      add.getElement().setAttribute("data-what", "section");
      groups.add(new Div(new H2(t("palette.group.layout")), new Div(add)));
    }
  }

  private Component group(String title, List<String> types) {
    var items = new Div();
    types.forEach(type ->
        items.add(item(Labels.value(type), FieldKinds.icon(type), type, () -> field.accept(type))));
    return new Div(new H2(title), items);
  }

  private static NativeButton item(String title, String icon, String kind, Runnable action) {
    var item = new NativeButton("", _ -> action.run());
    item.add(Icon.of(icon), new Span(title));
    item.addClassName("fw-palette-item");
    item.getElement().setAttribute("draggable", "true").setAttribute("data-new", kind);
    return item;
  }
}
