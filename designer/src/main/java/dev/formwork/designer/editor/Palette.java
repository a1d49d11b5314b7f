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
import dev.formwork.definitions.FieldTemplate;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What can be put on a form: dragged to its place, or added behind what is chosen at a click. */
final class Palette extends Aside {

  private final transient Consumer<String> field;
  private final transient Runnable section;
  private final transient OwnTemplates templates;
  private final transient Consumer<String> template;
  private final Div groups = new Div();

  /**
   * @param field puts a new field of a type on the form
   * @param section puts a new section on it
   * @param template puts what is in a template on it
   */
  Palette(
      Consumer<String> field, Runnable section, OwnTemplates templates, Consumer<String> template) {
    this.field = field;
    this.section = section;
    this.templates = templates;
    this.template = template;
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
    templates.onChange(() -> show(search.getValue()));
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
    showTemplates(words);
    if (words.isEmpty()) {
      var add = item(t("editor.new-section"), "columns-3", "section", section);
      add.getElement().setAttribute("data-what", "section");
      groups.add(new Div(new H2(t("palette.group.layout")), new Div(add)));
    }
  }

  private void showTemplates(String words) {
    List<FieldTemplate> found =
        templates.all().stream()
            .filter(each -> Say.t(each.title()).toLowerCase(Locale.ROOT).contains(words))
            .toList();
    if (!found.isEmpty()) {
      var items = new Div();
      found.forEach(each -> items.add(own(each)));
      groups.add(new Div(new H2(t("palette.group.templates")), items));
    }
  }

  private Component own(FieldTemplate each) {
    String title = Say.t(each.title());
    var put =
        item(
            title,
            each.isSection() ? "columns-3" : "blocks",
            OwnTemplates.PREFIX + each.id(),
            () -> template.accept(each.id()));
    put.getElement().setAttribute("data-what", each.isSection() ? "section" : "field");
    var forget =
        Button.picture(
            "x",
            t("editor.remove", title),
            () ->
                Sheet.ask(
                    t("template.forget", title),
                    t("template.forget-loss"),
                    t("editor.remove-item"),
                    () -> templates.forget(each.id())));
    var line = new Div(put, forget);
    line.addClassName("fw-palette-own");
    return line;
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
