package dev.formwork.scenarios;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import java.util.List;

/** What the platform knows of scenarios. */
final class ScenarioType implements DefinitionType<Scenario> {

  @Override
  public String kind() {
    return "scenario";
  }

  @Override
  public String folder() {
    return "scenarios";
  }

  @Override
  public String schema() {
    return "scenario.schema.json";
  }

  @Override
  public Class<Scenario> valueType() {
    return Scenario.class;
  }

  @Override
  public DefinitionKey key(Scenario scenario) {
    return scenario.key();
  }

  @Override
  public LocalizedText title(Scenario scenario) {
    return scenario.title();
  }

  @Override
  public Problems check(Scenario scenario, DefinitionKey app, Catalog catalog) {
    return new ScenarioChecks(scenario, app, catalog).problems();
  }

  @Override
  public List<Reference> references(Scenario scenario, DefinitionKey app) {
    return new ScenarioReferences(scenario, app).found();
  }
}
