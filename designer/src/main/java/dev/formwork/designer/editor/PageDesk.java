package dev.formwork.designer.editor;

import dev.formwork.editing.Place;
import dev.formwork.editing.Shapes;
import java.util.Set;

/** A definition as one page of properties. */
final class PageDesk extends Surface {

  private final transient Desk desk;
  private final String schema;

  PageDesk(Desk desk, String schema) {
    this.desk = desk;
    this.schema = schema;
    addClassNames("fw-card", "fw-page-desk");
    edited();
  }

  @Override
  void edited() {
    removeAll();
    add(new PropertyPanel(desk, Place.ROOT, Shapes.of(schema), Set.of()));
  }

  @Override
  void typed() {
    tellTroubles();
  }

  @Override
  void chosen(Place place) {
    String pointer = place.pointer();
    getElement()
        .executeJs(
            "this.querySelector('[data-place=\"' + CSS.escape($0) + '\"]')"
                + "?.scrollIntoView({block: 'nearest'})",
            pointer);
  }
}
