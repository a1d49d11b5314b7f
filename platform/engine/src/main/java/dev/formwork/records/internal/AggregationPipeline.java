package dev.formwork.records.internal;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Aggregation.Group;
import dev.formwork.records.Aggregation.Measure;
import dev.formwork.records.Period;
import dev.formwork.rules.SystemField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The stages that answer an {@link Aggregation}, of the portable core alone: an average is a sum
 * and a count, a period is stored beside its date, and rounding is left to {@link Tally}.
 */
final class AggregationPipeline {

  private final Aggregation question;
  private final FormLogic logic;

  AggregationPipeline(Aggregation question, FormLogic logic) {
    this.question = question;
    this.logic = logic;
    question.groups().forEach(this::refuseUnfit);
    question.measures().forEach(this::refuseUnfit);
  }

  /**
   * The stages.
   *
   * @param reachable which records may be looked at
   * @param filter which of them, or of their parts, are asked about
   */
  List<Bson> stages(Bson reachable, Bson filter) {
    var stages = new ArrayList<Bson>();
    switch (question.of()) {
      case RECORD -> stages.add(Aggregates.match(Filters.and(reachable, filter)));
      case DEADLINE -> {
        stages.add(Aggregates.match(reachable));
        stages.add(Aggregates.unwind("$" + Paths.DEADLINES));
        stages.add(Aggregates.match(filter)); // of a deadline only now that each stands alone
      }
      case STEP -> {
        stages.add(Aggregates.match(reachable));
        stages.add(Aggregates.unwind("$" + Paths.STEPS));
        stages.add(Aggregates.match(Filters.and(Filters.gt(Paths.STEP_COUNTS, ""), filter)));
      }
    }
    stages.add(new Document("$group", group()));
    if (limitsInStore(question)) {
      stages.add(Aggregates.sort(order()));
      stages.add(Aggregates.limit(question.limit()));
    } else {
      stages.add(Aggregates.limit(Aggregation.MAX_ROWS + 1));
    }
    return stages;
  }

  /**
   * Whether the store can tell the first rows: not where they depend on what is taken here, nor
   * where several groups of the store may make one row (dates kept before they had periods).
   */
  static boolean limitsInStore(Aggregation question) {
    boolean takenHere =
        question.order().stream()
            .map(order -> order.column() - question.groups().size())
            .anyMatch(measure ->
                measure >= 0
                    && (question.measures().get(measure) instanceof Measure.Average
                        || question.measures().get(measure) instanceof Measure.Median));
    return !takenHere && question.groups().stream().noneMatch(group -> group.period() != null);
  }

  private Document group() {
    var key = new Document();
    for (int i = 0; i < question.groups().size(); i++) {
      key.append("g" + i, key(question.groups().get(i)));
    }
    var group = new Document("_id", key.isEmpty() ? null : key);
    for (int i = 0; i < question.measures().size(); i++) {
      append(group, i, question.measures().get(i));
    }
    return group;
  }

  private Object key(Group group) {
    Object value = orNull("$" + Paths.of(group.field(), logic));
    Period period = group.period();
    return period == null
        ? value
        : new Document(
            "$ifNull",
            Arrays.asList("$" + Paths.periods(group.field()) + "." + period.word(), value));
  }

  private void append(Document group, int column, Measure measure) {
    String at = "m" + column;
    switch (measure) {
      case Measure.Count(var field) when field == null -> group.append(at, sum(1));
      case Measure.Count(var field) -> group.append(at, sum(present(path(field))));
      case Measure.Sum(var field) -> group.append(at, sum(path(field)));
      case Measure.Average(var field) ->
          group.append(at, sum(path(field))).append("n" + column, sum(present(path(field))));
      case Measure.Median(var field) -> group.append(at, new Document("$push", path(field)));
      case Measure.Least(var field) -> group.append(at, new Document("$min", path(field)));
      case Measure.Greatest(var field) -> group.append(at, new Document("$max", path(field)));
    }
  }

  private Document order() {
    var order = new Document();
    for (Aggregation.Order each : question.order()) {
      int measure = each.column() - question.groups().size();
      String at = measure < 0 ? "_id.g" + each.column() : "m" + measure;
      order.putIfAbsent(at, each.descending() ? -1 : 1);
    }
    for (int i = 0; i < question.groups().size(); i++) {
      order.putIfAbsent("_id.g" + i, 1);
    }
    return order.isEmpty() ? new Document("_id", 1) : order;
  }

  private String path(@Nullable FieldKey field) {
    return field == null ? "" : "$" + Paths.of(field, logic);
  }

  private static Document sum(Object what) {
    return new Document("$sum", what);
  }

  private static Document orNull(String path) {
    return new Document("$ifNull", Arrays.asList(path, null));
  }

  /** 1 for a record that has a value there, else 0. */
  private static Document present(String path) {
    var absent = new Document("$eq", Arrays.asList(orNull(path), null));
    return new Document("$cond", List.of(absent, 0, 1));
  }

  private void refuseUnfit(Group group) {
    var field = logic.fields().get(group.field().value());
    boolean fits =
        field == null
            ? SystemField.named(group.field().value()).isPresent()
            : Aggregation.canGroupBy(field.type());
    refuseUnless(fits, "report.dimension.type", group.field());
  }

  private void refuseUnfit(Measure measure) {
    FieldKey field = measure.field();
    if (field != null) {
      refuseUnless(measure.fits(Paths.kind(field, logic)), "report.measure.type", field);
    }
  }

  private static void refuseUnless(boolean fits, String code, FieldKey field) {
    if (!fits) {
      throw new Refusal.Invalid(Problem.error(code, field.value()).with("field", field.value()));
    }
  }
}
