package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.BAD_VALUE;
import static dev.formwork.embedded.query.Refusal.DOLLAR_FIELD;
import static dev.formwork.embedded.query.Refusal.FAILED_TO_PARSE;
import static dev.formwork.embedded.query.Refusal.TYPE_MISMATCH;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.query.UpdateTree.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the operators of an update into the trees of what they change. */
final class UpdateReader {

  private final Set<String> filters;
  private final Instant now;
  private final Set<String> usedFilters = new HashSet<>();
  private final Fields onUpdate = new Fields();
  private final Fields onInsert = new Fields();

  UpdateReader(Set<String> filters, Instant now) {
    this.filters = filters;
    this.now = now;
  }

  Fields onUpdate() {
    return onUpdate;
  }

  /** With what is only set on inserting. */
  Fields onInsert() {
    return onInsert;
  }

  Set<String> usedFilters() {
    return usedFilters;
  }

  /** One operator with its paths and their operands. */
  void add(String operator, @Nullable Object changes) {
    if (!operator.startsWith("$")) {
      throw FAILED_TO_PARSE.because(
          "Unknown modifier: " + operator + ". Expected a valid update modifier");
    }
    if (!(changes instanceof Document paths)) {
      throw FAILED_TO_PARSE.because(
          "Modifiers operate on fields but we found type "
              + Utils.describeType(changes)
              + " instead. For example: {$mod: {<field>: ...}} not {"
              + operator
              + ": "
              + changes
              + "}");
    }
    paths.forEach((path, operand) -> add(operator, path, operand));
  }

  private void add(String operator, String path, @Nullable Object operand) {
    var modifier = modifier(operator, path, operand);
    var parts = checked(path);
    onInsert.add(parts, modifier);
    if (operator.equals("$setOnInsert")) {
      new Fields().add(parts, modifier);
    } else {
      onUpdate.add(parts, modifier);
    }
  }

  private List<String> checked(String path) {
    var parts = Update.pathOf(path);
    boolean hasPosition = false;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (!part.startsWith("$")) {
        continue;
      }
      if (part.equals("$") && hasPosition) {
        throw BAD_VALUE.because(
            "Too many positional (i.e. '$') elements found in path '" + path + "'");
      }
      hasPosition |= part.equals("$");
      boolean isEntries = part.startsWith("$[") && part.endsWith("]");
      if (i == 0 && (isEntries || part.equals("$"))) {
        throw BAD_VALUE.because(
            "Cannot have positional element in the first position in path '" + path + "'");
      }
      if (isEntries) {
        useFilter(part.substring(2, part.length() - 1), path);
      } else if (!part.equals("$")) {
        throw DOLLAR_FIELD.because(
            "The dollar ($) prefixed field '"
                + part
                + "' in '"
                + path
                + "' is not valid for storage.");
      }
    }
    return parts;
  }

  private void useFilter(String name, String path) {
    if (!name.isEmpty() && !filters.contains(name)) {
      throw Update.noFilter(name, path);
    }
    usedFilters.add(name);
  }

  private Modifier modifier(String operator, String path, @Nullable Object operand) {
    return switch (operator) {
      case "$set", "$setOnInsert" -> new Modifier.Set(operand);
      case "$unset" -> new Modifier.Unset();
      case "$inc" -> new Modifier.Calculate(false, number(operand, "increment", path));
      case "$mul" -> new Modifier.Calculate(true, number(operand, "multiply", path));
      case "$min" -> new Modifier.Bound(false, operand);
      case "$max" -> new Modifier.Bound(true, operand);
      case "$currentDate" -> new Modifier.Set(current(operand));
      case "$push" -> push(operand);
      case "$addToSet" -> addToSet(operand);
      case "$pull" -> new Modifier.Remove("$pull", unwanted(operand));
      case "$pullAll" -> pullAll(operand);
      case "$pop" -> new Modifier.Pop(popsFirst(path, operand));
      default ->
          throw FAILED_TO_PARSE.because(
              "Unknown modifier: "
                  + operator
                  + ". Expected a valid update modifier or"
                  + " pipeline-style update specified as an array");
    };
  }

  private static Number number(@Nullable Object operand, String verb, String path) {
    if (operand instanceof Number number) {
      return number;
    }
    throw TYPE_MISMATCH.because(
        "Cannot " + verb + " with non-numeric argument: {" + path + ": " + operand + "}");
  }

  private Object current(@Nullable Object operand) {
    if (operand instanceof Boolean) {
      return now;
    }
    @Nullable Object type = operand instanceof Document document ? document.get("$type") : null;
    if (Objects.equals(type, "date")) {
      return now;
    }
    if (Objects.equals(type, "timestamp")) {
      return new BsonTimestamp(now, 1);
    }
    throw BAD_VALUE.because(
        Utils.describeType(operand)
            + " is not valid type for $currentDate. Please use a boolean"
            + " ('true') or a $type expression ({$type: 'timestamp/date'}).");
  }

  // --- $push and $addToSet -----------------------------------------------------------------------

  private static Modifier push(@Nullable Object operand) {
    if (!(operand instanceof Document clauses) || !clauses.containsKey("$each")) {
      return new Modifier.Push(listOf(operand), Modifier.Push.END, null, Modifier.Push.UNCUT);
    }
    for (String clause : clauses.keySet()) {
      if (!Set.of("$each", "$slice", "$sort", "$position").contains(clause)) {
        throw BAD_VALUE.because("Unrecognized clause in $push: " + clause);
      }
    }
    if (!(clauses.get("$each") instanceof Collection<?> values)) {
      throw BAD_VALUE.because("The argument to $each in $push must be an array");
    }
    return new Modifier.Push(
        new ArrayList<>(values),
        whole(clauses, "$position", Modifier.Push.END),
        clauses.containsKey("$sort") ? Modifier.orderBy(clauses.get("$sort")) : null,
        whole(clauses, "$slice", Modifier.Push.UNCUT));
  }

  private static long whole(Document clauses, String clause, long otherwise) {
    if (!clauses.containsKey(clause)) {
      return otherwise;
    }
    if (clauses.get(clause) instanceof Number number
        && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw BAD_VALUE.because("The value for " + clause + " must be an integer value");
  }

  private static Modifier addToSet(@Nullable Object operand) {
    if (!(operand instanceof Document clauses)
        || clauses.isEmpty()
        || !clauses.keySet().iterator().next().equals("$each")) {
      return new Modifier.AddToSet(listOf(operand));
    }
    if (!(clauses.get("$each") instanceof Collection<?> values)) {
      throw TYPE_MISMATCH.because("The argument to $each in $addToSet must be an array");
    }
    if (clauses.size() > 1) {
      throw BAD_VALUE.because("Found unexpected fields after $each in $addToSet: " + clauses);
    }
    return new Modifier.AddToSet(new ArrayList<>(values));
  }

  private static List<@Nullable Object> listOf(@Nullable Object value) {
    var list = new ArrayList<@Nullable Object>();
    list.add(value);
    return list;
  }

  // --- $pull, $pullAll, $pop ---------------------------------------------------------------------

  /** Operators are asked of each entry, other objects are a query that entries must meet. */
  private static Predicate<@Nullable Object> unwanted(@Nullable Object operand) {
    if (operand instanceof BsonRegularExpression || FilterReader.hasOperators(operand)) {
      var filter = Filter.of(new Document("entry", operand));
      return entry -> filter.test(new Document("entry", entry));
    }
    if (operand instanceof Document query) {
      var filter = Filter.of(query);
      return entry -> entry instanceof Document object && filter.test(object);
    }
    return entry -> BsonOrder.same(entry, operand);
  }

  private static Modifier pullAll(@Nullable Object operand) {
    if (!(operand instanceof Collection<?> values)) {
      throw BAD_VALUE.because(
          "$pullAll requires an array argument but was given a " + Utils.describeType(operand));
    }
    return new Modifier.Remove(
        "$pullAll", entry -> values.stream().anyMatch(value -> BsonOrder.same(entry, value)));
  }

  private static boolean popsFirst(String path, @Nullable Object operand) {
    if (!(operand instanceof Number number)) {
      throw FAILED_TO_PARSE.because("Expected a number in: " + path + ": " + operand);
    }
    if (Math.abs(number.doubleValue()) != 1) {
      throw FAILED_TO_PARSE.because("$pop expects 1 or -1, found: " + operand);
    }
    return number.doubleValue() < 0;
  }
}
