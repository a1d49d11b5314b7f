package dev.formwork.forms;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.List;

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
    return new OptionListChecks(list, app, catalog).problems();
  }

  @Override
  public List<Reference> references(OptionList list, DefinitionKey app) {
    var found = new ArrayList<Reference>();
    for (int i = 0; i < list.columns().size(); i++) {
      if (list.columns().get(i).type() instanceof FieldType.Choice(Options.Named(var name), _)) {
        found.add(
            Reference.to(
                OptionList.TYPE, QualifiedKey.parse(name, app), "/columns/" + i + "/options"));
      }
    }
    return found;
  }
}
