package dev.formwork.embedded.query;

import java.util.List;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Queries, orders and updates of the portable core by a seed. */
final class RandomQueries {

  private final RandomValues values;

  RandomQueries(RandomValues values) {
    this.values = values;
  }

  // --- Filters
  // -------------------------------------------------------------------------------------

  BsonDocument filter(int depth) {
    var filter = new BsonDocument();
    for (int i = 1 + values.below(2); i > 0; i--) {
      if (depth > 0 && values.oneIn(4)) {
        filter.append(values.of(List.of("$and", "$or", "$nor")), several(() -> filter(depth - 1)));
      } else if (values.oneIn(15)) {
        var sides = new BsonArray(List.of(field(), values.oneIn(2) ? field() : values.scalar()));
        filter.append(
            "$expr", new BsonDocument(values.of(List.of("$gt", "$eq", "$lte", "$ne")), sides));
      } else {
        filter.append(values.path(), condition(depth));
      }
    }
    return filter;
  }

  private BsonString field() {
    return new BsonString("$" + values.of(List.of("a", "b", "n", "s", "m.a", "o.k", "x")));
  }

  private BsonValue condition(int depth) {
    if (values.oneIn(4)) {
      return values.value(2);
    }
    return operators(depth, true);
  }

  private BsonDocument operators(int depth, boolean mayHaveElements) {
    var operators = new BsonDocument();
    if (values.oneIn(4)) {
      return operators.append("$gte", values.number()).append("$lt", values.number());
    }
    operators.append("$" + comparison(), values.oneIn(2) ? values.number() : values.scalar());
    switch (values.below(12)) {
      case 0 -> operators.clear();
      case 1 -> operators.append("$exists", BsonBoolean.valueOf(values.oneIn(2)));
      default -> {
        if (values.oneIn(2)) {
          return operators;
        }
        operators.clear();
      }
    }
    if (operators.isEmpty()) {
      other(operators, depth, mayHaveElements);
    }
    return operators;
  }

  private String comparison() {
    return values.of(List.of("gt", "gte", "lt", "lte", "eq", "ne"));
  }

  private void other(BsonDocument operators, int depth, boolean mayHaveElements) {
    switch (values.below(mayHaveElements && depth > 0 ? 9 : 6)) {
      case 0 -> operators.append("$in", several(() -> values.value(1)));
      case 1 -> operators.append("$nin", several(() -> values.value(1)));
      case 2 -> operators.append("$exists", BsonBoolean.valueOf(values.oneIn(2)));
      case 3 -> operators.append("$size", new BsonInt32(values.below(3)));
      case 4 -> operators.append("$eq", values.value(2));
      case 5 -> operators.append("$all", several(() -> values.value(1)));
      case 6 -> operators.append("$not", operators(depth - 1, mayHaveElements));
      case 7 -> operators.append("$elemMatch", operators(depth - 1, true));
      default -> operators.append("$elemMatch", entryFilter());
    }
  }

  private BsonDocument entryFilter() {
    var filter = new BsonDocument();
    for (String name : List.of("k", "v", "b")) {
      if (values.oneIn(2)) {
        filter.append(name, condition(0));
      }
    }
    return filter;
  }

  private BsonArray several(Supplier<? extends BsonValue> each) {
    var array = new BsonArray();
    for (int i = 1 + values.below(3); i > 0; i--) {
      array.add(each.get());
    }
    return array;
  }

  // --- Orders
  // --------------------------------------------------------------------------------------

  /** With the id at the end, so that it is complete. */
  BsonDocument order() {
    var order = new BsonDocument();
    for (int i = 1 + values.below(2); i > 0; i--) {
      String path = values.path();
      if (!path.matches(".*\\d.*")) {
        order.append(path, direction());
      }
    }
    return order.append("_id", direction());
  }

  private BsonInt32 direction() {
    return new BsonInt32(values.oneIn(2) ? 1 : -1);
  }

  // --- Updates
  // -------------------------------------------------------------------------------------

  BsonDocument update() {
    var update = new BsonDocument();
    for (int i = 1 + values.below(3); i > 0; i--) {
      String operator = values.of(List.copyOf(OPERATORS));
      var paths = update.getDocument(operator, new BsonDocument());
      update.put(operator, paths);
      paths.put(values.path(), operand(operator));
    }
    return update;
  }

  /** A query that says what a new document has. */
  BsonDocument equalities() {
    var query = new BsonDocument("_id", new BsonInt32(values.below(3)));
    for (int i = values.below(3); i > 0; i--) {
      String path = values.path();
      if (!path.matches(".*\\d.*")) {
        query.append(
            path, values.oneIn(3) ? new BsonDocument("$eq", values.value(1)) : values.scalar());
      }
    }
    return values.oneIn(3) ? new BsonDocument("$and", new BsonArray(List.of(query))) : query;
  }

  private static final List<String> OPERATORS =
      List.of(
          "$set",
          "$unset",
          "$inc",
          "$mul",
          "$min",
          "$max",
          "$push",
          "$addToSet",
          "$pull",
          "$pullAll",
          "$pop",
          "$setOnInsert");

  private BsonValue operand(String operator) {
    return switch (operator) {
      case "$inc", "$mul" -> values.oneIn(3) ? values.decimal() : values.small();
      case "$push" -> push();
      case "$addToSet" ->
          values.oneIn(2)
              ? values.value(1)
              : new BsonDocument("$each", several(() -> values.value(1)));
      case "$pull" -> pull();
      case "$pullAll" -> several(() -> values.value(1));
      case "$pop" -> direction();
      case "$unset" -> new BsonString("");
      default -> values.value(2);
    };
  }

  private BsonValue push() {
    if (values.oneIn(2)) {
      return values.oneIn(2) ? values.entry() : values.value(1);
    }
    var clauses = new BsonDocument("$each", several(() -> values.value(1)));
    if (values.oneIn(2)) {
      clauses.append("$position", values.small());
    }
    if (values.oneIn(2)) {
      clauses.append("$slice", values.small());
    }
    if (values.oneIn(2)) {
      clauses.append("$sort", values.oneIn(2) ? direction() : new BsonDocument("k", direction()));
    }
    return clauses;
  }

  private BsonValue pull() {
    return switch (values.below(4)) {
      case 0 -> values.value(1);
      case 1 -> new BsonDocument("k", new BsonInt32(values.below(3)));
      case 2 -> entryFilter();
      default -> operators(0, false);
    };
  }

  /** A query that meets an entry of an array, and an update of that entry. */
  record Positional(String array, BsonValue condition, BsonDocument query, BsonDocument update) {}

  Positional positional() {
    boolean isOfObjects = !values.oneIn(3);
    String array = isOfObjects ? "o" : "l";
    var query = new BsonDocument();
    BsonValue condition;
    if (isOfObjects && values.oneIn(2)) {
      condition =
          new BsonDocument("$elemMatch", new BsonDocument("k", new BsonInt32(values.below(3))));
      query.append(array, condition);
    } else if (isOfObjects) {
      condition = new BsonInt32(values.below(3));
      query.append("o.k", condition);
    } else {
      condition = values.oneIn(2) ? values.number() : new BsonDocument("$gte", values.number());
      query.append(array, condition);
    }
    String path =
        array
            + ".$"
            + (isOfObjects && !values.oneIn(4) ? values.of(List.of(".k", ".v", ".w")) : "");
    String operator = values.of(List.of("$set", "$inc", "$unset", "$min", "$push"));
    var update = new BsonDocument(operator, new BsonDocument(path, operand(operator)));
    return new Positional(array, condition, query, update);
  }

  /** An update of all entries of an array, or of those a filter takes. */
  BsonDocument entriesUpdate(boolean hasFilter) {
    String operator = values.of(List.of("$set", "$inc", "$unset", "$max", "$push", "$pull"));
    String path =
        values.of(List.of("o", "l", "a"))
            + (hasFilter ? ".$[x]" : ".$[]")
            + values.of(List.of("", ".k", ".v", ".w"));
    return new BsonDocument(operator, new BsonDocument(path, operand(operator)));
  }

  BsonDocument entryCondition() {
    var filter = new BsonDocument();
    filter.append(values.of(List.of("x", "x.k", "x.v")), operators(0, false));
    return filter;
  }
}
