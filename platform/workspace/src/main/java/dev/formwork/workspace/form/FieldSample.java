package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.workspace.text.Say;
import java.util.Set;

/** A field as a form shows it, to be looked at: nothing can be filled in. */
@CssImport("./formwork/form.css")
public final class FieldSample extends Div {

  public FieldSample(Field field, FormSource source) {
    addClassName("fw-field");
    if (Fields.isWide(field)) {
      addClassName("fw-field-wide");
    }
    if (field.isComputed() || field.type() instanceof FieldType.Serial) {
      var label = new Div(Say.t(field.title()));
      label.addClassName("fw-label");
      var value = new Div(t("form.sample.computed"));
      value.addClassNames("fw-shown", "fw-quiet");
      add(label, value);
    } else {
      Input input =
          Inputs.of(
              new Input.Frame(
                  field, Input.Where.top(field), source, _ -> FieldAccess.EDIT, _ -> {}));
      input.show(null);
      input.setRequired(field.required());
      input.arrange(Set.of(), Set.of());
      add(input.component());
    }
    if (!field.help().isEmpty()) {
      var help = new Div(Say.t(field.help()));
      help.addClassNames("fw-field-help", "fw-quiet", "fw-small");
      add(help);
    }
    getElement().setAttribute("inert", true);
  }
}
