package dev.formwork.flows;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Flows as a kind of definition. */
final class FlowType implements DefinitionType<Flow> {

  @Override
  public String kind() {
    return "flow";
  }

  @Override
  public String folder() {
    return "flows";
  }

  @Override
  public String schema() {
    return "flow.schema.json";
  }

  @Override
  public Class<Flow> valueType() {
    return Flow.class;
  }

  @Override
  public DefinitionKey key(Flow flow) {
    return flow.key();
  }

  @Override
  public LocalizedText title(Flow flow) {
    return flow.title();
  }

  /** Without its form only the shape can be checked; that it is missing, the platform tells. */
  @Override
  public Problems check(Flow flow, DefinitionKey app, Catalog catalog) {
    var roles =
        catalog.all(Role.TYPE).stream().map(role -> role.key().key()).collect(Collectors.toSet());
    return FlowShape.check(flow)
        .and(
            catalog
                .find(Form.TYPE, flow.formIn(app))
                .map(form -> FlowChecks.check(flow, form, roles, catalog.parameters(app)))
                .orElse(Problems.NONE));
  }

  @Override
  public List<Reference> references(Flow flow, DefinitionKey app) {
    var form = flow.formIn(app);
    var references = new ArrayList<Reference>();
    references.add(Reference.to(Form.TYPE, form, "/form"));
    for (var named : FlowMentions.of(flow).fields()) {
      references.add(Reference.toField(Form.TYPE, form, named.field(), named.pointer()));
    }
    return references;
  }
}
