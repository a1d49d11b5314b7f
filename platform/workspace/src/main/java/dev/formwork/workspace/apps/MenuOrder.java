package dev.formwork.workspace.apps;

import dev.formwork.definitions.MenuSection;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.shell.AppPlaces.Place;
import dev.formwork.workspace.shell.NavigationPart.Section;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the places of one app stand in its menu. */
final class MenuOrder {

  private MenuOrder() {}

  /** A place as menus of packs name it. */
  record Name(String kind, DefinitionKey key) {}

  /**
   * The sections that the menu names, each with what is there of it, and what no section names
   * behind them.
   *
   * @param places what may be gone to, in the order in which it comes unasked
   * @param more the title of what no section names, where there are others
   */
  static List<Section> sections(List<MenuSection> menu, Map<Name, Place> places, String more) {
    var left = new LinkedHashMap<>(places);
    var sections = new ArrayList<Section>();
    for (MenuSection section : menu) {
      var entries =
          section.entries().stream()
              .map(line -> left.remove(new Name(line.kind(), line.key())))
              .filter(Objects::nonNull)
              .map(Place::entry)
              .toList();
      if (!section.hidden() && !entries.isEmpty()) {
        sections.add(new Section(Say.t(section.title()), false, entries));
      }
    }
    var unasked = left.values().stream().filter(Place::unasked).map(Place::entry).toList();
    if (!unasked.isEmpty()) {
      boolean alone = sections.isEmpty();
      sections.add(new Section(alone ? "" : more, !alone, unasked));
    }
    return sections;
  }
}
