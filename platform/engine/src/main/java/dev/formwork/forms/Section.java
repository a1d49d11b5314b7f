package dev.formwork.forms;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A titled group of fields; hidden with all of them while its condition does not hold. */
public record Section(
    DefinitionKey key,
    LocalizedText title,
    @Nullable LocalizedText help,
    @Nullable Condition visibleWhen,
    List<Field> fields) {

  public Section {
    fields = List.copyOf(fields);
  }
}
