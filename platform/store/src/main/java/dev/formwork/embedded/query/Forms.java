package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.numbered;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.query.Expressions.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operators that do not just take the values of their arguments. */
final class Forms {

  private Forms() {}

  /** The form of this name with its argument read, or null if there is none. */
  static @Nullable Expression read(String operator, @Nullable Object argument) {
    return switch (operator) {
      case "$literal", "$const" -> _ -> argument;
      case "$cond" -> cond(argument);
      case "$and" -> logical(argument, false);
      case "$or" -> logical(argument, true);
      case "$ifNull" -> ifNull(several(argument));
      case "$filter" -> filter(argument);
      case "$map" -> map(argument);
      case "$dateToString" -> Dates.toText(named(operator, argument, 18629));
      default -> Dates.isPart(operator) ? Dates.part(operator, argument) : null;
    };
  }

  private static List<Expression> several(@Nullable Object argument) {
    return argument instanceof Collection<?> arguments
        ? arguments.stream().map(Expressions::read).toList()
        : List.of(Expressions.read(argument));
  }

  private static Document named(String operator, @Nullable Object argument, int code) {
    if (argument instanceof Document document) {
      return document;
    }
    throw numbered(code, operator + " only supports an object as its argument");
  }

  private static Expression cond(@Nullable Object argument) {
    List<Expression> parts;
    if (argument instanceof Document document) {
      for (String part : List.of("if", "then", "else")) {
        if (!document.containsKey(part)) {
          throw numbered(17080, "Missing '" + part + "' parameter to $cond");
        }
      }
      onlyKnows("$cond", document, 17083, Set.of("if", "then", "else"));
      parts =
          List.of(
              Expressions.read(document.get("if")),
              Expressions.read(document.get("then")),
              Expressions.read(document.get("else")));
    } else {
      parts = several(argument);
      if (parts.size() != 3) {
        throw numbered(
            16020,
            "Expression $cond takes exactly 3 arguments. " + parts.size() + " were passed in.");
      }
    }
    return scope -> (Utils.isTrue(parts.get(0).in(scope)) ? parts.get(1) : parts.get(2)).in(scope);
  }

  /** Stops at the first part that decides. */
  private static Expression logical(@Nullable Object argument, boolean decisive) {
    var parts = several(argument);
    return scope -> {
      for (var part : parts) {
        if (Utils.isTrue(part.in(scope)) == decisive) {
          return decisive;
        }
      }
      return !decisive;
    };
  }

  private static Expression ifNull(List<Expression> parts) {
    if (parts.size() < 2) {
      throw numbered(1257300, "$ifNull needs at least two arguments, had: " + parts.size());
    }
    return scope -> {
      for (var part : parts.subList(0, parts.size() - 1)) {
        @Nullable Object value = part.in(scope);
        if (!Missing.isNullOrMissing(value)) {
          return value;
        }
      }
      return parts.getLast().in(scope);
    };
  }

  private static Expression filter(@Nullable Object argument) {
    var document = named("$filter", argument, 28646);
    onlyKnows("$filter", document, 28647, Set.of("input", "cond", "as"));
    var input = required("$filter", document, "input", 28648);
    var condition = required("$filter", document, "cond", 28648);
    String name = variable(document);
    return scope -> {
      var entries = entries("$filter", input.in(scope), 28651);
      if (entries == null) {
        return null;
      }
      var kept = new ArrayList<@Nullable Object>();
      for (Object entry : entries) {
        if (Utils.isTrue(condition.in(scope.with(name, entry)))) {
          kept.add(entry);
        }
      }
      return kept;
    };
  }

  private static Expression map(@Nullable Object argument) {
    var document = named("$map", argument, 16878);
    onlyKnows("$map", document, 16879, Set.of("input", "in", "as"));
    var input = required("$map", document, "input", 16882);
    var each = required("$map", document, "in", 16882);
    String name = variable(document);
    return scope -> {
      var entries = entries("$map", input.in(scope), 16883);
      if (entries == null) {
        return null;
      }
      var mapped = new ArrayList<@Nullable Object>();
      for (Object entry : entries) {
        @Nullable Object value = each.in(scope.with(name, entry));
        mapped.add(value instanceof Missing ? null : value);
      }
      return mapped;
    };
  }

  static Expression required(String operator, Document document, String name, int code) {
    if (!document.containsKey(name)) {
      throw numbered(code, "Missing '" + name + "' parameter to " + operator);
    }
    return Expressions.read(document.get(name));
  }

  static void onlyKnows(String operator, Document document, int code, Set<String> names) {
    for (String name : document.keySet()) {
      if (!names.contains(name)) {
        throw numbered(code, "Unrecognized parameter to " + operator + ": " + name);
      }
    }
  }

  private static String variable(Document document) {
    if (document.getOrDefault("as", "this") instanceof String name && !name.isEmpty()) {
      return name;
    }
    throw numbered(16866, "empty variable names are not allowed");
  }

  private static @Nullable Collection<?> entries(
      String operator, @Nullable Object input, int code) {
    if (Missing.isNullOrMissing(input)) {
      return null;
    }
    if (input instanceof Collection<?> array) {
      return array;
    }
    throw numbered(
        code, "input to " + operator + " must be an array not " + Utils.describeType(input));
  }
}
