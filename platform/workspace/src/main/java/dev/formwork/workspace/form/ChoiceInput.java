package dev.formwork.workspace.form;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.workspace.text.Say;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of several values, found by typing a part of its title. */
final class ChoiceInput extends Inputs.Plain<ComboBox<Option>, Option> {

  private final List<Option> options;

  ChoiceInput(Input.Frame frame, FieldType.Choice choice) {
    super(Inputs.dressed(frame, new ComboBox<>()));
    this.options = frame.source().options(choice.options());
    field().setManualValidation(true);
    field().setItems(options);
    field().setItemLabelGenerator(option -> Say.t(option.title()));
    field()
        .addValueChangeListener(change -> {
          if (change.isFromClient()) {
            frame.told().accept(change.getValue() == null ? null : change.getValue().key());
          }
        });
  }

  @Override
  public void show(@Nullable Object value) {
    field().setValue(value instanceof String key ? named(options, key) : null);
  }

  /** The option of this key; one that is offered no more keeps its key as its title. */
  static Option named(List<Option> options, String key) {
    return options.stream()
        .filter(option -> option.key().equals(key))
        .findFirst()
        .orElseGet(() -> new Option(key, LocalizedText.of(key), null, false, null));
  }
}
