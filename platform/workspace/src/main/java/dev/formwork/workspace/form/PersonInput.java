package dev.formwork.workspace.form;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.formwork.forms.FieldType;
import dev.formwork.identity.Person;
import dev.formwork.workspace.text.Say;
import org.jspecify.annotations.Nullable;

/** A person of the organisation. */
final class PersonInput extends Inputs.Plain<ComboBox<Person>, Person> {

  private final FormSource source;

  PersonInput(Input.Frame frame, FieldType.User user) {
    super(Inputs.dressed(frame, new ComboBox<>()));
    this.source = frame.source();
    field().setManualValidation(true);
    field().setItems(source.people(user.roles()));
    field().setItemLabelGenerator(person -> Say.t(person.name()));
    field()
        .addValueChangeListener(change -> {
          if (change.isFromClient()) {
            frame.told().accept(change.getValue() == null ? null : change.getValue().id());
          }
        });
  }

  @Override
  public void show(@Nullable Object value) {
    field().setValue(value instanceof String id ? source.person(id).orElse(null) : null);
  }
}
