package dev.formwork.scripting.internal.plain;

import dev.formwork.scripting.Expression;
import dev.formwork.scripting.internal.plain.Plain.Junction;
import dev.formwork.scripting.internal.plain.Plain.Operator;
import dev.formwork.scripting.internal.plain.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a formula by the precedence of ECMAScript 2024, sections 13.5 to 13.15, as far as plain
 * formulas go; everything else is {@link NotPlain}.
 */
final class Reader {

  private static final int MOST_DEPTH = 60;

  /** Binary operators from the loosest to the tightest; all of them group to the left. */
  private static final List<Map<String, Operator>> LEVELS =
      List.of(
          Map.of(
              "===", Operator.SAME,
              "!==", Operator.NOT_SAME,
              "==", Operator.EQUAL,
              "!=", Operator.NOT_EQUAL),
          Map.of(
              "<", Operator.LESS,
              "<=", Operator.LESS_OR_EQUAL,
              ">", Operator.GREATER,
              ">=", Operator.GREATER_OR_EQUAL),
          Map.of("+", Operator.ADD, "-", Operator.SUBTRACT),
          Map.of("*", Operator.MULTIPLY, "/", Operator.DIVIDE, "%", Operator.REMAINDER));

  private final Tokens tokens;
  private final List<String> names;
  private final List<String> parameters = new ArrayList<>();
  private int depth;
  private int slots;

  private Reader(Tokens tokens, List<String> names) {
    this.tokens = tokens;
    this.names = names;
  }

  /** What was read, with the number of places that its arrow functions need. */
  record Formula(Plain root, int slots) {}

  static Formula read(Expression expression) {
    var reader = new Reader(Tokens.of(expression.source()), expression.names());
    Plain root = reader.choice();
    if (reader.tokens.peek().kind() != Kind.END) {
      throw new NotPlain();
    }
    return new Formula(root, reader.slots);
  }

  private Plain choice() {
    if (++depth > MOST_DEPTH) {
      throw new NotPlain();
    }
    Plain when = junction();
    if (tokens.skip("?")) {
      Plain then = choice();
      tokens.expect(":");
      when = new Plain.Choose(when, then, choice());
    }
    depth--;
    return when;
  }

  /** The language refuses {@code ??} beside {@code ||} and {@code &&} without brackets. */
  private Plain junction() {
    Plain first = or();
    if (!tokens.peek().is("??")) {
      return first;
    }
    if (first instanceof Plain.Logic) {
      throw new NotPlain();
    }
    Plain left = first;
    while (tokens.skip("??")) {
      left = new Plain.Logic(Junction.IF_NULL, left, binary(0));
    }
    if (tokens.peek().is("||") || tokens.peek().is("&&")) {
      throw new NotPlain();
    }
    return left;
  }

  private Plain or() {
    Plain left = and();
    while (tokens.skip("||")) {
      left = new Plain.Logic(Junction.OR, left, and());
    }
    return left;
  }

  private Plain and() {
    Plain left = binary(0);
    while (tokens.skip("&&")) {
      left = new Plain.Logic(Junction.AND, left, binary(0));
    }
    return left;
  }

  private Plain binary(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    Plain left = binary(level + 1);
    while (true) {
      Operator operator = LEVELS.get(level).get(tokens.peek().text());
      if (operator == null || tokens.peek().kind() != Kind.MARK) {
        return left;
      }
      tokens.next();
      left = new Plain.Binary(operator, left, binary(level + 1));
    }
  }

  private Plain unary() {
    if (++depth > MOST_DEPTH) {
      throw new NotPlain();
    }
    Plain value;
    if (tokens.skip("!")) {
      value = new Plain.Not(unary());
    } else if (tokens.skip("-")) {
      value = new Plain.Signed(true, unary());
    } else if (tokens.skip("+")) {
      value = new Plain.Signed(false, unary());
    } else {
      value = followed(primary());
    }
    depth--;
    return value;
  }

  private Plain followed(Plain first) {
    Plain of = first;
    while (true) {
      if (tokens.skip(".")) {
        String name = tokens.name();
        of = tokens.peek().is("(") ? method(of, name) : new Plain.Member(of, name);
      } else if (tokens.skip("[")) {
        var index = tokens.next();
        if (index.kind() != Kind.NUMBER
            || index.text().length() > 6
            || index.text().contains(".")) {
          throw new NotPlain();
        }
        tokens.expect("]");
        of = new Plain.Item(of, Integer.parseInt(index.text()));
      } else {
        return of;
      }
    }
  }

  private Plain method(Plain of, String name) {
    tokens.expect("(");
    if (name.equals("filter") && isBoolean()) {
      tokens.next();
      slots = Math.max(slots, parameters.size() + 1);
      var itself = new Plain.Lambda(1, parameters.size(), new Plain.Bound(parameters.size()));
      return new Plain.Walk(of, name, itself, noMore());
    }
    if (isArrow()) {
      Plain.Lambda each = lambda();
      List<Plain> more = tokens.skip(",") ? arguments() : noMore();
      return new Plain.Walk(of, name, each, more);
    }
    return new Plain.Method(of, name, arguments());
  }

  private List<Plain> noMore() {
    tokens.expect(")");
    return List.of();
  }

  private boolean isBoolean() {
    String name = "Boolean";
    return tokens.peek().kind() == Kind.NAME
        && tokens.peek().text().equals(name)
        && tokens.peek(1).is(")")
        && !names.contains(name)
        && !parameters.contains(name);
  }

  private boolean isArrow() {
    return tokens.peek(1).is("=>")
        || (tokens.peek().is("(") && tokens.peek(2).is(")") && tokens.peek(3).is("=>"))
        || (tokens.peek().is("(") && tokens.peek(2).is(",") && tokens.peek(5).is("=>"));
  }

  private Plain.Lambda lambda() {
    int before = parameters.size();
    if (tokens.skip("(")) {
      parameters.add(parameter());
      if (tokens.skip(",")) {
        parameters.add(parameter());
      }
      tokens.expect(")");
    } else {
      parameters.add(parameter());
    }
    int count = parameters.size() - before;
    if (count == 2 && parameters.get(before).equals(parameters.get(before + 1))) {
      throw new NotPlain();
    }
    slots = Math.max(slots, parameters.size());
    tokens.expect("=>");
    Plain body = choice();
    while (parameters.size() > before) {
      parameters.removeLast();
    }
    return new Plain.Lambda(count, before, body);
  }

  private String parameter() {
    String name = tokens.name();
    if (!Expression.isName(name)) {
      throw new NotPlain();
    }
    return name;
  }

  /** What stands up to the closing bracket, which is read too. */
  private List<Plain> arguments() {
    var arguments = new ArrayList<Plain>();
    if (tokens.skip(")")) {
      return arguments;
    }
    do {
      arguments.add(choice());
    } while (tokens.skip(","));
    tokens.expect(")");
    return arguments;
  }

  private Plain primary() {
    var token = tokens.next();
    return switch (token.kind()) {
      case NUMBER -> new Plain.Literal(Double.parseDouble(token.text()));
      case TEXT -> new Plain.Literal(token.text());
      case NAME -> named(token.text());
      case MARK -> bracketed(token.text());
      case END -> throw new NotPlain();
    };
  }

  private Plain bracketed(String mark) {
    return switch (mark) {
      case "(" -> {
        Plain inner = choice();
        tokens.expect(")");
        yield new Plain.Bracketed(inner);
      }
      case "[" -> items();
      default -> throw new NotPlain();
    };
  }

  private Plain items() {
    var items = new ArrayList<Plain>();
    do {
      items.add(choice());
    } while (tokens.skip(","));
    tokens.expect("]");
    return new Plain.Items(items);
  }

  private Plain named(String name) {
    int bound = parameters.lastIndexOf(name);
    if (bound >= 0) {
      return new Plain.Bound(bound);
    }
    if (names.contains(name)) {
      return new Plain.Named(name);
    }
    return switch (name) {
      case "true" -> new Plain.Literal(true);
      case "false" -> new Plain.Literal(false);
      case "null" -> new Plain.Literal(null);
      case "undefined" -> new Plain.Literal(Values.Undefined.UNDEFINED);
      default -> call(name);
    };
  }

  private Plain call(String name) {
    String called = name;
    if (name.equals("Math")) {
      tokens.expect(".");
      called = "Math." + tokens.name();
    }
    Library function = Library.named(called);
    if (function == null || !tokens.skip("(")) {
      throw new NotPlain();
    }
    return new Plain.Call(function, arguments());
  }
}
