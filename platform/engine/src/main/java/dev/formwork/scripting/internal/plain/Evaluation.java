package dev.formwork.scripting.internal.plain;

import dev.formwork.scripting.internal.plain.Plain.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One evaluation: what the names stand for, and how much may still be done. */
final class Evaluation {

  private static final int MOST_PARTS = 100_000;

  private final Map<String, ?> values;
  private final @Nullable Object[] bound;
  private int parts;

  Evaluation(Map<String, ?> values, int slots) {
    this.values = values;
    this.bound = new Object[slots];
  }

  @Nullable Object value(Plain plain) {
    if (++parts > MOST_PARTS) {
      throw new NotPlain();
    }
    return switch (plain) {
      case Plain.Literal(var value) -> value;
      case Plain.Named(var name) -> Values.inside(values.get(name));
      case Plain.Bound(var slot) -> bound[slot];
      case Plain.Bracketed(var inner) -> value(inner);
      case Plain.Member(var of, var key) -> Members.of(value(of), key);
      case Plain.Item(var of, var index) -> Members.at(value(of), index);
      case Plain.Items(var items) -> all(items);
      case Plain.Not(var inner) -> !Values.isTrue(value(inner));
      case Plain.Signed(var negative, var inner) -> {
        double number = Values.number(value(inner));
        yield negative ? -number : number;
      }
      case Plain.Binary(var operator, var left, var right) ->
          combined(operator, value(left), value(right));
      case Plain.Logic logic -> joined(logic);
      case Plain.Choose(var when, var then, var otherwise) ->
          value(Values.isTrue(value(when)) ? then : otherwise);
      case Plain.Call(var function, var arguments) -> function.of(all(arguments));
      case Plain.Method(var of, var name, var arguments) ->
          Methods.of(value(of), name, all(arguments));
      case Plain.Walk walk -> walked(walk);
    };
  }

  private List<@Nullable Object> all(List<Plain> parts) {
    var all = new ArrayList<@Nullable Object>(parts.size());
    for (Plain part : parts) {
      all.add(value(part));
    }
    return all;
  }

  private @Nullable Object joined(Plain.Logic logic) {
    Object left = value(logic.left());
    boolean isLeft =
        switch (logic.junction()) {
          case AND -> !Values.isTrue(left);
          case OR -> Values.isTrue(left);
          case IF_NULL -> !Values.isNothing(left);
        };
    return isLeft ? left : value(logic.right());
  }

  private static Object combined(Operator operator, @Nullable Object left, @Nullable Object right) {
    return switch (operator) {
      case ADD ->
          left instanceof String || right instanceof String
              ? Values.joined(Values.text(left), Values.text(right))
              : (Object) (Values.number(left) + Values.number(right));
      case SUBTRACT -> Values.number(left) - Values.number(right);
      case MULTIPLY -> Values.number(left) * Values.number(right);
      case DIVIDE -> Values.number(left) / Values.number(right);
      case REMAINDER -> Values.number(left) % Values.number(right);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compared(operator, left, right);
      case SAME -> isSame(left, right);
      case NOT_SAME -> !isSame(left, right);
      case EQUAL -> isEqual(left, right);
      case NOT_EQUAL -> !isEqual(left, right);
    };
  }

  private static boolean compared(
      Operator operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof String one && right instanceof String other) {
      return holds(operator, one.compareTo(other), 0);
    }
    return holds(operator, Values.number(left), Values.number(right));
  }

  private static boolean holds(Operator operator, double left, double right) {
    return switch (operator) {
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
      default -> throw new NotPlain();
    };
  }

  private static boolean isSame(@Nullable Object left, @Nullable Object right) {
    if (left instanceof List
        || left instanceof Map
        || right instanceof List
        || right instanceof Map) {
      throw new NotPlain();
    }
    if (left instanceof Double one && right instanceof Double other) {
      return one.doubleValue() == other.doubleValue();
    }
    return Objects.equals(left, right);
  }

  /** Loosely: nothing equals nothing; other kinds must be the same kind. */
  private static boolean isEqual(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null || Values.isNothing(left) || Values.isNothing(right)) {
      return Values.isNothing(left) && Values.isNothing(right);
    }
    if (!left.getClass().equals(right.getClass())) {
      throw new NotPlain();
    }
    return isSame(left, right);
  }

  private @Nullable Object walked(Plain.Walk walk) {
    List<?> list = Values.list(value(walk.of()));
    if (!walk.name().equals("reduce")) {
      return walked(walk, list);
    }
    if (walk.more().size() != 1 || walk.each().parameters() != 2) {
      throw new NotPlain();
    }
    Object result = value(walk.more().getFirst());
    for (Object item : list) {
      result = each(walk.each(), result, Values.inside(item));
    }
    return result;
  }

  private @Nullable Object walked(Plain.Walk walk, List<?> list) {
    if (!walk.more().isEmpty()) {
      throw new NotPlain();
    }
    var kept = new ArrayList<@Nullable Object>();
    for (int i = 0; i < list.size(); i++) {
      Object item = Values.inside(list.get(i));
      Object answer = each(walk.each(), item, (double) i);
      boolean holds = Values.isTrue(answer);
      switch (walk.name()) {
        case "map" -> kept.add(answer);
        case "filter" -> {
          if (holds) {
            kept.add(item);
          }
        }
        case "some" -> {
          if (holds) {
            return true;
          }
        }
        case "every" -> {
          if (!holds) {
            return false;
          }
        }
        default -> throw new NotPlain();
      }
    }
    return switch (walk.name()) {
      case "map", "filter" -> kept;
      case "some" -> false;
      case "every" -> true;
      default -> throw new NotPlain();
    };
  }

  private @Nullable Object each(
      Plain.Lambda lambda, @Nullable Object first, @Nullable Object second) {
    bound[lambda.slot()] = first;
    if (lambda.parameters() == 2) {
      bound[lambda.slot() + 1] = second;
    }
    return value(lambda.body());
  }
}
