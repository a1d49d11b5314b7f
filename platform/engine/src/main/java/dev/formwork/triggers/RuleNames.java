package dev.formwork.triggers;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.flows.Flow;
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
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.ValueSource;
import dev.formwork.rules.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a rule names fields, roles, parameters, tables and flows that can be used so. */
final class RuleNames {

  private final Rule rule;
  private final @Nullable Form form;
  private final DefinitionKey app;
  private final Catalog catalog;
  private final Vocabulary vocabulary;
  private final List<Problem> problems = new ArrayList<>();

  private RuleNames(Rule rule, @Nullable Form form, DefinitionKey app, Catalog catalog) {
    this.rule = rule;
    this.form = form;
    this.app = app;
    this.catalog = catalog;
    this.vocabulary =
        form == null
            ? new Told(rule.trigger(), catalog.parameters(app))
            : FormVocabulary.of(form, app, catalog);
  }

  static Problems check(Rule rule, @Nullable Form form, DefinitionKey app, Catalog catalog) {
    var names = new RuleNames(rule, form, app, catalog);
    Sayings.of(rule).forEach(names::check);
    return new Problems(names.problems);
  }

  private void check(Says says) {
    switch (says) {
      case Says.NeedsRecord(var at) when form == null -> report("rule.form.missing", at);
      case Says.NeedsRecord(var at)
          when rule.trigger() instanceof Trigger.Deleted && at.startsWith("/actions") ->
          report("rule.deleted.no-record", at);
      case Says.OnlyInFlows(var at) -> report("rule.people.only-in-flows", at);
      case Says.OfField(var at, var key, var use) when !isSystem(key, use) ->
          own(key, at).ifPresent(field -> use(field, use, at));
      case Says.Gives(var at, var key) -> own(key, at);
      case Says.Asks(var at, var condition) ->
          RuleChecks.check(condition, vocabulary, at).forEach(problems::add);
      case Says.AsksOthers(var at, var other, var condition) ->
          other(other)
              .ifPresent(
                  found -> RuleChecks.check(condition, ofBoth(found), at).forEach(problems::add));
      case Says.Sets(var at, var key, var source) ->
          own(key, at)
              .filter(field -> use(field, Says.Use.WRITTEN, at))
              .ifPresent(field -> set(key, field, source, at));
      case Says.SetsOthers(var at, var other, var key, var source) ->
          other(other)
              .flatMap(found -> known(found, key, at))
              .filter(field -> use(field, Says.Use.WRITTEN, at))
              .ifPresent(field -> set(key, field, source, at));
      case Says.OfOtherField(var at, var other, var key, var use) ->
          other(other)
              .flatMap(found -> known(found, key, at))
              .ifPresent(field -> use(field, use, at));
      case Says.Tells(var at, var source) ->
          RuleChecks.check(source, vocabulary, at).forEach(problems::add);
      case Says.Relates(var at, var key, var other) ->
          own(key, at)
              .filter(field -> !relatesTo(field, QualifiedKey.parse(other, app)))
              .ifPresent(_ -> unfit("rule.field.not-a-relation", at, key));
      case Says.RelatesBack(var at, var other, var key) ->
          other(other)
              .flatMap(found -> known(found, key, at))
              .filter(field -> !rule.formIn(app).map(it -> relatesTo(field, it)).orElse(false))
              .ifPresent(_ -> unfit("rule.field.not-a-relation", at, key));
      case Says.OfRole(var at, var role) when !isRole(role) ->
          problems.add(Problem.error("rule.role.unknown", at).with("role", role.value()));
      case Says.OfParameter(var at, var key) when vocabulary.parameter(key).isEmpty() ->
          problems.add(Problem.error("rules.parameter.unknown", at).with("parameter", key.value()));
      case Says.OfTask(var at, var node) when isNoTask(node) ->
          problems.add(Problem.error("rule.task.unknown", at).with("node", node.value()));
      case Says.OfTableField(var at, var table, var key, var input) -> {
        boolean unknown =
            input
                && catalog
                    .find(DecisionTable.TYPE, QualifiedKey.parse(table, app))
                    .filter(found -> found.input(key).isEmpty())
                    .isPresent();
        if (unknown) {
          problems.add(
              Problem.error("decision-table.input.unknown", at).with("input", key.value()));
        }
      }
      case Says.SetsCell(var at, var other, var list, var cell) ->
          other(other)
              .flatMap(found -> found.field(list))
              .filter(field -> !hasCell(field, cell))
              .ifPresent(_ -> unfit("rule.list.cell", at, cell));
      case Says.NeedsRecord _,
          Says.OfReport _,
          Says.OfMetric _,
          Says.OfField _,
          Says.OfRole _,
          Says.OfParameter _,
          Says.OfTask _,
          Says.OfForm _,
          Says.OfFlow _,
          Says.OfTable _,
          Says.OfList _,
          Says.OfMessage _,
          Says.OfSequence _,
          Says.Runs _ -> {}
    }
  }

  /** Dates of the platform's own can be waited for too. */
  private static boolean isSystem(FieldKey key, Says.Use use) {
    return use == Says.Use.DATE
        && SystemField.named(key.value())
            .filter(field -> field.kind() == ValueKind.DATE_TIME)
            .isPresent();
  }

  private boolean isRole(DefinitionKey role) {
    return catalog.all(Role.TYPE).stream().anyMatch(each -> each.key().key().equals(role));
  }

  private boolean isNoTask(DefinitionKey node) {
    if (form == null || form.flow() == null || rule.formIn(app).isEmpty()) {
      return true;
    }
    var flow = new QualifiedKey(rule.formIn(app).get().app(), form.flow());
    return catalog.find(Flow.TYPE, flow).map(found -> found.task(node).isEmpty()).orElse(false);
  }

  private void set(FieldKey key, Field field, ValueSource source, String at) {
    RuleChecks.checkSet(key, ValueKinds.of(field.type()), source, vocabulary, at)
        .forEach(problems::add);
  }

  private boolean use(Field field, Says.Use use, String at) {
    ValueKind kind = ValueKinds.of(field.type());
    String code =
        switch (use) {
          case ANY -> null;
          case WRITTEN -> field.isComputed() ? "rule.field.computed" : null;
          case PERSON -> field.type() instanceof FieldType.User ? null : "rule.field.not-a-person";
          case DATE ->
              kind == ValueKind.DATE || kind == ValueKind.DATE_TIME
                  ? null
                  : "rule.field.not-a-date";
          case NUMBER -> kind == ValueKind.NUMBER ? null : "rule.field.not-a-number";
          case TEXT -> kind == ValueKind.TEXT ? null : "rule.field.not-a-text";
          case SUBTABLE -> field.type() instanceof FieldType.Subtable ? null : "rule.field.no-rows";
          case CHOICES ->
              field.type() instanceof FieldType.MultiChoice ? null : "rule.field.no-choices";
        };
    if (code != null) {
      unfit(code, at, field.key());
    }
    return code == null;
  }

  private Optional<Field> own(FieldKey key, String at) {
    return form == null ? Optional.empty() : known(form, key, at);
  }

  private Optional<Field> known(Form of, FieldKey key, String at) {
    Optional<Field> field = of.field(key);
    if (field.isEmpty()) {
      problems.add(
          Problem.error("rule.field.unknown", at)
              .with("field", key.value())
              .with("form", of.key().value()));
    }
    return field;
  }

  private static boolean hasCell(Field field, FieldKey cell) {
    return !(field.type() instanceof FieldType.Subtable rows)
        || rows.fields().stream().anyMatch(each -> each.key().equals(cell));
  }

  private boolean relatesTo(Field field, QualifiedKey other) {
    return field.type() instanceof FieldType.Relation relation
        && QualifiedKey.parse(relation.form(), app).equals(other);
  }

  private Optional<Form> other(String name) {
    return catalog.find(Form.TYPE, QualifiedKey.parse(name, app));
  }

  /** What a condition about others may name: their fields, and this record's behind $field. */
  private Vocabulary ofBoth(Form other) {
    var theirs = FormVocabulary.of(other, app, catalog);
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

  private void unfit(String code, String at, FieldKey field) {
    problems.add(Problem.error(code, at).with("field", field.value()));
  }

  private void report(String code, String at) {
    problems.add(Problem.error(code, at));
  }
}
