package dev.formwork.workspace.form;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.data.provider.Query;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of several values, found by typing a part of its title. */
final class ChoiceInput extends Inputs.Plain<ComboBox<Option>, Option> {

  private final List<Option> options;
  private final boolean filtered;

  ChoiceInput(Input.Frame frame, FieldType.Choice choice) {
    super(Inputs.dressed(frame, new ComboBox<>()));
    this.options = frame.source().options(choice.options());
    this.filtered = choice.filter() != null;
    field().setManualValidation(true);
    if (filtered) {
      field().setItems(query -> page(query, frame.options()));
    } else {
      field().setItems(options);
    }
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

  @Override
  public void arrange(Set<String> hidden, Set<String> required) {
    if (filtered) {
      field().getLazyDataView().refreshAll();
    }
  }

  private static Stream<Option> page(Query<Option, String> query, List<Option> offered) {
    String words = query.getFilter().orElse("").toLowerCase(Locale.ROOT);
    return offered.stream()
        .filter(option -> Say.t(option.title()).toLowerCase(Locale.ROOT).contains(words))
        .skip(query.getOffset())
        .limit(query.getLimit());
  }

  /** The option of this key; one that is offered no more keeps its key as its title. */
  static Option named(List<Option> options, String key) {
    return options.stream()
        .filter(option -> option.key().equals(key))
        .findFirst()
        .orElseGet(() -> new Option(key, LocalizedText.of(key), null, false, null));
  }
}
