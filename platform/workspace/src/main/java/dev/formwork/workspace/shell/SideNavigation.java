package dev.formwork.workspace.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.shell.NavigationPart.Entry;
import dev.formwork.workspace.shell.NavigationPart.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The left edge: groups of places to go, and the button that folds it to pictures. */
final class SideNavigation extends Aside {

  private final transient Features features;
  private final Nav nav = new Nav();
  private final List<Anchor> links = new ArrayList<>();
  private final Map<String, Span> counts = new HashMap<>();

  SideNavigation(Features features) {
    this.features = features;
    addClassName("fw-side");
    nav.addClassName("fw-side-nav");
    nav.setAriaLabel(t("shell.navigation"));
    add(brand(), nav, fold());
  }

  /** Shows the entries as they are now, and which of them leads to this path. */
  void refresh(String path) {
    nav.removeAll();
    links.clear();
    counts.clear();
    features.groups().stream().map(this::group).forEach(nav::add);
    links.stream()
        .filter(link -> leadsTo(link.getHref(), path))
        .max(Comparator.comparingInt(link -> link.getHref().length()))
        .or(() -> path.isEmpty() ? links.stream().findFirst() : Optional.empty())
        .ifPresent(link -> link.getElement().setAttribute("aria-current", "page"));
  }

  /** Shows how much waits now, and leaves everything where it is. */
  void count() {
    features.groups().stream()
        .flatMap(group -> group.entries().stream())
        .forEach(entry -> {
          Span count = counts.get(entry.path());
          if (count != null) {
            count.setText(entry.count());
          }
        });
  }

  private static boolean leadsTo(String href, String path) {
    return path.equals(href) || path.startsWith(href + "/");
  }

  private Component group(Group group) {
    var section = new Section();
    section.addClassName("fw-side-group");
    if (!group.title().isEmpty()) {
      section.add(new H2(group.title()));
    }
    var list = new UnorderedList();
    group.entries().forEach(entry -> list.add(new ListItem(link(entry))));
    section.add(list);
    return section;
  }

  private Anchor link(Entry entry) {
    var title = new Span(entry.title());
    title.addClassName("fw-side-title");
    var link = Link.to(entry.path(), Icon.of(entry.icon()), title);
    link.getElement().setAttribute("title", entry.title());
    var count = new Span(entry.count());
    count.addClassName("fw-side-count");
    link.add(count);
    counts.put(entry.path(), count);
    links.add(link);
    return link;
  }

  private static Component brand() {
    var mark = new Span();
    mark.addClassName("fw-mark");
    mark.getElement().setAttribute("aria-hidden", "true");
    var brand = Link.to("", mark, new Span(t("product.name")));
    brand.addClassName("fw-side-brand");
    return brand;
  }

  private static Component fold() {
    var title = new Span(t("shell.fold"));
    title.addClassName("fw-side-title");
    var fold = new NativeButton();
    fold.add(Icon.of("chevrons-left"), title);
    fold.addClassName("fw-fold");
    fold.setAriaLabel(t("shell.fold"));
    return fold;
  }
}
