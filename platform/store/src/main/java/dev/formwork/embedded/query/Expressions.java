package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.INVALID_OPERATOR;
import static dev.formwork.embedded.query.Refusal.numbered;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the expressions of pipelines: paths, variables, literals and operators. */
final class Expressions {

  private Expressions() {}

  /** An expression that was read once; where it gives nothing, the value is {@link Missing}. */
  interface Expression {
    @Nullable Object in(Scope scope);
  }

  /** The document an expression is asked of, and its variables by name without dollars. */
  record Scope(@Nullable Object root, Map<String, @Nullable Object> variables) {

    static Scope of(Document root) {
      return new Scope(root, Map.of());
    }

    Scope with(String name, @Nullable Object value) {
      var more = new TreeMap<String, @Nullable Object>(variables);
      more.put(name, value);
      return new Scope(root, more);
    }
  }

  static Expression read(@Nullable Object expression) {
    return switch (expression) {
      case String text when text.startsWith("$$") -> variable(text.substring(2));
      case String text when text.startsWith("$") -> field(text.substring(1));
      case Document document -> object(document);
      case Collection<?> array -> array(array);
      case null, default -> _ -> expression;
    };
  }

  // --- Paths and variables -----------------------------------------------------------------------

  private static Expression field(String path) {
    var parts = parts(path);
    return scope -> valueAt(scope.root(), parts, 0);
  }

  static List<String> parts(String path) {
    if (path.isEmpty()) {
      throw numbered(16872, "'$' by itself is not a valid FieldPath");
    }
    if (path.endsWith(".")) {
      throw numbered(40353, "FieldPath must not end with a '.'.");
    }
    var parts = List.of(path.split("\\.", -1));
    if (parts.contains("")) {
      throw numbered(15998, "FieldPath field names may not be empty strings.");
    }
    return parts;
  }

  private static Expression variable(String text) {
    int dot = text.indexOf('.');
    String name = dot < 0 ? text : text.substring(0, dot);
    List<String> parts = dot < 0 ? List.of() : parts(text.substring(dot + 1));
    return switch (name) {
      case "ROOT", "CURRENT" -> scope -> valueAt(scope.root(), parts, 0);
      case "REMOVE" -> _ -> Missing.getInstance();
      default ->
          scope -> {
            if (!scope.variables().containsKey(name)) {
              throw numbered(17276, "Use of undefined variable: " + name);
            }
            return valueAt(scope.variables().get(name), parts, 0);
          };
    };
  }

  /** Through objects; of an array on the way, what each of its objects has, without the gaps. */
  private static @Nullable Object valueAt(@Nullable Object value, List<String> parts, int from) {
    if (from == parts.size()) {
      return value;
    }
    if (value instanceof Document object) {
      return valueAt(object.getOrMissing(parts.get(from)), parts, from + 1);
    }
    if (!(value instanceof Collection<?> array)) {
      return Missing.getInstance();
    }
    var values = new ArrayList<@Nullable Object>();
    for (Object entry : array) {
      @Nullable Object found =
          entry instanceof Document ? valueAt(entry, parts, from) : Missing.getInstance();
      if (!(found instanceof Missing)) {
        values.add(found);
      }
    }
    return values;
  }

  // --- Literals ----------------------------------------------------------------------------------

  private static Expression object(Document document) {
    if (document.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
      if (document.size() > 1) {
        throw numbered(15983, "An object representing an expression must have exactly one field");
      }
      String operator = document.keySet().iterator().next();
      return operator(operator, document.get(operator));
    }
    var fields = new LinkedHashMap<String, Expression>();
    document.forEach((name, value) -> fields.put(name, read(value)));
    return scope -> {
      var result = new Document();
      fields.forEach((name, value) -> {
        @Nullable Object found = value.in(scope);
        if (!(found instanceof Missing)) {
          result.put(name, found);
        }
      });
      return result;
    };
  }

  private static Expression array(Collection<?> array) {
    var entries = array.stream().map(Expressions::read).toList();
    return scope -> {
      var result = new ArrayList<@Nullable Object>();
      for (var entry : entries) {
        @Nullable Object found = entry.in(scope);
        result.add(found instanceof Missing ? null : found);
      }
      return result;
    };
  }

  // --- Operators ---------------------------------------------------------------------------------

  private static Expression operator(String operator, @Nullable Object argument) {
    var form = Forms.read(operator, argument);
    if (form != null) {
      return form;
    }
    var function = Functions.named(operator);
    if (function != null) {
      return call(operator, function, argument);
    }
    return foreign(operator, argument);
  }

  private static Expression call(
      String name, Functions.Function function, @Nullable Object argument) {
    var arguments =
        argument instanceof Collection<?> several
            ? several.stream().map(Expressions::read).toList()
            : List.of(read(argument));
    if (arguments.size() < function.least() || arguments.size() > function.most()) {
      throw numbered(
          16020,
          "Expression %s takes %s arguments. %d were passed in."
              .formatted(name, function.expected(), arguments.size()));
    }
    return scope -> {
      var values = new ArrayList<@Nullable Object>(arguments.size());
      for (var each : arguments) {
        values.add(each.in(scope));
      }
      return function.body().of(values);
    };
  }

  /** What is outside the portable core the library answers, in its own way. */
  private static Expression foreign(String operator, @Nullable Object argument) {
    if (!Functions.LIBRARY.contains(operator)) {
      throw INVALID_OPERATOR.because("Unrecognized expression '" + operator + "'");
    }
    var expression = new Document(operator, argument);
    return scope -> {
      var document = scope.root() instanceof Document root ? root.clone() : new Document();
      scope.variables().forEach((name, value) -> document.put("$" + name, value));
      return de.bwaldvogel.mongo.backend.aggregation.Expression.evaluateDocument(
          expression, document);
    };
  }
}
