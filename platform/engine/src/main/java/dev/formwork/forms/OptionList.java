package dev.formwork.forms;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;

/** Values to choose from, shared by several fields: payment methods, colours, channels. */
public record OptionList(DefinitionKey key, LocalizedText title, List<Option> options) {

  public static final DefinitionType<OptionList> TYPE = new OptionListType();

  public OptionList {
    options = List.copyOf(options);
  }
}
