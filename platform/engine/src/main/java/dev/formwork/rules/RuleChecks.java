package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether conditions and value sources name what there is and compare what can be compared. */
public final class RuleChecks {

  private final Vocabulary vocabulary;

  private RuleChecks(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The problems of a condition; paths begin with {@code pointer}, where it stands. */
  public static Problems check(Condition condition, Vocabulary vocabulary, String pointer) {
    return new RuleChecks(vocabulary).condition(condition, pointer);
  }

  /** The problems of a value source; paths begin with {@code pointer}, where it stands. */
  public static Problems check(ValueSource source, Vocabulary vocabulary, String pointer) {
    return new RuleChecks(vocabulary).source(source, pointer);
  }

  /**
   * The problems of a value source that a field is to be set from.
   *
   * @param kind of the field
   */
  public static Problems checkSet(
      FieldKey field, ValueKind kind, ValueSource source, Vocabulary vocabulary, String pointer) {
    var checks = new RuleChecks(vocabulary);
    Problems problems = checks.source(source, pointer);
    return problems.isEmpty() && !checks.canHold(kind, source)
        ? Problems.of(Problem.error("rules.value.unfit", pointer).with("field", field.value()))
        : problems;
  }

  private Problems condition(Condition condition, String at) {
    return switch (condition) {
      case Condition.All(var parts) -> conditions(parts, at + "/all/");
      case Condition.Any(var parts) -> conditions(parts, at + "/any/");
      case Condition.None(var parts) -> conditions(parts, at + "/none/");
      case Condition.Compare compare -> comparison(compare, kindOf(compare.field()), at);
      case Condition.Along along when !vocabulary.knowsPaths() ->
          Problems.of(
              Problem.error("rules.path.not-here", at + "/field").with("field", along.path()));
      case Condition.Along along -> comparison(along.that(), vocabulary.path(along.steps()), at);
      case Condition.Script _ -> Problems.NONE;
    };
  }

  private Problems conditions(List<Condition> parts, String at) {
    Problems problems = Problems.NONE;
    for (int i = 0; i < parts.size(); i++) {
      problems = problems.and(condition(parts.get(i), at + i));
    }
    return problems;
  }

  private Problems comparison(Condition.Compare compare, Optional<ValueKind> kind, String at) {
    if (kind.isEmpty()) {
      return unknownField(compare.field(), at + "/field");
    }
    if (!compare.operator().fits(kind.get()) && !asksForAbsence(compare)) {
      return Problems.of(
          Problem.error("rules.operator.unfit", at + "/op")
              .with("operator", compare.operator().key())
              .with("field", compare.field().value()));
    }
    return source(compare.value(), at + "/value")
        .and(comparable(compare, compare.value(), kind.get(), at + "/value"));
  }

  /** Whether a field of any kind can be compared so: with null, for there or not there. */
  private static boolean asksForAbsence(Condition.Compare compare) {
    return (compare.operator() == Operator.EQ || compare.operator() == Operator.NE)
        && compare.value().equals(Operand.NULL);
  }

  private Problems comparable(
      Condition.Compare compare, Operand operand, ValueKind kind, String at) {
    if (operand instanceof Operand.Many(var several)) {
      if (!compare.operator().takesSeveral()) {
        return Problems.of(
            Problem.error("rules.value.several", at).with("operator", compare.operator().key()));
      }
      Problems problems = Problems.NONE;
      for (int i = 0; i < several.size(); i++) {
        problems = problems.and(comparable(compare, several.get(i), kind, at + "/" + i));
      }
      return problems;
    }
    return canCompare(kind, operand)
        ? Problems.NONE
        : Problems.of(
            Problem.error("rules.value.unfit", at).with("field", compare.field().value()));
  }

  private boolean canCompare(ValueKind kind, Operand operand) {
    return switch (operand) {
      case Operand.Literal(var value) ->
          value == null || kind.comparable(value, ZoneOffset.UTC) != null;
      case Operand.Many(var several) -> several.stream().allMatch(each -> canCompare(kind, each));
      case Dynamic.User _, Dynamic.OwnDepartment _, Dynamic.OwnStore _ -> isText(kind);
      case Dynamic.Today _, Dynamic.Now _ -> kind == ValueKind.DATE || kind == ValueKind.DATE_TIME;
      case Dynamic.Param(var key) -> fits(kind, vocabulary.parameter(key));
      case Dynamic.OtherField(var key) -> fits(kind, ownKindOf(key));
    };
  }

  private boolean canHold(ValueKind kind, ValueSource source) {
    return switch (source) {
      case ValueSource.Formula _ -> true;
      case Operand.Literal(var value) when value == null -> true;
      case Operand.Literal(var value) ->
          kind != ValueKind.CHOICES && isOfKind(kind, kind.comparable(value, ZoneOffset.UTC));
      case Operand.Many(var several) ->
          kind == ValueKind.CHOICES
              && several.stream().allMatch(each -> canHold(ValueKind.TEXT, each));
      case Dynamic.User _, Dynamic.OwnDepartment _, Dynamic.OwnStore _ -> kind == ValueKind.TEXT;
      case Dynamic.Today _ -> kind == ValueKind.DATE;
      case Dynamic.Now _ -> kind == ValueKind.DATE_TIME;
      case Dynamic.Param(var key) -> vocabulary.parameter(key).equals(Optional.of(kind));
      case Dynamic.OtherField(var key) -> ownKindOf(key).equals(Optional.of(kind));
    };
  }

  /** A date alone is comparable with a date-time, but is none. */
  private static boolean isOfKind(ValueKind kind, @Nullable Object comparable) {
    return comparable != null && ValueKind.of(comparable) == kind;
  }

  /** Unknown names are told elsewhere. */
  private static boolean fits(ValueKind kind, Optional<ValueKind> other) {
    return other.isEmpty()
        || switch (other.get()) {
          case TEXT, CHOICES -> isText(kind);
          case NUMBER -> kind == ValueKind.NUMBER;
          case DATE, DATE_TIME -> kind == ValueKind.DATE || kind == ValueKind.DATE_TIME;
          case SWITCH -> kind == ValueKind.SWITCH;
          case ROWS -> false;
        };
  }

  private static boolean isText(ValueKind kind) {
    return kind == ValueKind.TEXT || kind == ValueKind.CHOICES;
  }

  private Problems source(ValueSource source, String at) {
    return switch (source) {
      case Operand.Many(var several) -> {
        Problems problems = Problems.NONE;
        for (int i = 0; i < several.size(); i++) {
          problems = problems.and(source(several.get(i), at + "/" + i));
        }
        yield problems;
      }
      case Dynamic.Param(var key) when vocabulary.parameter(key).isEmpty() ->
          Problems.of(Problem.error("rules.parameter.unknown", at).with("parameter", key.value()));
      case Dynamic.OtherField(var key) when ownKindOf(key).isEmpty() -> unknownField(key, at);
      case Dynamic _, Operand.Literal _, ValueSource.Formula _ -> Problems.NONE;
    };
  }

  private Optional<ValueKind> kindOf(FieldKey field) {
    return SystemField.named(field.value())
        .map(SystemField::kind)
        .or(() -> vocabulary.field(field));
  }

  private Optional<ValueKind> ownKindOf(FieldKey field) {
    return SystemField.named(field.value())
        .map(SystemField::kind)
        .or(() -> vocabulary.ownField(field));
  }

  private static Problems unknownField(FieldKey field, String at) {
    return Problems.of(Problem.error("rules.field.unknown", at).with("field", field.value()));
  }
}
