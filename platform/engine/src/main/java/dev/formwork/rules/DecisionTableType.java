package dev.formwork.rules;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import java.util.Set;
import java.util.stream.Collectors;

/** Decision tables as a kind of definition. */
final class DecisionTableType implements DefinitionType<DecisionTable> {

  @Override
  public String kind() {
    return "decision-table";
  }

  @Override
  public String folder() {
    return "decision-tables";
  }

  @Override
  public String schema() {
    return "decision-table.schema.json";
  }

  @Override
  public Class<DecisionTable> valueType() {
    return DecisionTable.class;
  }

  @Override
  public DefinitionKey key(DecisionTable table) {
    return table.key();
  }

  @Override
  public LocalizedText title(DecisionTable table) {
    return table.title();
  }

  /** The outputs, so that whoever uses one is found. */
  @Override
  public Set<FieldKey> fields(DecisionTable table) {
    return table.outputs().stream().map(DecisionTable.Output::key).collect(Collectors.toSet());
  }

  @Override
  public Problems check(DecisionTable table, DefinitionKey app, Catalog catalog) {
    return DecisionTableChecks.check(table, catalog.parameters(app));
  }
}
