package dev.formwork.flows;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormVocabulary;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.DecisionTable;
import dev.formwork.rules.RuleChecks;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a flow names fields, roles, parameters, forms and flows that are there, and uses them as
 * they can be.
 */
final class FlowChecks {

  private final Flow flow;
  private final Form form;
  private final DefinitionKey app;
  private final Catalog catalog;
  private final Map<String, Object> parameters;
  private final FieldType.@Nullable Subtable rows;
  private final Vocabulary vocabulary;
  private final List<Problem> problems = new ArrayList<>();

  private FlowChecks(Flow flow, Form form, DefinitionKey app, Catalog catalog) {
    this.flow = flow;
    this.form = form;
    this.app = app;
    this.catalog = catalog;
    this.parameters = catalog.parameters(app);
    this.rows = rows(flow, form);
    this.vocabulary = new FormVocabulary(form, parameters, rows);
  }

  /**
   * The problems of what it names; whether its nodes hang together says {@link FlowShape}. Paths
   * are JSON pointers into the flow.
   */
  static Problems check(Flow flow, Form form, DefinitionKey app, Catalog catalog) {
    var checks = new FlowChecks(flow, form, app, catalog);
    Set<DefinitionKey> roles =
        catalog.all(Role.TYPE).stream().map(role -> role.key().key()).collect(Collectors.toSet());
    Parts.of(flow).forEach(part -> checks.check(part, roles));
    new SubFlowChecks(flow, app, catalog).problems().forEach(checks.problems::add);
    DeadlineChecks.check(flow, checks.parameters).forEach(checks.problems::add);
    return new Problems(checks.problems)
        .and(ConditionCoverage.check(flow, new FieldKinds(form, checks.rows)));
  }

  private void check(Part part, Set<DefinitionKey> roles) {
    switch (part) {
      case Part.OfField(var at, var key, var use) ->
          known(key, at).ifPresent(field -> check(at, field, use));
      case Part.Asks(var at, var condition) -> report(RuleChecks.check(condition, vocabulary, at));
      case Part.AsksOthers(var at, var other, var condition) ->
          other(other).ifPresent(found -> report(RuleChecks.check(condition, ofBoth(found), at)));
      case Part.Sets(var at, var key, var source) -> {
        Optional<Field> field = known(key, at);
        if (field.isPresent() && canBeWritten(field.get(), at)) {
          ValueKind kind = ValueKinds.of(field.get().type());
          report(RuleChecks.checkSet(key, kind, source, vocabulary, at));
        }
      }
      case Part.SetsOthers(var at, var other, var key, var source) ->
          other(other)
              .flatMap(found -> known(found, key, at))
              .filter(field -> canBeWritten(field, at))
              .ifPresent(field ->
                  report(
                      RuleChecks.checkSet(
                          key, ValueKinds.of(field.type()), source, vocabulary, at)));
      case Part.Tells(var at, var source) -> report(RuleChecks.check(source, vocabulary, at));
      case Part.OfOtherField(var at, var other, var key, var use) ->
          other(other)
              .flatMap(found -> known(found, key, at))
              .ifPresent(field -> check(at, field, use));
      case Part.Relates(var at, var key, var other) ->
          known(key, at)
              .filter(field -> !relatesTo(field, formIn(other)))
              .ifPresent(field -> unfit("flow.field.not-a-relation", at, key));
      case Part.RelatesBack(var at, var other, var key) ->
          other(other)
              .flatMap(found -> known(found, key, at))
              .filter(field -> !relatesTo(field, flow.formIn(app)))
              .ifPresent(field -> unfit("flow.field.not-a-relation", at, key));
      case Part.OfTable(var at, var decide, var use) ->
          catalog
              .find(DecisionTable.TYPE, QualifiedKey.parse(use.key(), app))
              .ifPresent(table -> problems.addAll(TableChecks.check(at, decide, use, table)));
      case Part.OfRole(var at, var role) when !roles.contains(role) ->
          problems.add(Problem.error("flow.role.unknown", at).with("role", role.value()));
      case Part.OfTask(var at, var node) when flow.task(node).isEmpty() ->
          problems.add(Problem.error("flow.task.unknown", at).with("node", node.value()));
      case Part.OfParameter(var at, var key) when !parameters.containsKey(key.value()) ->
          problems.add(Problem.error("rules.parameter.unknown", at).with("parameter", key.value()));
      case Part.OfRole _,
          Part.OfTask _,
          Part.OfParameter _,
          Part.OfForm _,
          Part.OfFlow _,
          Part.OfCalendar _,
          Part.OfMessage _,
          Part.Runs _ -> {}
    }
  }

  private void check(String at, Field field, Part.Use use) {
    FieldType type = field.type();
    boolean fits =
        switch (use) {
          case ANY -> true;
          case WRITTEN -> canBeWritten(field, at);
          case PERSON -> type instanceof FieldType.User;
          case DATE ->
              ValueKinds.of(type) == ValueKind.DATE || ValueKinds.of(type) == ValueKind.DATE_TIME;
          case SUBTABLE -> type instanceof FieldType.Subtable;
          case CHOICES -> type instanceof FieldType.MultiChoice;
          case WORDS ->
              type instanceof FieldType.MultiChoice
                  || type instanceof FieldType.Text
                  || type instanceof FieldType.LongText;
        };
    String code =
        switch (use) {
          case ANY, WRITTEN -> "";
          case PERSON -> "flow.field.not-a-person";
          case DATE -> "flow.field.not-a-date";
          case SUBTABLE -> "flow.field.no-rows";
          case CHOICES -> "flow.field.no-choices";
          case WORDS -> "flow.field.no-words";
        };
    if (!fits && !code.isEmpty()) {
      unfit(code, at, field.key());
    }
  }

  private Optional<Field> known(FieldKey key, String at) {
    Optional<Field> cell = rows == null ? Optional.empty() : rows.field(key.value());
    return cell.isPresent() ? cell : known(form, key, at);
  }

  private Optional<Field> known(Form of, FieldKey key, String at) {
    Optional<Field> field = of.field(key);
    if (field.isEmpty()) {
      problems.add(
          Problem.error("flow.field.unknown", at)
              .with("field", key.value())
              .with("form", of.key().value()));
    }
    return field;
  }

  private boolean canBeWritten(Field field, String at) {
    if (field.isComputed()) {
      unfit("flow.field.computed", at, field.key());
    }
    return !field.isComputed();
  }

  private boolean relatesTo(Field field, QualifiedKey other) {
    return field.type() instanceof FieldType.Relation relation
        && QualifiedKey.parse(relation.form(), app).equals(other);
  }

  /** What a condition about others may name: their fields, and this record's behind $field. */
  private Vocabulary ofBoth(Form other) {
    var theirs = new FormVocabulary(other, parameters, null);
    return new Vocabulary() {
      @Override
      public Optional<ValueKind> field(FieldKey key) {
        return theirs.field(key).or(() -> vocabulary.field(key));
      }

      @Override
      public Optional<ValueKind> parameter(FieldKey key) {
        return theirs.parameter(key);
      }
    };
  }

  private Optional<Form> other(String name) {
    return catalog.find(Form.TYPE, formIn(name));
  }

  private QualifiedKey formIn(String name) {
    return QualifiedKey.parse(name, app);
  }

  private static FieldType.@Nullable Subtable rows(Flow flow, Form form) {
    FieldKey key = flow.rows();
    return key != null
            && form.field(key).map(Field::type).orElse(null) instanceof FieldType.Subtable subtable
        ? subtable
        : null;
  }

  private void unfit(String code, String at, FieldKey field) {
    problems.add(Problem.error(code, at).with("field", field.value()));
  }

  private void report(Problems more) {
    more.forEach(problems::add);
  }

  /** The fields that conditions of the flow ask about, with all that their kind depends on. */
  record FieldKinds(Form form, FieldType.@Nullable Subtable rows) {

    Optional<Field> field(FieldKey key) {
      Optional<Field> cell = rows == null ? Optional.empty() : rows.field(key.value());
      return cell.or(() -> form.field(key));
    }
  }
}
