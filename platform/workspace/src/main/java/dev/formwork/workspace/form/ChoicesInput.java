package dev.formwork.workspace.form;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.workspace.form.Input.Frame;
import dev.formwork.workspace.text.Say;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Any number of several values, all in view. */
final class ChoicesInput extends Inputs.Plain<CheckboxGroup<Option>, Set<Option>> {

  private final List<Option> options;
  private final Frame frame;
  private final boolean filtered;

  ChoicesInput(Frame frame, FieldType.MultiChoice choice) {
    super(Inputs.dressed(frame, new CheckboxGroup<>()));
    this.options = frame.source().options(choice.options());
    this.frame = frame;
    this.filtered = choice.filter() != null;
    field().setManualValidation(true);
    field().setItems(options);
    field().setItemLabelGenerator(option -> Say.t(option.title()));
    field()
        .addValueChangeListener(change -> {
          if (change.isFromClient()) {
            frame.told().accept(chosen(change.getValue()));
          }
        });
  }

  @Override
  public void show(@Nullable Object value) {
    var chosen = new LinkedHashSet<Option>();
    if (value instanceof List<?> keys) {
      options.stream().filter(option -> keys.contains(option.key())).forEach(chosen::add);
    }
    field().setValue(chosen);
  }

  /** What was chosen stays in view, so that it can be taken back. */
  @Override
  public void arrange(Set<String> hidden, Set<String> required) {
    if (filtered) {
      Set<Option> chosen = field().getValue();
      List<Option> offered = frame.options();
      field()
          .setItems(
              options.stream()
                  .filter(option -> offered.contains(option) || chosen.contains(option))
                  .toList());
      field().setValue(chosen);
    }
  }

  /** In the order of the options; none at all is no value. */
  private @Nullable Object chosen(Set<Option> options) {
    var keys = this.options.stream().filter(options::contains).map(Option::key).toList();
    return keys.isEmpty() ? null : keys;
  }
}
