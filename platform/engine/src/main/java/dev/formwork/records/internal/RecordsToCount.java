package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Effect;
import dev.formwork.records.Period;
import dev.formwork.records.RecordPath;
import dev.formwork.records.internal.counters.Cell;
import dev.formwork.records.internal.counters.CountedRecords;
import dev.formwork.records.internal.counters.Counter;
import dev.formwork.records.internal.counters.Facts;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import dev.formwork.scripting.Evaluator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads records for counters, and counts them for comparison. */
@Component
class RecordsToCount implements CountedRecords {

  private static final int PAGE = 1_000;

  private static final Evaluator NO_SCRIPTS =
      (_, _) -> {
        throw new IllegalStateException("Expected a filter without scripts");
      };

  private final Forms forms;
  private final RecordStore store;
  private final ZoneId zone;

  RecordsToCount(Forms forms, RecordStore store, ZoneId zone) {
    this.forms = forms;
    this.store = store;
    this.zone = zone;
  }

  @Override
  public void scan(QualifiedKey form, Set<FieldKey> fields, Consumer<Scanned> each) {
    FormModel model = forms.current(form);
    var read = new ArrayList<>(List.of("revision", "effects.id", "effects.kind"));
    for (SystemField field : SystemField.values()) {
      if (field.part() == SystemField.Part.RECORD) {
        read.add(Paths.of(FieldKey.of(field.key()), model.logic()));
      }
    }
    fields.stream()
        .filter(field -> model.logic().fields().containsKey(field.value()))
        .forEach(field -> read.add(Paths.of(field, model.logic())));
    Bson projection = Projections.include(read);
    String after = "";
    List<Document> page;
    do {
      page =
          store
              .collection(form)
              .find(Filters.gt("_id", after))
              .sort(Sorts.ascending("_id"))
              .projection(projection)
              .limit(PAGE)
              .batchSize(PAGE)
              .into(new ArrayList<>());
      page.forEach(document -> each.accept(scanned(document, model)));
      after = page.isEmpty() ? after : page.getLast().getString("_id");
    } while (page.size() == PAGE);
  }

  private static Scanned scanned(Document document, FormModel model) {
    Document data = document.get("data", Document.class);
    var values = data == null ? Map.<String, Object>of() : Values.dataFromBson(model.logic(), data);
    return new Scanned(
        document.getString("_id"),
        Numbers.get(document, "revision"),
        new Facts(values, system(document, model)),
        document.getList("effects", Document.class, List.of()).stream()
            .filter(effect -> Effect.COUNT.equals(effect.getString("kind")))
            .map(effect -> effect.getString("id"))
            .toList());
  }

  private static Map<String, Object> system(Document document, FormModel model) {
    var system = new HashMap<String, Object>();
    for (SystemField field : SystemField.values()) {
      if (field.part() == SystemField.Part.RECORD) {
        String path = Paths.of(FieldKey.of(field.key()), model.logic());
        Object value = Values.plain(document.get(path));
        if (value != null) {
          system.put(field.key(), value);
        }
      }
    }
    return system;
  }

  @Override
  public boolean exists(QualifiedKey form, String id) {
    return store.find(form, id).isPresent();
  }

  @Override
  public Set<String> holding(QualifiedKey form, List<String> effects) {
    var held = new HashSet<String>();
    store
        .collection(form)
        .find(Filters.in("effects.id", effects))
        .projection(Projections.include("effects.id"))
        .forEach(document ->
            document
                .getList("effects", Document.class, List.of())
                .forEach(effect -> held.add(effect.getString("id"))));
    held.retainAll(effects);
    return held;
  }

  @Override
  public boolean areWaiting(QualifiedKey form) {
    for (Document document :
        store
            .collection(form)
            .find(Filters.gt("effects.id", ""))
            .projection(Projections.include("effects.kind"))) {
      if (document.getList("effects", Document.class, List.of()).stream()
          .anyMatch(effect -> Effect.COUNT.equals(effect.getString("kind")))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Cell> counted(Counter counter, int dimension, Cell like) {
    FormModel model = forms.current(counter.form());
    var condition =
        dimension < 0
            ? counter.filter()
            : Condition.all(
                counter.filter(),
                having(counter.dimensions().get(dimension), like.at().get(dimension)));
    var asked =
        new Asked(question(counter, condition, model), path -> Place.of(path, model, forms));
    var evaluator = EvaluationContext.at(Instant.EPOCH, zone, NO_SCRIPTS);
    Bson matching = new QueryCompiler(model.logic(), evaluator).filter(condition);
    var measures = IntStream.range(0, asked.measures().size()).boxed().toList();
    var cells = new HashMap<List<@Nullable Object>, Cell>();
    for (Document group :
        store
            .collection(model.key())
            .aggregate(
                new AggregationPipeline(asked, measures)
                    .stages(Filters.ne("state", "draft"), matching))
            .batchSize(PAGE)) {
      Cell cell = cell(counter, group, model);
      cells.merge(cell.at(), cell, Cell::plus);
    }
    return List.copyOf(cells.values());
  }

  private static Condition having(Counter.Dimension dimension, @Nullable Object value) {
    Period period = dimension.period();
    if (value == null || period == null) {
      Operand is = value == null ? Operand.NULL : Operand.of(value);
      return new Condition.Compare(dimension.field(), Operator.EQ, is);
    }
    LocalDate first = period.first(value.toString()).orElseThrow();
    return Condition.all(
        Condition.of(dimension.field().value(), Operator.GTE, first.toString()),
        Condition.of(dimension.field().value(), Operator.LT, period.next(first).toString()));
  }

  /** Of each field that is taken, how many there are and, of numbers, their sum. */
  private static Aggregation question(Counter counter, Condition condition, FormModel model) {
    var groups = new ArrayList<Aggregation.Group>();
    for (Counter.Dimension each : counter.dimensions()) {
      groups.add(
          new Aggregation.Group(RecordPath.of(each.field()), each.period(), ranges(each.ends())));
    }
    var measures = new ArrayList<Aggregation.Measure>();
    for (FieldKey each : counter.taken()) {
      RecordPath path = RecordPath.of(each);
      measures.add(new Aggregation.Measure.Count(path));
      measures.add(
          isNumber(each, model)
              ? new Aggregation.Measure.Sum(path)
              : new Aggregation.Measure.Count(path));
    }
    return new Aggregation(
        counter.form(), condition, groups, measures, List.of(), Aggregation.MAX_ROWS);
  }

  private static boolean isNumber(FieldKey field, FormModel model) {
    return Paths.kind(field, model.logic()) == ValueKind.NUMBER;
  }

  private static List<Aggregation.Range> ranges(List<BigDecimal> ends) {
    var ranges = new ArrayList<Aggregation.Range>();
    ends.forEach(end -> ranges.add(new Aggregation.Range(end, LocalizedText.EMPTY)));
    if (!ends.isEmpty()) {
      ranges.add(new Aggregation.Range(null, LocalizedText.EMPTY));
    }
    return ranges;
  }

  private Cell cell(Counter counter, Document group, FormModel model) {
    Document id = group.get("_id", Document.class);
    var at = new ArrayList<@Nullable Object>();
    for (int i = 0; i < counter.dimensions().size(); i++) {
      Period period = counter.dimensions().get(i).period();
      at.add(periodic(Values.plain(id.get("g" + i)), period));
    }
    var taken = new ArrayList<Cell.Taken>();
    for (int i = 0; i < counter.taken().size(); i++) {
      boolean sums = isNumber(counter.taken().get(i), model);
      Object sum = Values.plain(group.get("m" + (2 * i + 1)));
      taken.add(
          new Cell.Taken(
              Numbers.get(group, "m" + 2 * i),
              sums && sum != null ? new BigDecimal(sum.toString()) : BigDecimal.ZERO));
    }
    return new Cell(at, Numbers.get(group, "n"), taken);
  }

  /** A date that was kept before its periods were finds them here. */
  private @Nullable Object periodic(@Nullable Object value, @Nullable Period period) {
    if (value == null || period == null) {
      return value;
    }
    return value instanceof Instant moment
        ? period.of(moment.atZone(zone).toLocalDate())
        : Period.DAY.first(value.toString()).map(period::of).orElse(value.toString());
  }
}
