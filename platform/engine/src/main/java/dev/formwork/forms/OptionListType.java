package dev.formwork.forms;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.util.HashSet;

/** What the platform knows of option lists. */
final class OptionListType implements DefinitionType<OptionList> {

  @Override
  public String kind() {
    return "option-list";
  }

  @Override
  public String folder() {
    return "options";
  }

  @Override
  public String schema() {
    return "option-list.schema.json";
  }

  @Override
  public Class<OptionList> valueType() {
    return OptionList.class;
  }

  @Override
  public DefinitionKey key(OptionList list) {
    return list.key();
  }

  @Override
  public LocalizedText title(OptionList list) {
    return list.title();
  }

  @Override
  public Problems check(OptionList list, DefinitionKey app, Catalog catalog) {
    Problems problems = Problems.NONE;
    var seen = new HashSet<String>();
    for (int i = 0; i < list.options().size(); i++) {
      String key = list.options().get(i).key();
      if (!seen.add(key)) {
        problems =
            problems.and(
                Problem.error("form.option.duplicate", "/options/" + i + "/key").with("key", key));
      }
    }
    return problems;
  }
}
