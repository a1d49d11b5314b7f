package dev.formwork.flows;

import dev.formwork.calendars.Calendar;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.DecisionTable;
import dev.formwork.rules.Mentions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
        references.add(named(form, named));
      }
    }
    for (Part part : Parts.of(flow)) {
      references(part, app).forEach(references::add);
    }
    return references;
  }

  private static Reference named(QualifiedKey form, Mentions.Named named) {
    Reference field = Reference.toField(Form.TYPE, form, named.field(), named.pointer());
    return named.isValue() ? field.as(Written.VALUE) : field;
  }

  /** What questions about others name, what tables take by themselves, and fields around rows. */
  @Override
  public List<Reference> referencesBehind(Flow flow, DefinitionKey app, Catalog catalog) {
    QualifiedKey key = flow.formIn(app);
    Form form = catalog.find(Form.TYPE, key).orElse(null);
    if (form == null) {
      return List.of();
    }
    var found = new ArrayList<Reference>();
    var taken = new ArrayList<Reference>();
    if (flow.rows() != null) {
      FlowMentions.of(flow).fields().forEach(each -> addNear(found, flow, form, key, each));
    }
    for (Part part : Parts.of(flow)) {
      switch (part) {
        case Part.AsksOthers(var at, var other, var condition) ->
            Mentions.of(condition, at).fields().stream()
                .forEach(each -> {
                  if (each.isValue()) {
                    addNear(found, flow, form, key, each);
                  } else {
                    found.add(named(QualifiedKey.parse(other, app), each).as(Written.VALUE));
                  }
                });
        case Part.OfTable(var at, _, var use) ->
            catalog
                .find(DecisionTable.TYPE, QualifiedKey.parse(use.key(), app))
                .map(table -> table.taken(use.with().keySet()))
                .orElse(List.of())
                .stream()
                .forEach(input -> {
                  var named = new Mentions.Named(at + "/table/with/" + input, input);
                  addNear(taken, flow, form, key, named);
                });
        default -> {} // others name what they need themselves
      }
    }
    taken.stream().map(each -> each.as(Written.SILENT)).forEach(found::add);
    return found;
  }

  /** A column of the rows that the flow is about, else a field of the form, if it is one. */
  private static void addNear(
      List<Reference> found, Flow flow, Form form, QualifiedKey key, Mentions.Named named) {
    FieldKey rows = flow.rows();
    if (rows != null && isCell(rows, form, named.field())) {
      Reference column = Reference.toColumn(Form.TYPE, key, rows, named.field(), named.pointer());
      found.add(named.isValue() ? column.as(Written.VALUE) : column);
    } else if (form.field(named.field()).isPresent()) {
      found.add(named(key, named));
    }
  }

  private static boolean isCell(FieldKey rows, Form form, FieldKey field) {
    return form.field(rows)
        .map(Field::type)
        .filter(FieldType.Subtable.class::isInstance)
        .flatMap(cells -> ((FieldType.Subtable) cells).field(field.value()))
        .isPresent();
  }

  /** What is needed of other definitions than the flow's own form. */
  private static Stream<Reference> references(Part part, DefinitionKey app) {
    return switch (part) {
      case Part.OfTable(var at, _, var use) ->
          Stream.of(
              Reference.to(
                  DecisionTable.TYPE, QualifiedKey.parse(use.key(), app), at + "/table/key"),
              Reference.toField(
                  DecisionTable.TYPE,
                  QualifiedKey.parse(use.key(), app),
                  use.output(),
                  at + "/table/output"));
      case Part.OfMessage(var at, var message) ->
          Stream.of(new Reference(at, "message", new QualifiedKey(app, message), null));
      case Part.OfForm(var at, var form) ->
          Stream.of(Reference.to(Form.TYPE, QualifiedKey.parse(form, app), at));
      case Part.OfFlow(var at, var flow) ->
          Stream.of(Reference.to(Flow.TYPE, QualifiedKey.parse(flow, app), at));
      case Part.OfCalendar(var at, var calendar) ->
          Stream.of(Reference.to(Calendar.TYPE, QualifiedKey.parse(calendar, app), at));
      case Part.RelatesBack(var at, var form, var field) ->
          Stream.of(Reference.toField(Form.TYPE, QualifiedKey.parse(form, app), field, at));
      case Part.OfOtherField(var at, var form, var field, _) ->
          Stream.of(Reference.toField(Form.TYPE, QualifiedKey.parse(form, app), field, at));
      case Part.SetsOthers(var at, var form, var field, _) ->
          Stream.of(Reference.toField(Form.TYPE, QualifiedKey.parse(form, app), field, at));
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
          Stream.empty();
    };
  }
}
