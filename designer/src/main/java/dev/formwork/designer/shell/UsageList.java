package dev.formwork.designer.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Usage;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.text.Say;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where a definition is used: one line for each definition that names it, leading to the place. */
public final class UsageList {

  private UsageList() {}

  public static Component of(List<Usage> usages) {
    if (usages.isEmpty()) {
      var nowhere = new Paragraph(t("usage.none"));
      nowhere.addClassName("fw-quiet");
      return nowhere;
    }
    var list = new UnorderedList();
    list.addClassName("fw-usages");
    grouped(usages).values().forEach(places -> list.add(line(places)));
    return list;
  }

  private static Map<String, List<Usage>> grouped(List<Usage> usages) {
    var sorted =
        usages.stream()
            .sorted(Comparator.comparing(Usage::app).thenComparing(Usage::by, Kinds.IN_ORDER))
            .toList();
    var grouped = new LinkedHashMap<String, List<Usage>>();
    for (Usage usage : sorted) {
      grouped.merge(
          usage.app() + " " + usage.by(),
          List.of(usage),
          (all, one) -> Stream.concat(all.stream(), one.stream()).toList());
    }
    return grouped;
  }

  private static ListItem line(List<Usage> places) {
    Usage first = places.getFirst();
    var link =
        Link.to(
            DesignerNavigation.source(first.app(), first.by(), first.reference().pointer()),
            first.title().isEmpty() ? first.by().key().value() : Say.t(first.title()));
    Span kind =
        quiet(
            places.size() == 1
                ? Kinds.title(first.by().kind())
                : t("usage.times", Kinds.title(first.by().kind()), places.size()));
    Span key = quiet(t("usage.by", first.app(), first.by().key()));
    return line(first.by(), link, key, kind);
  }

  /**
   * A definition that changes, and in how many places.
   *
   * @param title as people read it
   */
  public static ListItem change(DefinitionName name, String title, int places) {
    return line(
        name,
        new Span(title.isEmpty() ? name.key().value() : title),
        quiet(name.key().value()),
        quiet(t("usage.times", Kinds.title(name.kind()), places)));
  }

  private static ListItem line(DefinitionName name, Component title, Span key, Span kind) {
    var called = new Div(title, key);
    called.addClassName("fw-usages-name");
    return new ListItem(Icon.of(Kinds.icon(name.kind())), called, kind);
  }

  private static Span quiet(String words) {
    var span = new Span(words);
    span.addClassNames("fw-quiet", "fw-small");
    return span;
  }
}
