package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import java.util.List;

/** An expression; fields can be put in from a list. */
final class ScriptInput extends Div {

  private static final int PAUSE = 500;

  ScriptInput(Spot spot) {
    addClassName("fw-script");
    var area = new TextArea();
    area.setAriaLabel(spot.label());
    area.setValue(spot.value().asString(""));
    area.setMinRows(1);
    area.setValueChangeMode(ValueChangeMode.LAZY);
    area.setValueChangeTimeout(PAUSE);
    area.setWidthFull();
    area.getElement().setAttribute("spellcheck", "false");
    area.addValueChangeListener(change -> spot.typed(change.getValue()));
    add(area);
    List<Named> fields = spot.desk().suggestions().fields(spot.place());
    if (!fields.isEmpty()) {
      var menu =
          new Menu(t("editor.put-in-field"), Icon.of("plus"), new Span(t("editor.put-in-field")));
      menu.addClassNames("fw-menu-plain", "fw-small");
      fields.forEach(field ->
          menu.action(
              field.words(),
              "code",
              () -> area.setValue((area.getValue() + " " + field.key()).strip())));
      add(menu);
    }
  }
}
