package dev.formwork.designer.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.editing.Place;
import dev.formwork.kernel.Problem;
import dev.formwork.workspace.text.Say;
import java.util.List;

/** What is wrong, one a line; a click leads there. */
final class ProblemLinks {

  private static final int MOST = 5;

  private ProblemLinks() {}

  static Component of(Desk desk, List<Problem> problems) {
    var list = new UnorderedList();
    list.addClassName("fw-live-problems");
    problems.stream()
        .limit(MOST)
        .forEach(problem -> {
          var link =
              new NativeButton(Say.t(problem), _ -> desk.select(nearest(desk, problem.path())));
          link.addClassName("fw-link-button");
          link.getElement().setAttribute("type", "button");
          list.add(new ListItem(link));
        });
    return list;
  }

  private static Place nearest(Desk desk, String pointer) {
    Place place = Place.of(pointer);
    while (!place.isRoot() && desk.at(place).isMissingNode()) {
      place = place.parent();
    }
    return place;
  }
}
