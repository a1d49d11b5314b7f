package dev.formwork.records.internal;

import dev.formwork.access.Action;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FormRecord;
import dev.formwork.rules.EvaluationContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a record takes from others: values copied from related records, and whether they exist. */
@Component
class Lookups {

  private final Forms forms;
  private final RecordStore store;
  private final Offers offers;

  Lookups(Forms forms, RecordStore store, Offers offers) {
    this.forms = forms;
    this.store = store;
    this.offers = offers;
  }

  /**
   * The data with the values that changed relations copy, unless the same act sets them itself, and
   * the problems of relations and people that cannot be chosen.
   */
  record Filled(Map<String, Object> data, Problems problems) {}

  Filled fill(
      Actor actor,
      FormModel model,
      Map<String, Object> before,
      Map<String, Object> data,
      Collection<String> changed,
      EvaluationContext context) {
    var filled = new LinkedHashMap<>(data);
    Problems problems = Problems.NONE;
    Set<String> concerned = model.logic().concerned(Set.copyOf(changed));
    for (Field field : model.logic().fields().values()) {
      String key = field.key().value();
      Object value = data.get(key);
      if (value == null || !concerned.contains(key)) {
        continue;
      }
      problems =
          problems.and(offers.check(model, field, before.get(key), value, context.withData(data)));
      if (!changed.contains(key)) {
        continue;
      }
      problems =
          switch (field.type()) {
            case FieldType.Relation relation ->
                problems.and(
                    relate(actor, model, relation, (String) value, key, filled, changed, context));
            case FieldType.User user -> problems.and(checkUser(actor, user, (String) value, key));
            case FieldType.Subtable subtable ->
                problems.and(
                    rows(actor, model, subtable, before.get(key), value, key, filled, context));
            default -> problems;
          };
    }
    return new Filled(filled, problems);
  }

  /** The record where its form says that it belongs: with the one that a relation names. */
  FormRecord placed(FormModel model, FormRecord record) {
    FieldKey by = model.form().belongsTo();
    if (by == null
        || !(record.data().get(by.value()) instanceof String id)
        || !(model.form().field(by).map(Field::type).orElse(null)
            instanceof FieldType.Relation relation)) {
      return record;
    }
    QualifiedKey form = QualifiedKey.parse(relation.form(), model.key().app());
    FormModel other = forms.current(form);
    return store
        .find(form, id)
        .map(document -> RecordBson.fromDocument(document, form, other.logic()))
        .map(found -> Copies.ownedBy(record, found.owner()))
        .orElse(record);
  }

  /** A record that the actor may read; absent also where he may not. */
  Optional<FormRecord> readable(
      Actor actor, QualifiedKey form, String id, EvaluationContext context) {
    FormModel model = forms.current(form);
    return store
        .find(form, id)
        .map(document -> RecordBson.fromDocument(document, form, model.logic()))
        .filter(record ->
            forms
                .access()
                .decide(actor, Action.READ, form, record.facts(), Contexts.about(record, context))
                .allowed());
  }

  private Problems rows(
      Actor actor,
      FormModel model,
      FieldType.Subtable subtable,
      @Nullable Object before,
      Object value,
      String key,
      Map<String, Object> filled,
      EvaluationContext context) {
    Map<Object, Map<?, ?>> known = byId(before);
    Problems problems = Problems.NONE;
    var rows = new ArrayList<Map<String, Object>>();
    List<?> list = (List<?>) value;
    for (int i = 0; i < list.size(); i++) {
      var row = new LinkedHashMap<String, Object>();
      ((Map<?, ?>) list.get(i)).forEach((name, cell) -> row.put(String.valueOf(name), cell));
      Map<?, ?> was = known.getOrDefault(row.get("_row"), Map.of());
      for (Field cell : subtable.fields()) {
        String name = cell.key().value();
        Object now = row.get(name);
        if (now == null || Differences.same(now, was.get(name))) {
          continue;
        }
        String path = key + "[" + i + "]." + name;
        if (cell.type() instanceof FieldType.Relation relation) {
          Set<String> own = changedCells(row, was);
          problems =
              problems.and(relate(actor, model, relation, (String) now, path, row, own, context));
        } else if (cell.type() instanceof FieldType.User user) {
          problems = problems.and(checkUser(actor, user, (String) now, path));
        }
      }
      rows.add(row);
    }
    filled.put(key, rows);
    return problems;
  }

  private static Set<String> changedCells(Map<String, Object> row, Map<?, ?> was) {
    var changed = new java.util.HashSet<String>();
    row.forEach((name, cell) -> {
      if (!Differences.same(cell, was.get(name))) {
        changed.add(name);
      }
    });
    return changed;
  }

  private Problems relate(
      Actor actor,
      FormModel model,
      FieldType.Relation relation,
      String id,
      String path,
      Map<String, Object> target,
      Collection<String> setByActor,
      EvaluationContext context) {
    QualifiedKey form = QualifiedKey.parse(relation.form(), model.key().app());
    Optional<FormRecord> related = readable(actor, form, id, context);
    if (related.isEmpty()) {
      return Problems.of(Problem.error("record.relation.not-found", path));
    }
    for (Map.Entry<FieldKey, FieldKey> fill : relation.fill().entrySet()) {
      String own = fill.getKey().value();
      Object theirs = related.get().data().get(fill.getValue().value());
      if (theirs != null && !setByActor.contains(own)) {
        target.put(own, theirs);
      }
    }
    return Problems.NONE;
  }

  private static Problems checkUser(Actor actor, FieldType.User user, String person, String path) {
    boolean fits =
        actor
            .organisation()
            .person(person)
            .filter(found -> found.active())
            .filter(found ->
                user.roles().isEmpty()
                    || found.posts().stream()
                        .anyMatch(post -> post.roles().stream().anyMatch(user.roles()::contains)))
            .isPresent();
    return fits ? Problems.NONE : Problems.of(Problem.error("record.user.not-found", path));
  }

  private static Map<Object, Map<?, ?>> byId(@Nullable Object rows) {
    var byId = new HashMap<Object, Map<?, ?>>();
    if (rows instanceof List<?> list) {
      list.forEach(each -> {
        if (each instanceof Map<?, ?> row && row.get("_row") != null) {
          byId.put(row.get("_row"), row);
        }
      });
    }
    return byId;
  }
}
