package dev.formwork.records.internal;

import dev.formwork.access.Access;
import dev.formwork.access.Action;
import dev.formwork.access.FieldAccess;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.SystemField;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Asks the store questions about many records at once, within what an actor may read. */
@Component
public class Aggregations {

  private final Forms forms;
  private final RecordStore store;
  private final Scripts scripts;
  private final Contexts contexts;
  private final Labels labels;

  Aggregations(Forms forms, RecordStore store, Scripts scripts, Contexts contexts, Labels labels) {
    this.forms = forms;
    this.store = store;
    this.scripts = scripts;
    this.contexts = contexts;
    this.labels = labels;
  }

  public List<AggregateRow> rows(Actor actor, Aggregation question, Instant now) {
    if (question.limit() < 1 || question.limit() > Aggregation.MAX_ROWS) {
      throw new Refusal.Invalid(
          Problem.error("record.query.limit", "limit").with("max", Aggregation.MAX_ROWS));
    }
    FormModel model = forms.current(question.form());
    forms.access().decide(actor, Action.READ, model.key()).orThrow();
    refuseUnreadable(actor, model, fields(question));
    try (ScriptSession session = scripts.open()) {
      EvaluationContext context = contexts.of(actor, model, now, session);
      var tally = new Tally(question, model.logic(), contexts.zone());
      var pipeline = new AggregationPipeline(question, model.logic());
      for (Document group :
          store
              .collection(model.key())
              .aggregate(stages(pipeline, actor, model, question, context))) {
        tally.add(group);
      }
      return labels.of(actor, model, question.groups(), tally.rows(), now);
    }
  }

  public boolean mayRead(Actor actor, QualifiedKey form, Set<String> fields) {
    return forms.access().decide(actor, Action.READ, form).allowed()
        && closed(actor, forms.current(form), fields).isEmpty();
  }

  private List<Bson> stages(
      AggregationPipeline pipeline,
      Actor actor,
      FormModel model,
      Aggregation question,
      EvaluationContext context) {
    var compiler = new QueryCompiler(model.logic(), context);
    Access access = forms.access();
    return pipeline.stages(
        compiler.reachable(access.reach(actor, Action.READ, model.key()), actor.id()),
        compiler.of(question.of()).filter(question.filter()));
  }

  /** A number over a field tells of its values, so it needs the right to read all of them. */
  private void refuseUnreadable(Actor actor, FormModel model, Set<String> fields) {
    List<Problem> closed =
        closed(actor, model, fields).stream()
            .map(field -> Problem.error("report.field.forbidden", field).with("field", field))
            .toList();
    if (!closed.isEmpty()) {
      throw new Refusal.Forbidden(new Problems(closed));
    }
  }

  private List<String> closed(Actor actor, FormModel model, Set<String> fields) {
    var open = forms.access().fields(actor, model.key(), model.logic().fields().keySet());
    return fields.stream()
        .filter(field -> SystemField.named(field).isEmpty())
        .filter(field -> !open.getOrDefault(field, FieldAccess.HIDDEN).canRead())
        .sorted()
        .toList();
  }

  private static Set<String> fields(Aggregation question) {
    var fields = new HashSet<String>();
    QueryCompiler.collectFields(question.filter(), fields);
    Stream.concat(
            question.groups().stream().map(Aggregation.Group::field),
            question.measures().stream().map(Aggregation.Measure::field))
        .filter(Objects::nonNull)
        .forEach(field -> fields.add(field.value()));
    return fields;
  }
}
