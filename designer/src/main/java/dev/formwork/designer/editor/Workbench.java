package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.formwork.editing.Place;
import dev.formwork.workspace.parts.Icon;

/** A surface with the properties of what is chosen beside it. */
abstract class Workbench extends Surface {

  final transient Desk desk;

  /** What stands beside; filled by {@link #showProperties}. */
  final Aside properties = new Aside();

  Workbench(Desk desk) {
    this.desk = desk;
    properties.addClassNames("fw-card", "fw-properties");
    properties.getElement().setAttribute("aria-label", t("editor.properties"));
  }

  /** Shows what is edited here, as it is now. */
  abstract void show();

  /** Puts the properties of what is chosen beside it; there are none yet. */
  abstract void showProperties();

  /** Marks what is chosen on the surface itself. */
  void mark(Place chosen) {}

  @Override
  final void edited() {
    show();
    showPropertiesAnew();
  }

  @Override
  void typed() {
    show();
    tellTroubles();
  }

  @Override
  void chosen(Place place) {
    mark(place);
    showPropertiesAnew();
  }

  final void showPropertiesAnew() {
    properties.removeAll();
    showProperties();
  }

  /** What the properties are of. */
  final Div head(String icon, String title) {
    var head = new Div(Icon.of(icon), new H2(title));
    head.addClassName("fw-properties-head");
    properties.add(head);
    return head;
  }
}
