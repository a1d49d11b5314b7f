package dev.formwork.records.internal;

import dev.formwork.forms.Field;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Aggregation.Figure;
import dev.formwork.records.Counting;
import dev.formwork.records.Period;
import dev.formwork.records.internal.counters.Counter;
import dev.formwork.rules.Comparison;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which counter answers a question, if one can: counts, sums and averages of what stands in the
 * record itself, told apart by what stands there too. What is asked each time and depends on
 * neither time nor person is the counter's filter; everything else is asked of its cells, and the
 * fields that it is about tell them apart.
 */
final class Countable {

  /**
   * How a question is answered by the cells of a counter.
   *
   * @param groups at which dimension of the counter each group stands
   * @param narrower what is asked of the cells
   * @param measures which of the question's it tells
   * @param taken by measure: at which of the counter's fields it stands; absent for records
   * @param counts the measures that count what stands there, rather than sum it up
   * @param seesDrafts whether the actor's own drafts come on top
   */
  record Answer(
      Counter counter,
      List<Integer> groups,
      Condition narrower,
      List<Integer> measures,
      Map<Integer, Integer> taken,
      Set<Integer> counts,
      boolean seesDrafts) {}

  private final Asked asked;
  private final Counting counting;
  private final FormModel model;
  private final EvaluationContext context;

  Countable(Asked asked, Counting counting, FormModel model, EvaluationContext context) {
    this.asked = asked;
    this.counting = counting;
    this.model = model;
    this.context = context;
  }

  EvaluationContext context() {
    return context;
  }

  /**
   * The answer to the part of the question that is about records of one filter.
   *
   * @param measures which of the question's are of them
   * @param scope by which fields the actor's reach tells records apart
   */
  Optional<Answer> of(Condition filter, List<Integer> measures, Set<SystemField> scope) {
    Aggregation question = asked.question();
    boolean additive = measures.stream().map(asked.measures()::get).allMatch(Countable::isAdditive);
    if (question.of() != SystemField.Part.RECORD || question.rows() != null || !additive) {
      return Optional.empty();
    }
    var fixed = new ArrayList<Condition>();
    var narrower = new ArrayList<Condition>();
    if (!split(filter, fixed, narrower)) {
      return Optional.empty();
    }
    Set<FieldKey> asking = new LinkedHashSet<>(fields(narrower));
    scope.forEach(each -> asking.add(FieldKey.of(each.key())));
    List<Counter.Dimension> dimensions = dimensions(asking);
    if (dimensions == null) {
      return Optional.empty();
    }
    var taken = new ArrayList<FieldKey>();
    var at = new LinkedHashMap<Integer, Integer>();
    for (int i : measures) {
      Place place = asked.measures().get(i).place();
      if (place != null) {
        if (!taken.contains(place.start())) {
          taken.add(place.start());
        }
        at.put(i, taken.indexOf(place.start()));
      }
    }
    Set<FieldKey> used = new LinkedHashSet<>(taken);
    dimensions.forEach(each -> used.add(each.field()));
    used.addAll(fields(fixed));
    var counter =
        new Counter(model.key(), new Condition.All(fixed), dimensions, taken, meaning(used));
    Set<Integer> counts =
        measures.stream()
            .filter(i -> asked.measures().get(i).figure() == Figure.COUNT)
            .collect(Collectors.toSet());
    return Optional.of(
        new Answer(
            counter,
            groups(dimensions),
            new Condition.All(narrower),
            measures,
            at,
            counts,
            seesDrafts(filter)));
  }

  private static boolean isAdditive(Asked.Taken taken) {
    boolean adds =
        switch (taken.figure()) {
          case COUNT, SUM, AVERAGE -> true;
          case MEDIAN, PERCENTILE, LEAST, GREATEST, DISTINCT -> false;
        };
    return adds && !taken.isDerived() && (taken.place() == null || isOwn(taken.place()));
  }

  /** Whether it stands in the record itself. */
  private static boolean isOwn(Place place) {
    return place.hops().isEmpty() && place.rows() == null && isOfRecord(place.start());
  }

  private static boolean isOfRecord(FieldKey field) {
    return Paths.partOf(field) == SystemField.Part.RECORD;
  }

  // --- Conditions --------------------------------------------------------------------------------

  /** Parts what is asked; false where a part can be asked of records only. */
  private boolean split(Condition filter, List<Condition> fixed, List<Condition> narrower) {
    var always = new HashSet<>(flat(counting.always()));
    asked.measures().stream()
        .map(Asked.Taken::filter)
        .filter(each -> each != null)
        .forEach(each -> always.addAll(flat(each)));
    Set<FieldKey> known = new HashSet<>(counting.narrowed());
    asked.groups().forEach(group -> known.add(group.place().start()));
    for (Condition part : flat(filter)) {
      Condition plain = always.contains(part) ? withParameters(part) : null;
      if (plain != null && isFixed(plain)) {
        fixed.add(plain);
      } else if (canBeAskedOfCells(part)
          && (always.contains(part) || known.containsAll(fields(List.of(part))))) {
        narrower.add(part);
      } else {
        return false;
      }
    }
    fixed.sort(Comparator.comparing(each -> each.toJson().toString()));
    return true;
  }

  private static List<Condition> flat(Condition condition) {
    return condition instanceof Condition.All(var parts)
        ? parts.stream().flatMap(part -> flat(part).stream()).distinct().toList()
        : List.of(condition);
  }

  /** With the values of parameters in their place; null where one has none. */
  private @Nullable Condition withParameters(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> several(parts, Condition.All::new);
      case Condition.Any(var parts) -> several(parts, Condition.Any::new);
      case Condition.None(var parts) -> several(parts, Condition.None::new);
      case Condition.Compare(var field, var operator, Dynamic.Param(var key)) -> {
        Object value = context.params().get(key.value());
        yield value == null || value instanceof List<?>
            ? null
            : new Condition.Compare(field, operator, Operand.of(value));
      }
      case Condition.Compare compare -> compare;
      case Condition.Along along -> along;
      case Condition.Script script -> script;
    };
  }

  private @Nullable Condition several(
      List<Condition> parts, Function<List<Condition>, Condition> of) {
    var plain = new ArrayList<Condition>();
    for (Condition part : parts) {
      Condition each = withParameters(part);
      if (each == null) {
        return null;
      }
      plain.add(each);
    }
    return of.apply(plain);
  }

  /** Whether a record fulfils it, or does not, until it is written again. */
  private boolean isFixed(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().allMatch(this::isFixed);
      case Condition.Any(var parts) -> parts.stream().allMatch(this::isFixed);
      case Condition.None(var parts) -> parts.stream().allMatch(this::isFixed);
      case Condition.Compare compare ->
          isOfRecord(compare.field()) && isPlain(compare.operator()) && isWritten(compare.value());
      case Condition.Along _, Condition.Script _ -> false;
    };
  }

  /** Texts are searched in the store's own way. */
  private static boolean isPlain(Operator operator) {
    return operator != Operator.CONTAINS && operator != Operator.STARTS_WITH;
  }

  private static boolean isWritten(Operand operand) {
    return switch (operand) {
      case Operand.Literal _ -> true;
      case Operand.Many(var several) -> several.stream().allMatch(Countable::isWritten);
      case Dynamic _ -> false;
    };
  }

  /** Whether cells can tell it: they know days, but not moments. */
  private boolean canBeAskedOfCells(Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> parts.stream().allMatch(this::canBeAskedOfCells);
      case Condition.Any(var parts) -> parts.stream().allMatch(this::canBeAskedOfCells);
      case Condition.None(var parts) -> parts.stream().allMatch(this::canBeAskedOfCells);
      case Condition.Compare compare ->
          isOfRecord(compare.field())
              && isPlain(compare.operator())
              && !(compare.value() instanceof Dynamic.OtherField)
              && (Paths.kind(compare.field(), model.logic()) != ValueKind.DATE_TIME
                  || Comparison.of(compare, ValueKind.DATE_TIME, context).values().stream()
                      .noneMatch(Instant.class::isInstance));
      case Condition.Along _, Condition.Script _ -> false;
    };
  }

  private static Set<FieldKey> fields(List<Condition> conditions) {
    var names = new LinkedHashSet<String>();
    conditions.forEach(each -> QueryCompiler.collectFields(each, names));
    var fields = new LinkedHashSet<FieldKey>();
    names.forEach(name -> fields.add(FieldKey.of(name)));
    return fields;
  }

  private boolean seesDrafts(Condition filter) {
    Map<String, Object> draft = Map.of(SystemField.STATE.key(), "draft");
    return flat(filter).stream()
        .filter(part -> fields(List.of(part)).equals(Set.of(FieldKey.of(SystemField.STATE.key()))))
        .allMatch(part -> ConditionEvaluator.test(part, context.withSystem(draft)));
  }

  // --- Dimensions --------------------------------------------------------------------------------

  /** What the cells are told apart by; null where a group or question has no dimension. */
  private @Nullable List<Counter.Dimension> dimensions(Set<FieldKey> asking) {
    var dimensions = new LinkedHashSet<Counter.Dimension>();
    for (Asked.Grouped group : asked.groups()) {
      if (!isOwn(group.place())) {
        return null;
      }
      FieldKey field = group.place().start();
      boolean ofDates = isOfDates(group.place().kind());
      if (ofDates && group.group().period() == null) {
        return null;
      }
      if (!asking.contains(field) || !group.group().ranges().isEmpty()) {
        dimensions.add(dimension(group));
      }
    }
    for (FieldKey field : asking) {
      if (!canTellApart(field)) {
        return null;
      }
      boolean ofDates = isOfDates(Paths.kind(field, model.logic()));
      dimensions.add(new Counter.Dimension(field, ofDates ? Period.DAY : null, List.of()));
    }
    return dimensions.stream()
        .sorted(Comparator.comparing(each -> each.field() + "/" + each.period() + each.ends()))
        .toList();
  }

  private static Counter.Dimension dimension(Asked.Grouped group) {
    return new Counter.Dimension(
        group.place().start(), group.group().period(), Counter.ends(group.group().ranges()));
  }

  private static boolean isOfDates(ValueKind kind) {
    return kind == ValueKind.DATE || kind == ValueKind.DATE_TIME;
  }

  private boolean canTellApart(FieldKey key) {
    Field field = model.logic().fields().get(key.value());
    return SystemField.named(key.value()).isPresent()
        || (field != null && Aggregation.canGroupBy(field.type()));
  }

  /** At which dimension each group stands: the one of its own, or the days that it is made of. */
  private List<Integer> groups(List<Counter.Dimension> dimensions) {
    var at = new ArrayList<Integer>();
    for (Asked.Grouped group : asked.groups()) {
      Counter.Dimension own = dimension(group);
      var days = new Counter.Dimension(own.field(), Period.DAY, List.of());
      at.add(dimensions.contains(own) ? dimensions.indexOf(own) : dimensions.indexOf(days));
    }
    return at;
  }

  /** What a field was when it was counted: a number is no text, and a day begins in its zone. */
  private String meaning(Set<FieldKey> fields) {
    var meaning = new StringBuilder(context.zone().getId());
    fields.forEach(each -> meaning.append(' ').append(typed(each)));
    return meaning.toString();
  }

  private String typed(FieldKey key) {
    Field field = model.logic().fields().get(key.value());
    return key + (field == null ? "" : ":" + field.type().getClass().getSimpleName());
  }
}
