package dev.formwork.forms;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values to choose from, shared by several fields: payment methods, colours, reasons.
 *
 * @param columns what each option says besides its title, as the class of a reason; typed
 */
public record OptionList(
    DefinitionKey key, LocalizedText title, List<Field> columns, List<Option> options) {

  public static final DefinitionType<OptionList> TYPE = new OptionListType();

  public OptionList {
    columns = List.copyOf(columns);
    List<Field> typing = columns;
    options = options.stream().map(option -> typed(option, typing)).toList();
  }

  public Optional<Field> column(FieldKey wanted) {
    return columns.stream().filter(column -> column.key().equals(wanted)).findFirst();
  }

  /** What can't be read as its column stays as it was written, for the checks to name. */
  private static Option typed(Option option, List<Field> columns) {
    if (option.values().isEmpty()) {
      return option;
    }
    Map<FieldKey, Object> typed = new LinkedHashMap<>(option.values());
    for (Field column : columns) {
      Object raw = option.values().get(column.key());
      Object value = FieldValues.read(column, raw, "").value();
      if (value != null) {
        typed.put(column.key(), value);
      }
    }
    return option.withValues(typed);
  }
}
