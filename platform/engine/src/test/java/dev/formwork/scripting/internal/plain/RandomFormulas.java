package dev.formwork.scripting.internal.plain;

import java.util.List;
import java.util.Random;

/** Formulas of the plain kind, as wild as the grammar lets them be. */
final class RandomFormulas {

  private static final List<String> LEAVES =
      List.of(
          "whole",
          "zero",
          "price",
          "rate",
          "less",
          "words",
          "blank",
          "yes",
          "nothing",
          "day",
          "born",
          "params.rate",
          "params.limit",
          "params.name",
          "params.other",
          "lines.length",
          "words.length",
          "lines[0].price",
          "lines[1].name",
          "lines[2].name",
          "tags[0]",
          "tags[5]",
          "0",
          "1",
          "2",
          "10",
          "0.1",
          "1.005",
          "100.5",
          "'x'",
          "\"2026-03-01\"",
          "''",
          "true",
          "false",
          "null",
          "undefined");

  private static final List<String> CELLS =
      List.of("line.price", "line.quantity", "line.name", "line.other", "whole", "1", "'-'");

  private static final List<String> OPERATORS =
      List.of(
          "+", "+", "-", "*", "*", "/", "%", "<", "<=", ">", ">=", "===", "!==", "==", "!=", "&&",
          "||");

  private final Random random;

  RandomFormulas(Random random) {
    this.random = random;
  }

  String formula() {
    return any(4);
  }

  private String any(int depth) {
    if (depth == 0) {
      return oneOf(LEAVES);
    }
    return switch (random.nextInt(12)) {
      case 0 -> oneOf(LEAVES);
      case 1, 2, 3 -> any(depth - 1) + " " + oneOf(OPERATORS) + " " + any(depth - 1);
      case 4 -> "(" + any(depth - 1) + " " + oneOf(OPERATORS) + " " + any(depth - 1) + ")";
      case 5 -> "((" + any(depth - 1) + ") ?? (" + any(depth - 1) + "))";
      case 6 -> any(depth - 1) + " ? " + any(depth - 1) + " : " + any(depth - 1);
      case 7 -> oneOf(List.of("!", "-", "+")) + "(" + any(depth - 1) + ")";
      case 8, 9 -> called(depth - 1);
      default -> walked(depth - 1);
    };
  }

  private String called(int depth) {
    return switch (random.nextInt(16)) {
      case 15 -> "pmt(rate, " + (1 + random.nextInt(400)) + ", " + any(depth) + ")";
      case 0 -> "sum(lines, 'price')";
      case 1 -> "sum(lines.map(line => line.quantity))";
      case 2 -> "round(" + any(depth) + ", " + random.nextInt(4) + ")";
      case 3 -> "days(day, born)";
      case 4 -> "addDays(day, " + any(depth) + ")";
      case 5 -> "age(born, " + oneOf(List.of("day", "nothing", "'2026-02-28'")) + ")";
      case 6 -> "text(" + any(depth) + ")";
      case 7 -> "concat(" + any(depth) + ", " + any(depth) + ")";
      case 8 -> "ifEmpty(" + any(depth) + ", " + any(depth) + ")";
      case 9 -> "Math." + oneOf(List.of("abs", "floor", "ceil", "round")) + "(" + any(depth) + ")";
      case 10 ->
          "Math." + oneOf(List.of("min", "max")) + "(" + any(depth) + ", " + any(depth) + ")";
      case 11 -> "Number(" + oneOf(List.of("'12'", "'-1.5'", "whole", "day")) + ")";
      case 12 -> "Boolean(" + any(depth) + ")";
      case 13 -> "String(" + any(depth) + ")";
      default -> "day.slice(" + (random.nextInt(9) - 4) + ", " + (random.nextInt(12) - 4) + ")";
    };
  }

  private String walked(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> "lines.reduce((all, line) => all + (" + cell() + " || 0), 0)";
      case 1 ->
          "lines.filter(line => " + cell() + ").map((line, i) => i + " + cell() + ").join(', ')";
      case 2 -> "lines.map(line => " + cell() + " + " + any(depth) + ").join('/')";
      case 3 -> "lines.some(line => " + cell() + " > " + any(depth) + ")";
      case 4 -> "lines.every(line => " + cell() + ")";
      case 5 -> "tags.includes(" + oneOf(List.of("'black'", "words")) + ")";
      case 6 -> "[words, nothing, " + any(depth) + "].filter(Boolean).join(' ')";
      default -> "lines.map(line => lines.filter(other => other.price > " + cell() + ").length)[0]";
    };
  }

  private String cell() {
    return random.nextInt(3) == 0
        ? oneOf(CELLS) + " " + oneOf(List.of("*", "+", "||", "&&")) + " " + oneOf(CELLS)
        : oneOf(CELLS);
  }

  private String oneOf(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
