package dev.formwork.workspace.form;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasPlaceholder;
import com.vaadin.flow.component.shared.HasClearButton;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.formwork.forms.FieldType;
import dev.formwork.workspace.form.Input.Frame;
import dev.formwork.workspace.text.Say;

/** The input for each kind of field. */
final class Inputs {

  private Inputs() {}

  static Input of(Frame frame) {
    return switch (frame.field().type()) {
      case FieldType.Text text -> TextInput.line(frame, text);
      case FieldType.LongText text -> TextInput.lines(frame, text);
      case FieldType.Whole _ -> NumberInput.whole(frame);
      case FieldType.Decimal decimal -> NumberInput.decimal(frame, decimal.digits());
      case FieldType.Money money -> NumberInput.money(frame, money);
      case FieldType.Day _ -> new DayInput(frame);
      case FieldType.Moment _ -> new MomentInput(frame);
      case FieldType.Switch _ -> new SwitchInput(frame);
      case FieldType.Choice choice -> new ChoiceInput(frame, choice);
      case FieldType.MultiChoice choice -> new ChoicesInput(frame, choice);
      case FieldType.User user -> new PersonInput(frame, user);
      case FieldType.Relation relation -> new RelationInput(frame, relation);
      case FieldType.Subtable rows -> new RowsInput(frame, rows);
      case FieldType.Attachment files -> new FilesInput(frame, files);
      case FieldType.Signature _ -> new SignatureInput(frame);
      case FieldType.Computed _, FieldType.Serial _ ->
          throw new IllegalArgumentException("Expected a field that people fill in.");
    };
  }

  /** Label, placeholder and width, the same for every input. */
  static <C extends Component> C dressed(Frame frame, C input) {
    String title = Say.t(frame.field().title());
    if (frame.inRow()) {
      if (input instanceof HasAriaLabel labelled) {
        labelled.setAriaLabel(title);
      }
    } else if (input instanceof HasLabel labelled) {
      labelled.setLabel(title);
    }
    String placeholder = Say.t(frame.field().placeholder());
    if (!placeholder.isEmpty() && input instanceof HasPlaceholder asking) {
      asking.setPlaceholder(placeholder);
    }
    if (input instanceof HasClearButton clearable) {
      clearable.setClearButtonVisible(!frame.field().required() && !frame.inRow());
    }
    input.getElement().getStyle().set("width", "100%");
    return input;
  }

  /** An input that is one component of Vaadin's. */
  abstract static class Plain<C extends AbstractField<C, V>, V> implements Input {

    private final C field;

    Plain(C field) {
      this.field = field;
    }

    final C field() {
      return field;
    }

    @Override
    public final Component component() {
      return field;
    }

    @Override
    public final void setRequired(boolean required) {
      field.setRequiredIndicatorVisible(required);
    }

    @Override
    public final void setProblem(String path, String text) {
      if (field instanceof HasValidationProperties validated) {
        validated.setErrorMessage(text);
        validated.setInvalid(true);
      }
    }

    @Override
    public final void clearProblems() {
      if (field instanceof HasValidationProperties validated) {
        validated.setInvalid(false);
      }
    }
  }
}
