package dev.formwork.triggers;

import dev.formwork.definitions.Brought;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.flows.Flow;
import dev.formwork.forms.ColumnSpots;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.DecisionTable;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueSource;
import dev.formwork.scripting.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules as a kind of definition. */
final class RuleType implements DefinitionType<Rule> {

  /** What scripts call the row or record that something is made for. */
  private static final String EACH = "each";

  @Override
  public String kind() {
    return "rule";
  }

  @Override
  public String folder() {
    return "rules";
  }

  @Override
  public String schema() {
    return "rule.schema.json";
  }

  @Override
  public Class<Rule> valueType() {
    return Rule.class;
  }

  @Override
  public DefinitionKey key(Rule rule) {
    return rule.key();
  }

  @Override
  public LocalizedText title(Rule rule) {
    return rule.title();
  }

  /** Without its form only the shape can be checked; that it is missing, the platform tells. */
  @Override
  public Problems check(Rule rule, DefinitionKey app, Catalog catalog) {
    Problems shape = RuleShape.check(rule).and(tasks(rule, app, catalog));
    Optional<QualifiedKey> form = rule.formIn(app);
    if (form.isEmpty()) {
      return shape.and(RuleNames.check(rule, null, app, catalog));
    }
    return shape.and(
        catalog
            .find(Form.TYPE, form.get())
            .map(found -> RuleNames.check(rule, found, app, catalog))
            .orElse(Problems.NONE));
  }

  @Override
  public List<Brought<?>> brings(Rule rule) {
    return rule.tasks().stream()
        .<Brought<?>>flatMap(task ->
            Stream.of(new Brought<>(Form.TYPE, task.form()), new Brought<>(Flow.TYPE, task.flow())))
        .toList();
  }

  /** What tasks bring along is checked like what has a file; each problem stands at its action. */
  private static Problems tasks(Rule rule, DefinitionKey app, Catalog catalog) {
    var found = new ArrayList<Problem>();
    var keys = new HashSet<DefinitionKey>();
    for (RuleTask task : rule.tasks()) {
      DefinitionKey key = task.form().key();
      boolean taken =
          !keys.add(key)
              || catalog
                  .find(Form.TYPE, new QualifiedKey(app, key))
                  .filter(known -> !known.equals(task.form()))
                  .isPresent();
      if (taken) {
        found.add(Problem.error("rule.task.key", task.pointer()).with("key", key.value()));
        continue;
      }
      Form.TYPE
          .check(task.form(), app, catalog)
          .and(Flow.TYPE.check(task.flow(), app, catalog))
          .forEach(problem ->
              found.add(
                  new Problem(problem.code(), problem.severity(), task.pointer(), problem.args())));
    }
    return new Problems(found);
  }

  @Override
  public List<Reference> references(Rule rule, DefinitionKey app) {
    var references = new ArrayList<Reference>();
    Optional<QualifiedKey> form = rule.formIn(app);
    form.ifPresent(key -> references.add(Reference.to(Form.TYPE, key, "/form")));
    if (rule.trigger() instanceof Trigger.MetricOff(var metric, _)) {
      references.add(
          new Reference("/trigger/metric", "metric", QualifiedKey.parse(metric, app), null));
    }
    for (RuleTask task : rule.tasks()) {
      Form.TYPE.references(task.form(), app).stream()
          .map(each -> each.at(task.place(each.pointer())))
          .forEach(references::add);
    }
    for (Says says : Sayings.of(rule)) {
      references(says, form, app).forEach(references::add);
    }
    return references;
  }

  private static Stream<Reference> references(
      Says says, Optional<QualifiedKey> form, DefinitionKey app) {
    return switch (says) {
      case Says.OfField(var at, var field, _) -> own(form, field, at);
      case Says.Gives(var at, var field) ->
          own(form, field, at).map(each -> each.as(Written.VALUE));
      case Says.Sets(var at, var field, var source) ->
          Stream.concat(own(form, field, at), own(form, Mentions.of(source, at)));
      case Says.Asks(var at, var condition) -> own(form, Mentions.of(condition, at));
      case Says.Tells(var at, var source) -> own(form, Mentions.of(source, at));
      case Says.OfForm(var at, var other) ->
          Stream.of(Reference.to(Form.TYPE, QualifiedKey.parse(other, app), at));
      case Says.OfFlow(var at, var flow) ->
          Stream.of(Reference.to(Flow.TYPE, QualifiedKey.parse(flow, app), at));
      case Says.OfTable(var at, var table) ->
          Stream.of(Reference.to(DecisionTable.TYPE, QualifiedKey.parse(table, app), at));
      case Says.OfList(var at, var list) ->
          Stream.of(Reference.to(KeywordList.TYPE, QualifiedKey.parse(list, app), at));
      case Says.OfMessage(var at, var template) ->
          Stream.of(new Reference(at, "message", new QualifiedKey(app, template), null));
      case Says.OfSequence(var at, var sequence) ->
          Stream.of(new Reference(at, "sequence", new QualifiedKey(app, sequence), null));
      case Says.OfOtherField(var at, var other, var field, _) -> others(other, field, at, app);
      case Says.SetsOthers(var at, var other, var field, var source) ->
          Stream.concat(others(other, field, at, app), own(form, Mentions.of(source, at)));
      case Says.RelatesBack(var at, var other, var field) -> others(other, field, at, app);
      case Says.Relates(var at, var field, _) -> own(form, field, at);
      case Says.OfTableField(var at, var table, var field, var input) when !input ->
          Stream.of(
              Reference.toField(DecisionTable.TYPE, QualifiedKey.parse(table, app), field, at)
                  .as(Written.VALUE));
      case Says.SetsCell(var at, var other, var rows, var cell) ->
          Stream.of(
              Reference.toColumn(Form.TYPE, QualifiedKey.parse(other, app), rows, cell, at)
                  .as(Written.MEMBER));
      case Says.OfReport(var at, var report) ->
          Stream.of(new Reference(at, "report", QualifiedKey.parse(report, app), null));
      case Says.OfMetric(var at, var metric) ->
          Stream.of(new Reference(at, "metric", QualifiedKey.parse(metric, app), null));
      case Says.OfTableField _,
          Says.AsksOthers _,
          Says.OfRole _,
          Says.OfParameter _,
          Says.OfTask _,
          Says.Runs _,
          Says.NeedsRecord _,
          Says.OnlyInFlows _ ->
          Stream.empty();
    };
  }

  private static Stream<Reference> own(Optional<QualifiedKey> form, FieldKey field, String at) {
    return SystemField.named(field.value()).isPresent()
        ? Stream.empty()
        : form.stream().map(key -> Reference.toField(Form.TYPE, key, field, at));
  }

  private static Stream<Reference> own(Optional<QualifiedKey> form, Mentions mentions) {
    return mentions.fields().stream()
        .flatMap(named ->
            own(form, named.field(), named.pointer())
                .map(each -> named.isValue() ? each.as(Written.VALUE) : each));
  }

  /** What questions about others name, and what tables take by themselves. */
  @Override
  public List<Reference> referencesBehind(Rule rule, DefinitionKey app, Catalog catalog) {
    Optional<QualifiedKey> key = rule.formIn(app);
    Form form = key.flatMap(each -> catalog.find(Form.TYPE, each)).orElse(null);
    var found = new ArrayList<Reference>();
    for (Says says : Sayings.of(rule)) {
      if (says instanceof Says.AsksOthers(var at, var other, var condition)) {
        Mentions.of(condition, at).fields().stream()
            .flatMap(named ->
                named.isValue()
                    ? own(key, named.field(), named.pointer())
                    : others(other, named.field(), named.pointer(), app))
            .map(each -> each.as(Written.VALUE))
            .forEach(found::add);
      }
    }
    for (int i = 0; i < rule.actions().size(); i++) {
      if (form != null && rule.actions().get(i) instanceof Action.Create create) {
        String at = Pointers.item("/actions", i) + "/";
        scripts(rule).stream()
            .filter(script -> script.pointer().startsWith(at))
            .flatMap(script -> ofEach(form, key.orElseThrow(), create, script))
            .forEach(found::add);
      }
      if (form != null && rule.actions().get(i) instanceof Action.Decide decide) {
        String at = Pointers.item("/actions", i) + "/with/";
        catalog
            .find(DecisionTable.TYPE, QualifiedKey.parse(decide.table(), app))
            .map(table -> table.taken(decide.with().keySet()))
            .orElse(List.of())
            .stream()
            .filter(input -> form.field(input).isPresent())
            .flatMap(input -> own(key, input, at + input))
            .map(each -> each.as(Written.SILENT))
            .forEach(found::add);
      }
    }
    return found;
  }

  /** The columns that a script may read of the row for which something is made. */
  private static Stream<Reference> ofEach(
      Form form, QualifiedKey key, Action.Create create, Mentions.Source script) {
    FieldKey rows = create.rows();
    Set<String> known = form.fields().map(field -> field.key().value()).collect(Collectors.toSet());
    known.add(EACH);
    List<String> read = Expression.formula(script.script(), known).names();
    if (rows == null || !read.contains(EACH)) {
      return Stream.empty();
    }
    Predicate<String> isElsewhere =
        column ->
            form.fields()
                .filter(field -> !field.key().equals(rows) && read.contains(field.key().value()))
                .anyMatch(field ->
                    field.type() instanceof FieldType.Subtable other
                        && other.field(column).isPresent());
    return form.field(rows).map(Field::type).stream()
        .filter(FieldType.Subtable.class::isInstance)
        .flatMap(cells ->
            ColumnSpots.in(script.script(), (FieldType.Subtable) cells, isElsewhere)
                .entrySet()
                .stream())
        .map(each ->
            Reference.toColumn(Form.TYPE, key, rows, each.getKey(), script.pointer())
                .as(each.getValue()));
  }

  private static Stream<Reference> others(
      String form, FieldKey field, String at, DefinitionKey app) {
    return Stream.of(Reference.toField(Form.TYPE, QualifiedKey.parse(form, app), field, at));
  }

  /** Every script in a rule, with its place. */
  static List<Mentions.Source> scripts(Rule rule) {
    return Sayings.of(rule).stream()
        .flatMap(says ->
            switch (says) {
              case Says.Asks(var at, Condition condition) ->
                  Mentions.of(condition, at).scripts().stream();
              case Says.Sets(var at, _, ValueSource source) ->
                  Mentions.of(source, at).scripts().stream();
              case Says.SetsOthers(var at, _, _, ValueSource source) ->
                  Mentions.of(source, at).scripts().stream();
              case Says.Tells(var at, ValueSource source) ->
                  Mentions.of(source, at).scripts().stream();
              case Says.Runs(var at, var script) ->
                  Stream.of(new Mentions.Source(at, script, at.endsWith("/script")));
              case Says.OfField _,
                  Says.Gives _,
                  Says.AsksOthers _,
                  Says.SetsCell _,
                  Says.OfReport _,
                  Says.OfMetric _,
                  Says.OfOtherField _,
                  Says.OfForm _,
                  Says.OfFlow _,
                  Says.OfTable _,
                  Says.OfTableField _,
                  Says.OfList _,
                  Says.OfMessage _,
                  Says.OfSequence _,
                  Says.Relates _,
                  Says.RelatesBack _,
                  Says.OfRole _,
                  Says.OfParameter _,
                  Says.OfTask _,
                  Says.NeedsRecord _,
                  Says.OnlyInFlows _ ->
                  Stream.<Mentions.Source>empty();
            })
        .toList();
  }
}
