package dev.formwork.workspace.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.shell.NavigationPart.Entry;
import dev.formwork.workspace.shell.NavigationPart.Group;
import java.util.List;

/** The groups of the navigation as cards, which on a phone stand for it; they fold as it does. */
public final class PlaceCards extends Div {

  public PlaceCards(List<Group> groups, CurrentActor current) {
    var open = OpenGroups.of(current, groups);
    getElement().setAttribute("data-folds", open.cookie());
    groups.forEach(group -> add(app(group, open)));
  }

  private static Component app(Group group, OpenGroups open) {
    var content = new Div();
    content.addClassName("fw-apps-content");
    for (NavigationPart.Section part : group.sections()) {
      var places = places(part.entries());
      if (part.folds()) {
        String key = group.key() + "~more";
        content.add(new H3(new Fold(key, part.title(), "", places, open.isOpened(key, false))));
      } else if (!part.title().isEmpty()) {
        content.add(new H3(part.title()));
      }
      content.add(places);
    }
    boolean isOpen = open.isOpen(group.key(), false);
    var fold = new Fold(group.key(), group.title(), group.icon(), content, isOpen);
    var app = new Section(new H2(fold), content);
    app.addClassName("fw-apps-app");
    return app;
  }

  private static Div places(List<Entry> entries) {
    var places = new Div();
    places.addClassName("fw-apps-places");
    entries.forEach(entry -> places.add(place(entry)));
    return places;
  }

  private static Component place(Entry entry) {
    var place = Link.to(entry.path(), Icon.of(entry.icon()), new Span(entry.title()));
    place.addClassNames("fw-card", "fw-apps-place");
    return place;
  }
}
