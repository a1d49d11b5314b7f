package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import dev.formwork.access.Action;
import dev.formwork.forms.DuplicateRule;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.records.FormRecord;
import dev.formwork.rules.EvaluationContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells of records that are probably the same as one that is being filled in. Those that the actor
 * may not read are told of as being there, and nothing else.
 */
@Component
class Duplicates {

  private static final int TOLD = 5;

  private final Forms forms;
  private final RecordStore store;

  Duplicates(Forms forms, RecordStore store) {
    this.forms = forms;
    this.store = store;
  }

  /**
   * @param id of the record itself; empty where it is not there yet
   * @param changed only rules about these fields are asked
   */
  Problems of(
      Actor actor,
      FormModel model,
      String id,
      Map<String, Object> data,
      Set<String> changed,
      EvaluationContext context) {
    Problems problems = Problems.NONE;
    for (DuplicateRule rule : model.form().duplicates()) {
      if (rule.fields().stream().anyMatch(field -> changed.contains(field.value()))) {
        problems =
            problems.and(
                rule.shared(model.form(), data)
                    .map(shared -> found(actor, model, rule, shared, id, context))
                    .orElse(Problems.NONE));
      }
    }
    return problems;
  }

  private Problems found(
      Actor actor,
      FormModel model,
      DuplicateRule rule,
      String shared,
      String id,
      EvaluationContext context) {
    store.prepare(model);
    var others =
        store
            .collection(model.key())
            .find(Filters.and(Filters.eq("alike." + rule.key(), shared), Filters.ne("_id", id)))
            .limit(TOLD)
            .into(new ArrayList<>());
    if (others.isEmpty()) {
      return Problems.NONE;
    }
    List<FormRecord> readable =
        others.stream()
            .map(document -> RecordBson.fromDocument(document, model.key(), model.logic()))
            .filter(record -> mayRead(actor, model, record, context))
            .toList();
    return Problems.of(problem(actor, model, rule, readable, context));
  }

  private Problem problem(
      Actor actor,
      FormModel model,
      DuplicateRule rule,
      List<FormRecord> readable,
      EvaluationContext context) {
    String code = readable.isEmpty() ? "record.duplicate.unseen" : "record.duplicate.found";
    var level = rule.refuse() ? Problem.Severity.ERROR : Problem.Severity.WARNING;
    var told = new LinkedHashMap<String, Object>();
    told.put(
        "message",
        rule.message().isEmpty()
            ? LocalizedText.of("There is such a record already.", "已有相同的记录。")
            : rule.message());
    if (!readable.isEmpty()) {
      told.put(
          "records",
          String.join(
              "; ",
              readable.stream().map(record -> label(actor, model, record, context)).toList()));
      told.put("ids", readable.stream().map(FormRecord::id).toList());
    }
    return new Problem(code, level, rule.fields().getFirst().value(), told);
  }

  private String label(Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    var rights =
        Rights.of(actor, model, record, null, forms.access(), Contexts.about(record, context));
    return Reading.label(model, record.number(), Viewing.shown(record.data(), rights));
  }

  private boolean mayRead(
      Actor actor, FormModel model, FormRecord record, EvaluationContext context) {
    return forms
        .access()
        .decide(actor, Action.READ, model.key(), record.facts(), Contexts.about(record, context))
        .allowed();
  }
}
