package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import dev.formwork.access.Reach;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.Comparison;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Makes database filters of conditions and reaches; both mean the same as their predicates. */
final class QueryCompiler {

  private static final Bson NOTHING = Filters.in("_id", List.of());

  private final FormLogic logic;
  private final EvaluationContext context;

  /** The part that stands alone beside its record; there are several of the other parts. */
  private final SystemField.Part alone;

  /** The part that is looked at itself, rather than a record that has it. */
  private final SystemField.Part itself;

  private final Ways ways;

  QueryCompiler(FormLogic logic, EvaluationContext context) {
    this(logic, context, Ways.NONE, SystemField.Part.RECORD, SystemField.Part.RECORD);
  }

  /** The same that also follows paths to related records and into rows. */
  QueryCompiler(FormLogic logic, EvaluationContext context, Ways ways) {
    this(logic, context, ways, SystemField.Part.RECORD, SystemField.Part.RECORD);
  }

  private QueryCompiler(
      FormLogic logic,
      EvaluationContext context,
      Ways ways,
      SystemField.Part alone,
      SystemField.Part itself) {
    this.logic = logic;
    this.context = context;
    this.ways = ways;
    this.alone = alone;
    this.itself = itself;
  }

  /** The same for records that stand there once for each of their parts of this kind. */
  QueryCompiler of(SystemField.Part part) {
    return new QueryCompiler(logic, context, ways, part, SystemField.Part.RECORD);
  }

  /** The records of a reach; drafts are their creator's alone. */
  Bson reachable(Reach reach, @Nullable String actor) {
    Bson submitted = Filters.ne("state", "draft");
    Bson visible =
        actor == null ? submitted : Filters.or(submitted, Filters.eq("createdBy", actor));
    return Filters.and(filter(reach), visible);
  }

  /** Of a reach, what is still a draft of its creator. */
  Bson ownDrafts(Reach reach, String actor) {
    return Filters.and(Filters.eq("createdBy", actor), Filters.eq("state", "draft"), filter(reach));
  }

  private Bson filter(Reach reach) {
    return switch (reach) {
      case Reach.Nothing _ -> NOTHING;
      case Reach.Everything _ -> new Document();
      case Reach.CreatedBy(var person) -> Filters.eq("createdBy", person);
      case Reach.InDepartments(var departments) -> Filters.in("department", departments);
      case Reach.InStores(var stores) -> Filters.in("store", stores);
      case Reach.TakesPart(var person) -> Filters.eq("participants", person);
      case Reach.LetIn(var person) -> letIn(person);
      case Reach.Where(var condition) -> filter(condition);
      case Reach.Any(var parts) -> Filters.or(parts.stream().map(this::filter).toList());
    };
  }

  private Bson letIn(String person) {
    var leave =
        Filters.and(Filters.eq("person", person), Filters.gt("until", Date.from(context.now())));
    return Filters.and(Filters.eq("guests.person", person), Filters.elemMatch("guests", leave));
  }

  Bson filter(Condition condition) {
    return switch (condition) {
      case Condition.All all -> together(all);
      case Condition.Any(var parts) -> parts.isEmpty() ? NOTHING : Filters.or(all(parts));
      case Condition.None(var parts) -> parts.isEmpty() ? new Document() : Filters.nor(all(parts));
      case Condition.Compare compare -> filter(compare);
      case Condition.Along along -> ways.filter(List.of(along), this::at);
      case Condition.Script _ ->
          throw new Refusal.Invalid(Problem.error("record.query.script", ""));
    };
  }

  private Bson together(Condition.All all) {
    var parts = new ArrayList<Condition>();
    flatten(all, parts);
    var compiled = new ArrayList<Bson>();
    for (SystemField.Part part : SystemField.Part.values()) {
      List<Condition> ofPart = parts.stream().filter(each -> asksOf(each, part)).toList();
      if (isOneOfSeveral(part) && !ofPart.isEmpty()) {
        var inside = new QueryCompiler(logic, context, ways, alone, part);
        Bson one = Filters.and(inside.all(ofPart));
        compiled.add(Filters.elemMatch(Paths.of(part).replaceAll("\\.$", ""), one));
        parts.removeAll(ofPart);
      }
    }
    compiled.addAll(ways.ofOneRow(parts, this::at));
    compiled.addAll(all(parts));
    return compiled.isEmpty() ? new Document() : Filters.and(compiled);
  }

  private static void flatten(Condition.All all, List<Condition> into) {
    for (Condition part : all.parts()) {
      if (part instanceof Condition.All inner) {
        flatten(inner, into);
      } else {
        into.add(part);
      }
    }
  }

  /** Whether what is asked of such parts together must be true of one of them. */
  private boolean isOneOfSeveral(SystemField.Part part) {
    return part != SystemField.Part.RECORD && part != alone && part != itself;
  }

  private static boolean asksOf(Condition condition, SystemField.Part part) {
    return condition instanceof Condition.Compare compare && Paths.partOf(compare.field()) == part;
  }

  private String path(FieldKey field) {
    return Paths.of(field, logic).substring(Paths.of(itself).length());
  }

  private List<Bson> all(List<Condition> parts) {
    return parts.stream().map(this::filter).toList();
  }

  private Bson filter(Condition.Compare compare) {
    if (compare.value() instanceof Dynamic.OtherField) {
      throw new Refusal.Invalid(Problem.error("record.query.other-field", compare.field().value()));
    }
    return at(path(compare.field()), Paths.kind(compare.field(), logic), compare);
  }

  /** What is asked of a value of this kind that stands there. */
  private Bson at(String path, ValueKind kind, Condition.Compare compare) {
    Comparison comparison = Comparison.of(compare, kind, context);
    return switch (comparison.operator()) {
      case EQ, IN -> equal(path, kind, comparison);
      case NE, NOT_IN -> Filters.nor(equal(path, kind, comparison));
      case GT -> ordered(path, kind, comparison, Bound.AFTER);
      case GTE -> ordered(path, kind, comparison, Bound.FROM);
      case LT -> ordered(path, kind, comparison, Bound.BEFORE);
      case LTE -> ordered(path, kind, comparison, Bound.UPTO);
      case CONTAINS -> text(path, comparison, "");
      case STARTS_WITH -> text(path, comparison, "^");
      case EMPTY -> empty(path);
      case NOT_EMPTY -> Filters.nor(empty(path));
      case INCLUDES ->
          comparison.values().isEmpty()
              ? NOTHING
              : Filters.and(
                  comparison.values().stream().map(each -> Filters.eq(path, each)).toList());
    };
  }

  private Bson equal(String path, ValueKind kind, Comparison comparison) {
    var found = new ArrayList<Bson>();
    var plain = new ArrayList<Object>();
    for (Object value : comparison.values()) {
      if (value instanceof LocalDate day && kind == ValueKind.DATE_TIME) {
        found.add(
            Filters.and(
                Filters.gte(path, start(day, context.zone())),
                Filters.lt(path, start(day.plusDays(1), context.zone()))));
      } else {
        plain.add(stored(value));
      }
    }
    if (plain.size() == 1) {
      found.add(Filters.eq(path, plain.getFirst()));
    } else if (!plain.isEmpty()) {
      found.add(Filters.in(path, plain));
    }
    if (comparison.orAbsent()) {
      found.add(Filters.eq(path, null));
    }
    return found.isEmpty() ? NOTHING : found.size() == 1 ? found.getFirst() : Filters.or(found);
  }

  private enum Bound {
    BEFORE,
    UPTO,
    FROM,
    AFTER
  }

  private Bson ordered(String path, ValueKind kind, Comparison comparison, Bound bound) {
    if (comparison.values().size() != 1) {
      return NOTHING;
    }
    Object value = comparison.values().getFirst();
    if (value instanceof LocalDate day && kind == ValueKind.DATE_TIME) {
      Date morning = start(day, context.zone());
      Date next = start(day.plusDays(1), context.zone());
      return switch (bound) {
        case BEFORE -> Filters.lt(path, morning);
        case UPTO -> Filters.lt(path, next);
        case FROM -> Filters.gte(path, morning);
        case AFTER -> Filters.gte(path, next);
      };
    }
    Object stored = stored(value);
    return switch (bound) {
      case BEFORE -> Filters.lt(path, stored);
      case UPTO -> Filters.lte(path, stored);
      case FROM -> Filters.gte(path, stored);
      case AFTER -> Filters.gt(path, stored);
    };
  }

  private static Bson text(String path, Comparison comparison, String anchor) {
    if (comparison.values().size() != 1
        || !(comparison.values().getFirst() instanceof String part)) {
      return NOTHING;
    }
    return Filters.regex(path, anchor + Folded.literally(part), "i");
  }

  private static Bson empty(String path) {
    return Filters.or(Filters.eq(path, null), Filters.eq(path, ""), Filters.size(path, 0));
  }

  static Object stored(Object value) {
    Object bson = Values.toBson(value);
    return bson == null ? "" : bson;
  }

  private static Date start(LocalDate day, ZoneId zone) {
    return Date.from(day.atStartOfDay(zone).toInstant());
  }

  /** All fields that a condition looks at. */
  static void collectFields(Condition condition, Set<String> into) {
    switch (condition) {
      case Condition.All(var parts) -> parts.forEach(part -> collectFields(part, into));
      case Condition.Any(var parts) -> parts.forEach(part -> collectFields(part, into));
      case Condition.None(var parts) -> parts.forEach(part -> collectFields(part, into));
      case Condition.Compare compare -> {
        into.add(compare.field().value());
        if (compare.value() instanceof Dynamic.OtherField(var other)) {
          into.add(other.value());
        }
      }
      case Condition.Along along -> into.add(along.path());
      case Condition.Script _ -> {}
    }
  }
}
