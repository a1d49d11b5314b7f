package dev.formwork.designer.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.formwork.editing.Place;
import java.util.stream.Stream;

/** What a kind of definition is edited on. */
abstract class Surface extends Div {

  /** Something is otherwise than it was: shows everything anew. */
  abstract void edited();

  /** A value was typed: what shows it elsewhere, shows it anew; the input stays. */
  abstract void typed();

  /** Something else is chosen. */
  abstract void chosen(Place place);

  /** Says anew what is wrong at each property, and shows keys that have followed a title. */
  final void tellTroubles() {
    descendants(this)
        .filter(PropertyInputs.WordInput.class::isInstance)
        .map(PropertyInputs.WordInput.class::cast)
        .forEach(PropertyInputs.WordInput::refresh);
    descendants(this)
        .filter(PropertyPanel.Trouble.class::isInstance)
        .map(PropertyPanel.Trouble.class::cast)
        .forEach(PropertyPanel.Trouble::refresh);
    descendants(this)
        .filter(PropertyPanel.Difference.class::isInstance)
        .map(PropertyPanel.Difference.class::cast)
        .forEach(PropertyPanel.Difference::refresh);
  }

  private static Stream<Component> descendants(Component component) {
    return component
        .getChildren()
        .flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
  }
}
