package dev.formwork.flows;

import dev.formwork.calendars.Calendar;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.DecisionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    return FlowShape.check(flow)
        .and(
            catalog
                .find(Form.TYPE, flow.formIn(app))
                .map(form -> FlowChecks.check(flow, form, app, catalog))
                .orElse(Problems.NONE));
  }

  @Override
  public List<Reference> references(Flow flow, DefinitionKey app) {
    var form = flow.formIn(app);
    var references = new ArrayList<Reference>();
    references.add(Reference.to(Form.TYPE, form, "/form"));
    if (flow.rows() == null) {
      for (var named : FlowMentions.of(flow).fields()) {
        references.add(Reference.toField(Form.TYPE, form, named.field(), named.pointer()));
      }
    }
    for (Part part : Parts.of(flow)) {
      reference(part, app).ifPresent(references::add);
    }
    return references;
  }

  /** What is needed of other definitions than the flow's own form. */
  private static Optional<Reference> reference(Part part, DefinitionKey app) {
    return switch (part) {
      case Part.OfTable(var at, _, var use) ->
          Optional.of(
              Reference.toField(
                  DecisionTable.TYPE,
                  QualifiedKey.parse(use.key(), app),
                  use.output(),
                  at + "/table"));
      case Part.OfMessage(var at, var message) ->
          Optional.of(new Reference(at, "message", new QualifiedKey(app, message), null));
      case Part.OfForm(var at, var form) ->
          Optional.of(Reference.to(Form.TYPE, QualifiedKey.parse(form, app), at));
      case Part.OfFlow(var at, var flow) ->
          Optional.of(Reference.to(Flow.TYPE, QualifiedKey.parse(flow, app), at));
      case Part.OfCalendar(var at, var calendar) ->
          Optional.of(Reference.to(Calendar.TYPE, QualifiedKey.parse(calendar, app), at));
      case Part.RelatesBack(var at, var form, var field) ->
          Optional.of(Reference.toField(Form.TYPE, QualifiedKey.parse(form, app), field, at));
      case Part.OfOtherField(var at, var form, var field, _) ->
          Optional.of(Reference.toField(Form.TYPE, QualifiedKey.parse(form, app), field, at));
      case Part.SetsOthers(var at, var form, var field, _) ->
          Optional.of(Reference.toField(Form.TYPE, QualifiedKey.parse(form, app), field, at));
      case Part.OfField _,
          Part.Asks _,
          Part.AsksOthers _,
          Part.Sets _,
          Part.Tells _,
          Part.Relates _,
          Part.OfRole _,
          Part.OfTask _,
          Part.OfParameter _,
          Part.Runs _ ->
          Optional.empty();
    };
  }
}
