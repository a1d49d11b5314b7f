package dev.formwork.records;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.flows.Flow;
import dev.formwork.flows.PeopleChecks;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Flows whose rules are also asked whom they name in the organisation as it is; the pure module
 * that owns the kind knows no organisation.
 */
record PeopleChecked(ObjectProvider<People> people) implements DefinitionType<Flow> {

  @Override
  public Problems check(Flow flow, DefinitionKey app, Catalog catalog) {
    return Flow.TYPE
        .check(flow, app, catalog)
        .and(PeopleChecks.check(flow, people.getObject().organisation()));
  }

  @Override
  public String kind() {
    return Flow.TYPE.kind();
  }

  @Override
  public String folder() {
    return Flow.TYPE.folder();
  }

  @Override
  public String schema() {
    return Flow.TYPE.schema();
  }

  @Override
  public Class<Flow> valueType() {
    return Flow.TYPE.valueType();
  }

  @Override
  public DefinitionKey key(Flow flow) {
    return flow.key();
  }

  @Override
  public LocalizedText title(Flow flow) {
    return flow.title();
  }

  @Override
  public List<Reference> references(Flow flow, DefinitionKey app) {
    return Flow.TYPE.references(flow, app);
  }

  @Override
  public List<Reference> referencesBehind(Flow flow, DefinitionKey app, Catalog catalog) {
    return Flow.TYPE.referencesBehind(flow, app, catalog);
  }
}
