package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.ModelValues.MISSING;
import static dev.formwork.embedded.query.ModelValues.compare;
import static dev.formwork.embedded.query.ModelValues.isNaN;
import static dev.formwork.embedded.query.ModelValues.isNullish;
import static dev.formwork.embedded.query.ModelValues.rank;
import static dev.formwork.embedded.query.ModelValues.same;

import java.util.List;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** Which documents a query means, after the manual's chapter on query operators. */
final class ModelFilter {

  private ModelFilter() {}

  static boolean matches(BsonDocument document, BsonDocument query) {
    return query.entrySet().stream()
        .allMatch(part ->
            switch (part.getKey()) {
              case "$and" -> all(part.getValue(), each -> matches(document, each));
              case "$or" -> !all(part.getValue(), each -> !matches(document, each));
              case "$nor" -> all(part.getValue(), each -> !matches(document, each));
              case "$expr" ->
                  ModelExpressions.isTrue(ModelExpressions.evaluate(part.getValue(), document));
              default -> field(document, part.getKey(), part.getValue());
            });
  }

  private static boolean all(BsonValue queries, Predicate<BsonDocument> condition) {
    return queries.asArray().stream().map(BsonValue::asDocument).allMatch(condition);
  }

  static boolean isOperators(BsonValue value) {
    return value.isDocument()
        && !value.asDocument().isEmpty()
        && value.asDocument().getFirstKey().startsWith("$");
  }

  private static boolean field(BsonDocument document, String path, BsonValue condition) {
    if (!isOperators(condition)) {
      return any(document, path, value -> isEqual(value, condition));
    }
    return condition.asDocument().entrySet().stream()
        .allMatch(operator -> field(document, path, operator.getKey(), operator.getValue()));
  }

  private static boolean any(BsonDocument document, String path, Predicate<BsonValue> predicate) {
    return ModelValues.opened(document, path).stream().anyMatch(predicate);
  }

  private static boolean field(
      BsonDocument document, String path, String operator, BsonValue operand) {
    return switch (operator) {
      case "$ne" -> !field(document, path, "$eq", operand);
      case "$nin" -> !field(document, path, "$in", operand);
      case "$not" -> !field(document, path, operand);
      case "$exists" -> any(document, path, value -> !value.equals(MISSING)) == isTrue(operand);
      case "$all" ->
          !operand.asArray().isEmpty()
              && operand.asArray().stream()
                  .allMatch(each ->
                      isOperators(each)
                          ? field(document, path, each)
                          : field(document, path, "$eq", each));
      case "$size", "$elemMatch" ->
          ModelValues.at(document, path).stream()
              .anyMatch(found ->
                  found.value().isArray() && array(found.value().asArray(), operator, operand));
      default -> any(document, path, value -> value(value, operator, operand));
    };
  }

  private static boolean array(BsonArray array, String operator, BsonValue operand) {
    if (operator.equals("$size")) {
      return array.size() == operand.asNumber().intValue();
    }
    var query = operand.asDocument();
    boolean isOfValues =
        isOperators(query) && !List.of("$and", "$or", "$nor").contains(query.getFirstKey());
    return array.stream()
        .anyMatch(entry ->
            isOfValues
                ? entry(entry, query)
                : (entry.isDocument() || entry.isArray()) && matches(asDocument(entry), query));
  }

  /** An array in an array is looked at as an object whose fields are its positions. */
  private static BsonDocument asDocument(BsonValue entry) {
    if (entry.isDocument()) {
      return entry.asDocument();
    }
    var document = new BsonDocument();
    for (int i = 0; i < entry.asArray().size(); i++) {
      document.append(String.valueOf(i), entry.asArray().get(i));
    }
    return document;
  }

  /** One entry of an array that is not opened further. */
  private static boolean entry(BsonValue entry, BsonDocument operators) {
    return operators.entrySet().stream()
        .allMatch(operator -> entry(entry, operator.getKey(), operator.getValue()));
  }

  private static boolean entry(BsonValue entry, String operator, BsonValue operand) {
    return switch (operator) {
      case "$ne" -> !isEqual(entry, operand);
      case "$nin" -> !value(entry, "$in", operand);
      case "$not" -> !entry(entry, operand.asDocument());
      case "$exists" -> isTrue(operand);
      case "$all" ->
          !operand.asArray().isEmpty()
              && operand.asArray().stream().allMatch(each -> isEqual(entry, each));
      case "$size", "$elemMatch" -> entry.isArray() && array(entry.asArray(), operator, operand);
      default -> value(entry, operator, operand);
    };
  }

  private static boolean value(BsonValue value, String operator, BsonValue operand) {
    return switch (operator) {
      case "$eq" -> isEqual(value, operand);
      case "$in" -> operand.asArray().stream().anyMatch(each -> isEqual(value, each));
      case "$gt" ->
          isRelated(value, operand) && compare(value, operand) > 0 && !hasNaN(value, operand);
      case "$lt" ->
          isRelated(value, operand) && compare(value, operand) < 0 && !hasNaN(value, operand);
      case "$gte" -> isEqual(value, operand) || value(value, "$gt", operand);
      case "$lte" -> isEqual(value, operand) || value(value, "$lt", operand);
      default -> throw new IllegalArgumentException("The model has no " + operator);
    };
  }

  private static boolean isEqual(BsonValue value, BsonValue operand) {
    return operand.isNull() ? isNullish(value) : same(value, operand);
  }

  private static boolean isRelated(BsonValue value, BsonValue operand) {
    return !operand.isNull() && rank(value) == rank(operand);
  }

  private static boolean hasNaN(BsonValue one, BsonValue other) {
    return isNaN(one) || isNaN(other);
  }

  private static boolean isTrue(BsonValue value) {
    return !value.isNull()
        && !value.equals(new BsonInt32(0))
        && !(value.isBoolean() && !value.asBoolean().getValue());
  }
}
