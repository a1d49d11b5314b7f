package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.ModelValues.MISSING;
import static dev.formwork.embedded.query.ModelValues.NULL;
import static dev.formwork.embedded.query.ModelValues.compare;
import static dev.formwork.embedded.query.ModelValues.isNullish;
import static dev.formwork.embedded.query.ModelValues.same;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What an expression gives, after the manual's chapter on aggregation operators. */
final class ModelExpressions {

  /** Some operand has a type the operator does not take; which code it is differs. */
  private static final int ANY_CODE = -1;

  private ModelExpressions() {}

  static BsonValue evaluate(BsonValue expression, BsonDocument document) {
    return evaluate(expression, document, new BsonDocument());
  }

  static BsonValue evaluate(BsonValue expression, BsonDocument document, BsonDocument variables) {
    if (expression.isString() && expression.asString().getValue().startsWith("$")) {
      String path = expression.asString().getValue();
      return path.startsWith("$$")
          ? path(variables, path.substring(2))
          : path(document, path.substring(1));
    }
    if (expression.isArray()) {
      return new BsonArray(
          expression.asArray().stream()
              .map(each -> nullIfMissing(evaluate(each, document, variables)))
              .toList());
    }
    if (!expression.isDocument()) {
      return expression;
    }
    var object = expression.asDocument();
    if (ModelFilter.isOperators(object)) {
      return operator(
          object.getFirstKey(),
          ModelValues.orMissing(object, object.getFirstKey()),
          document,
          variables);
    }
    var result = new BsonDocument();
    object.forEach((name, each) -> {
      var value = evaluate(each, document, variables);
      if (!value.equals(MISSING)) {
        result.append(name, value);
      }
    });
    return result;
  }

  static boolean isTrue(BsonValue value) {
    return !isNullish(value)
        && !(value.isBoolean() && !value.asBoolean().getValue())
        && !(value.isNumber()
            && !ModelValues.isNaN(value)
            && ModelValues.exact(value).signum() == 0)
        && !(value.isDecimal128() && ModelValues.exact(value).signum() == 0);
  }

  private static BsonValue path(BsonValue at, String path) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    if (!at.isDocument()) {
      return MISSING;
    }
    var value = ModelValues.orMissing(at.asDocument(), name);
    if (dot < 0) {
      return value;
    }
    String rest = path.substring(dot + 1);
    if (!value.isArray()) {
      return path(value, rest);
    }
    var values = new BsonArray();
    for (var entry : value.asArray()) {
      var found = path(entry, rest);
      if (!found.equals(MISSING)) {
        values.add(found);
      }
    }
    return values;
  }

  private static BsonValue nullIfMissing(BsonValue value) {
    return value.equals(MISSING) ? NULL : value;
  }

  private static BsonValue operator(
      String name, BsonValue argument, BsonDocument document, BsonDocument variables) {
    return switch (name) {
      case "$literal" -> argument;
      case "$filter", "$map" -> overEntries(name, argument.asDocument(), document, variables);
      case "$dateToString" -> dateToString(argument.asDocument(), document);
      case "$cond" -> {
        var parts = argument.asArray();
        boolean isTrue = isTrue(evaluate(parts.get(0), document, variables));
        yield evaluate(parts.get(isTrue ? 1 : 2), document, variables);
      }
      case "$ifNull" -> {
        var first = evaluate(argument.asArray().get(0), document, variables);
        yield isNullish(first) ? evaluate(argument.asArray().get(1), document, variables) : first;
      }
      case "$and", "$or" -> {
        boolean isAnd = name.equals("$and");
        for (var part : argument.asArray()) {
          if (isTrue(evaluate(part, document, variables)) != isAnd) {
            yield BsonBoolean.valueOf(!isAnd);
          }
        }
        yield BsonBoolean.valueOf(isAnd);
      }
      default -> {
        var arguments = new ArrayList<BsonValue>();
        for (var each : argument.isArray() ? argument.asArray() : List.of(argument)) {
          arguments.add(evaluate(each, document, variables));
        }
        yield function(name, arguments);
      }
    };
  }

  private static BsonValue overEntries(
      String name, BsonDocument form, BsonDocument document, BsonDocument variables) {
    var input = evaluate(ModelValues.orMissing(form, "input"), document, variables);
    if (isNullish(input)) {
      return NULL;
    }
    var result = new BsonArray();
    for (var entry : array(input)) {
      var inner = variables.clone().append(form.getString("as").getValue(), entry);
      var value =
          evaluate(
              ModelValues.orMissing(form, name.equals("$map") ? "in" : "cond"), document, inner);
      if (name.equals("$map")) {
        result.add(nullIfMissing(value));
      } else if (isTrue(value)) {
        result.add(entry);
      }
    }
    return result;
  }

  private static BsonValue function(String name, List<BsonValue> arguments) {
    var first = arguments.getFirst();
    var second = arguments.size() > 1 ? arguments.get(1) : MISSING;
    boolean hasNull = arguments.stream().anyMatch(ModelValues::isNullish);
    return switch (name) {
      case "$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$cmp" ->
          comparison(name, compare(first, second));
      case "$not" -> BsonBoolean.valueOf(!isTrue(first));
      case "$isArray" -> BsonBoolean.valueOf(first.isArray());
      case "$toLower", "$toUpper" ->
          isNullish(first) ? new BsonString("") : cased(name, text(first));
      case "$in" ->
          BsonBoolean.valueOf(array(second).stream().anyMatch(entry -> same(entry, first)));
      case "$size" -> new BsonInt32(array(first).size());
      case "$strLenCP" -> new BsonInt32(points(text(first)).length);
      case "$substrCP" ->
          isNullish(first)
              ? new BsonString("")
              : new BsonString(substring(text(first), whole(second), whole(arguments.get(2))));
      case "$indexOfCP" -> isNullish(first) ? NULL : indexOf(text(first), text(second));
      default -> hasNull ? NULL : strict(name, arguments);
    };
  }

  /** The functions of which a null makes null. */
  private static BsonValue strict(String name, List<BsonValue> arguments) {
    var first = arguments.getFirst();
    return switch (name) {
      case "$add" -> addition(arguments);
      case "$subtract" -> subtraction(first, arguments.get(1));
      case "$multiply" ->
          ModelNumbers.multiply(
              ModelNumbers.multiply(new BsonInt32(1), number(first)), number(arguments.get(1)));
      case "$abs" -> ModelNumbers.absolute(number(first));
      case "$concat" ->
          new BsonString(arguments.stream().map(ModelExpressions::text).reduce("", String::concat));
      case "$split" -> {
        var parts = new BsonArray();
        for (String part :
            text(first).split(java.util.regex.Pattern.quote(text(arguments.get(1))), -1)) {
          parts.add(new BsonString(part));
        }
        yield parts;
      }
      case "$arrayElemAt" -> {
        int index = whole(arguments.get(1));
        int from = index < 0 ? array(first).size() + index : index;
        yield from >= 0 && from < array(first).size() ? array(first).get(from) : MISSING;
      }
      case "$concatArrays" -> {
        var all = new BsonArray();
        arguments.forEach(each -> all.addAll(array(each)));
        yield all;
      }
      case "$slice" ->
          slice(array(first), arguments.stream().skip(1).map(ModelExpressions::whole).toList());
      case "$year" -> new BsonInt32(date(first, ZoneOffset.UTC).getYear());
      case "$month" -> new BsonInt32(date(first, ZoneOffset.UTC).getMonthValue());
      case "$dayOfMonth" -> new BsonInt32(date(first, ZoneOffset.UTC).getDayOfMonth());
      default -> throw new IllegalArgumentException("The model has no " + name);
    };
  }

  private static BsonValue comparison(String name, int result) {
    return switch (name) {
      case "$eq" -> BsonBoolean.valueOf(result == 0);
      case "$ne" -> BsonBoolean.valueOf(result != 0);
      case "$gt" -> BsonBoolean.valueOf(result > 0);
      case "$gte" -> BsonBoolean.valueOf(result >= 0);
      case "$lt" -> BsonBoolean.valueOf(result < 0);
      case "$lte" -> BsonBoolean.valueOf(result <= 0);
      default -> new BsonInt32(Integer.signum(result));
    };
  }

  private static BsonValue addition(List<BsonValue> arguments) {
    var dates = arguments.stream().filter(BsonValue::isDateTime).toList();
    if (dates.isEmpty()) {
      return ModelNumbers.sum(arguments.stream().map(ModelExpressions::number).toList());
    }
    if (dates.size() > 1) {
      throw new ModelError(ANY_CODE);
    }
    long millis = dates.getFirst().asDateTime().getValue();
    for (var each : arguments) {
      if (!each.isDateTime()) {
        millis += millis(each);
      }
    }
    return new BsonDateTime(millis);
  }

  private static BsonValue subtraction(BsonValue from, BsonValue what) {
    if (from.isDateTime() && what.isDateTime()) {
      return new BsonInt64(from.asDateTime().getValue() - what.asDateTime().getValue());
    }
    return from.isDateTime()
        ? new BsonDateTime(from.asDateTime().getValue() - millis(what))
        : ModelNumbers.subtract(number(from), number(what));
  }

  /** Dates move by whole milliseconds; servers round others in their own ways. */
  private static long millis(BsonValue value) {
    var exact = ModelValues.exact(number(value));
    if (exact.stripTrailingZeros().scale() > 0) {
      throw new ModelNumbers.Unspecified();
    }
    return exact.longValueExact();
  }

  private static BsonArray slice(BsonArray array, List<Integer> numbers) {
    int size = array.size();
    int first = numbers.getFirst();
    if (numbers.size() == 1) {
      return new BsonArray(
          first < 0
              ? array.subList(Math.max(0, size + first), size)
              : array.subList(0, Math.min(first, size)));
    }
    if (numbers.get(1) <= 0) {
      throw new ModelError(ANY_CODE);
    }
    int from = first < 0 ? Math.max(0, size + first) : Math.min(first, size);
    return new BsonArray(array.subList(from, Math.min(size, from + numbers.get(1))));
  }

  private static BsonValue cased(String name, String text) {
    var result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isAscii = c < 128;
      result.append(
          !isAscii
              ? c
              : name.equals("$toLower") ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return new BsonString(result.toString());
  }

  private static int[] points(String text) {
    return text.codePoints().toArray();
  }

  private static String substring(String text, int from, int count) {
    if (from < 0 || count < 0) {
      throw new ModelError(ANY_CODE);
    }
    var result = new StringBuilder();
    int[] points = points(text);
    for (int i = from; i < Math.min(points.length, from + count); i++) {
      result.appendCodePoint(points[i]);
    }
    return result.toString();
  }

  private static BsonValue indexOf(String text, String part) {
    for (int i = 0; i <= points(text).length; i++) {
      if (substring(text, i, Integer.MAX_VALUE - 1000).startsWith(part)) {
        return new BsonInt32(i);
      }
    }
    return new BsonInt32(-1);
  }

  private static BsonValue dateToString(BsonDocument form, BsonDocument document) {
    var value = evaluate(ModelValues.orMissing(form, "date"), document);
    if (isNullish(value)) {
      return NULL;
    }
    var zone = ZoneId.of(form.getString("timezone").getValue());
    var format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    return new BsonString(date(value, zone).format(format));
  }

  private static OffsetDateTime date(BsonValue value, ZoneId zone) {
    if (!value.isDateTime()) {
      throw new ModelError(ANY_CODE);
    }
    return Instant.ofEpochMilli(value.asDateTime().getValue()).atZone(zone).toOffsetDateTime();
  }

  private static String text(BsonValue value) {
    if (!value.isString()) {
      throw value.isNumber() || value.isDateTime() || value.isDecimal128()
          ? new ModelNumbers.Unspecified() // some operators take them as text
          : new ModelError(ANY_CODE);
    }
    return value.asString().getValue();
  }

  private static BsonValue number(BsonValue value) {
    if (!value.isNumber() && !value.isDecimal128()) {
      throw new ModelError(ANY_CODE);
    }
    return value;
  }

  private static int whole(BsonValue value) {
    if (!value.isInt32()) {
      throw new ModelError(ANY_CODE);
    }
    return value.asInt32().getValue();
  }

  private static BsonArray array(BsonValue value) {
    if (!value.isArray()) {
      throw new ModelError(ANY_CODE);
    }
    return value.asArray();
  }
}
