package dev.formwork.workspace.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.shell.NavigationPart.Entry;
import dev.formwork.workspace.shell.NavigationPart.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The left edge: groups of places to go, each of which folds, and the button that folds all of it
 * to pictures.
 */
final class SideNavigation extends Aside {

  private final transient Features features;
  private final transient CurrentActor current;
  private final Nav nav = new Nav();
  private final List<Anchor> links = new ArrayList<>();
  private final Map<String, Span> counts = new HashMap<>();

  SideNavigation(Features features, CurrentActor current) {
    this.features = features;
    this.current = current;
    addClassName("fw-side");
    getElement().setAttribute("aria-label", t("product.name"));
    nav.addClassName("fw-side-nav");
    nav.setAriaLabel(t("shell.navigation"));
    add(brand(), nav, fold());
  }

  /** Shows the entries as they are now, and which of them leads to this path. */
  void refresh(String path) {
    nav.removeAll();
    links.clear();
    counts.clear();
    List<Group> groups = features.groups();
    String here = here(groups, path);
    var open = OpenGroups.of(current, groups);
    nav.getElement().setAttribute("data-folds", open.cookie());
    groups.stream().map(group -> group(group, open, here)).forEach(nav::add);
    links.stream()
        .filter(link -> link.getHref().equals(here))
        .findFirst()
        .ifPresent(link -> link.getElement().setAttribute("aria-current", "page"));
  }

  /** The place that leads to this path or stands above it; the first one at the very beginning. */
  private static String here(List<Group> groups, String path) {
    var places =
        groups.stream().flatMap(group -> group.entries().stream()).map(Entry::path).toList();
    return path.isEmpty()
        ? places.stream().findFirst().orElse("")
        : places.stream()
            .filter(place -> leadsTo(place, path))
            .max(Comparator.comparingInt(String::length))
            .orElse("");
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

  private Component group(Group group, OpenGroups open, String here) {
    var places = new Div();
    places.addClassName("fw-side-places");
    for (NavigationPart.Section part : group.sections()) {
      add(places, part, group.key() + "~more", open, here);
    }
    var section = new Section();
    section.addClassName("fw-side-group");
    if (group.title().isEmpty()) {
      section.add(places);
    } else {
      boolean isOpen = open.isOpen(group.key(), leadsHere(group.entries(), here));
      var fold = new Fold(group.key(), group.title(), group.icon(), places, isOpen);
      section.add(new H2(fold), places);
    }
    return section;
  }

  private void add(
      Div places, NavigationPart.Section part, String key, OpenGroups open, String here) {
    var list = new UnorderedList();
    part.entries().forEach(entry -> list.add(new ListItem(link(entry))));
    if (part.folds()) {
      boolean isOpen = open.isOpened(key, leadsHere(part.entries(), here));
      var more = new H3(new Fold(key, part.title(), "", list, isOpen));
      more.addClassName("fw-side-more");
      places.add(more);
    } else if (!part.title().isEmpty()) {
      places.add(new H3(part.title()));
    }
    places.add(list);
  }

  private static boolean leadsHere(List<Entry> entries, String here) {
    return entries.stream().anyMatch(entry -> entry.path().equals(here));
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
