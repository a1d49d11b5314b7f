package dev.formwork.records.internal;

import dev.formwork.access.Reach;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Period;
import dev.formwork.records.internal.counters.Cell;
import dev.formwork.records.internal.counters.Counter;
import dev.formwork.records.internal.counters.CounterProperties;
import dev.formwork.records.internal.counters.Counters;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.SystemField;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers questions from counters, in the shape in which the store would give its groups. */
@Component
class Counted {

  /** A form may grow for so many questions before it is looked at again. */
  private static final int LOOKED_AT_EVERY = 50;

  private static final int LARGE = Integer.MIN_VALUE / 2;

  private final Counters counters;
  private final RecordStore store;
  private final CounterProperties properties;

  /** How often forms that are not known to be large were asked. */
  private final Map<QualifiedKey, Integer> small = new ConcurrentHashMap<>();

  Counted(Counters counters, RecordStore store, CounterProperties properties) {
    this.counters = counters;
    this.store = store;
    this.properties = properties;
  }

  /**
   * What counters know.
   *
   * @param seesDrafts whether the actor's own drafts come on top
   */
  record Answer(List<Document> groups, boolean seesDrafts) {}

  /** The groups within a reach; absent where no counter can tell them, or not yet. */
  Optional<Answer> answer(
      Countable countable, Reach reach, Condition filter, List<Integer> measures) {
    Set<SystemField> scope = EnumSet.noneOf(SystemField.class);
    return isOfPlaces(reach, scope)
        ? countable
            .of(filter, measures, scope)
            .filter(answer -> isLarge(answer.counter().form()))
            .flatMap(answer ->
                counters
                    .cells(answer.counter())
                    .map(cells ->
                        new Answer(
                            groups(answer, cells, reach, countable.context()),
                            answer.seesDrafts())))
        : Optional.empty();
  }

  /** Whether departments and stores tell which records somebody reaches. */
  private static boolean isOfPlaces(Reach reach, Set<SystemField> by) {
    return switch (reach) {
      case Reach.Nothing _, Reach.Everything _ -> true;
      case Reach.InDepartments _ -> {
        by.add(SystemField.DEPARTMENT);
        yield true;
      }
      case Reach.InStores _ -> {
        by.add(SystemField.STORE);
        yield true;
      }
      case Reach.Any(var parts) -> parts.stream().allMatch(part -> isOfPlaces(part, by));
      case Reach.CreatedBy _, Reach.TakesPart _, Reach.LetIn _, Reach.Where _ -> false;
    };
  }

  /** In a small form records are counted faster than counters are kept; a large one stays large. */
  private boolean isLarge(QualifiedKey form) {
    int asked = small.merge(form, 1, Integer::sum);
    if (asked < 0 || properties.from() <= 0) {
      small.put(form, LARGE);
      return true;
    }
    if (asked % LOOKED_AT_EVERY != 1) {
      return false;
    }
    boolean large = store.count(form, new Document(), properties.from()) >= properties.from();
    if (large) {
      small.put(form, LARGE);
    }
    return large;
  }

  private static List<Document> groups(
      Countable.Answer answer, List<Cell> cells, Reach reach, EvaluationContext context) {
    boolean all = reach instanceof Reach.Everything && answer.narrower().equals(Condition.ALWAYS);
    return cells.stream()
        .filter(cell -> cell.records() != 0)
        .filter(cell -> all || isAsked(answer, cell, reach, context))
        .map(cell -> group(answer, cell))
        .toList();
  }

  private static boolean isAsked(
      Countable.Answer answer, Cell cell, Reach reach, EvaluationContext context) {
    var system = new HashMap<String, Object>();
    var data = new HashMap<String, Object>();
    for (int i = 0; i < cell.at().size(); i++) {
      Counter.Dimension dimension = answer.counter().dimensions().get(i);
      Object value = asValue(dimension, cell.at().get(i));
      if (value != null && dimension.ends().isEmpty()) {
        FieldKey field = dimension.field();
        boolean ofSystem = SystemField.named(field.value()).isPresent();
        (ofSystem ? system : data).put(field.value(), value);
      }
    }
    return reaches(reach, system)
        && ConditionEvaluator.test(answer.narrower(), context.withData(data).withSystem(system));
  }

  /** A day as a day, as the records have it; of other periods nothing is asked. */
  private static @Nullable Object asValue(Counter.Dimension dimension, @Nullable Object at) {
    if (at == null || dimension.period() == null) {
      return at;
    }
    return dimension.period() == Period.DAY ? Period.DAY.first(at.toString()).orElse(null) : null;
  }

  private static boolean reaches(Reach reach, Map<String, Object> system) {
    return switch (reach) {
      case Reach.Everything _ -> true;
      case Reach.InDepartments(var departments) ->
          departments.contains(text(system, SystemField.DEPARTMENT));
      case Reach.InStores(var stores) -> stores.contains(text(system, SystemField.STORE));
      case Reach.Any(var parts) -> parts.stream().anyMatch(part -> reaches(part, system));
      case Reach.Nothing _, Reach.CreatedBy _, Reach.TakesPart _, Reach.LetIn _, Reach.Where _ ->
          false;
    };
  }

  private static String text(Map<String, Object> system, SystemField field) {
    return String.valueOf(system.get(field.key()));
  }

  private static Document group(Countable.Answer answer, Cell cell) {
    var key = new Document();
    for (int i = 0; i < answer.groups().size(); i++) {
      key.append("g" + i, cell.at().get(answer.groups().get(i)));
    }
    var group = new Document("_id", key).append("n", cell.records());
    for (int measure : answer.measures()) {
      Integer at = answer.taken().get(measure);
      if (at == null) {
        group.append("m" + measure, cell.records());
      } else {
        Cell.Taken taken = cell.taken().get(at);
        boolean counts = answer.counts().contains(measure);
        group
            .append("m" + measure, counts ? (Object) taken.count() : taken.sum())
            .append("n" + measure, taken.count());
      }
    }
    return group;
  }
}
