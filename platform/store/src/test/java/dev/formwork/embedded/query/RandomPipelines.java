package dev.formwork.embedded.query;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Pipelines of the portable core by a seed; every one ends in an order that is complete. */
final class RandomPipelines {

  private static final List<String> FIELDS =
      List.of("a", "b", "c", "n", "s", "t", "l", "o", "m.a", "o.k", "o.v", "m", "x");

  private final RandomValues values;
  private final RandomQueries queries;

  RandomPipelines(RandomValues values, RandomQueries queries) {
    this.values = values;
    this.queries = queries;
  }

  BsonArray pipeline() {
    var pipeline = new BsonArray();
    if (values.oneIn(2)) {
      pipeline.add(new BsonDocument("$match", queries.filter(1)));
    }
    pipeline.add(sort());
    for (int i = values.below(3); i > 0; i--) {
      pipeline.add(simple());
    }
    switch (values.below(8)) {
      case 0, 1 -> {
        pipeline.add(group());
        pipeline.add(sort());
      }
      case 2 -> {
        pipeline.add(bucket());
        pipeline.add(sort());
      }
      case 3 -> pipeline.add(lookup());
      case 4 -> pipeline.add(facet());
      default -> {}
    }
    return pipeline;
  }

  private static BsonDocument sort() {
    return new BsonDocument("$sort", new BsonDocument("_id", new BsonInt32(1)));
  }

  private BsonDocument simple() {
    return switch (values.below(7)) {
      case 0 -> new BsonDocument("$match", queries.filter(1));
      case 1 ->
          new BsonDocument(
              "$addFields",
              new BsonDocument(values.of(List.of("a", "y", "n")), expression(2))
                  .append("z", expression(1)));
      case 2 -> new BsonDocument("$project", projection());
      case 3 -> new BsonDocument("$unwind", unwind());
      case 4 -> new BsonDocument("$skip", new BsonInt32(values.below(3)));
      case 5 -> new BsonDocument("$limit", new BsonInt32(1 + values.below(9)));
      default -> new BsonDocument("$project", computed());
    };
  }

  BsonDocument projection() {
    var fields = new BsonDocument();
    boolean shows = values.oneIn(2);
    for (String path : List.of("a.b", "o.k", "m", "n", "l.b")) {
      if (values.oneIn(2)) {
        fields.append(path, new BsonInt32(shows ? 1 : 0));
      }
    }
    if (fields.isEmpty()) {
      fields.append("s", new BsonInt32(shows ? 1 : 0));
    }
    if (values.oneIn(4)) {
      fields.append("_id", new BsonInt32(0));
    }
    return fields;
  }

  private BsonDocument computed() {
    var fields = new BsonDocument("y", expression(3));
    return values.oneIn(3) ? fields.append("m", new BsonDocument("a", new BsonInt32(1))) : fields;
  }

  private BsonValue unwind() {
    var path = new BsonString("$" + values.of(List.of("l", "o", "a")));
    if (values.oneIn(2)) {
      return path;
    }
    var options = new BsonDocument("path", path);
    if (values.oneIn(2)) {
      options.append("preserveNullAndEmptyArrays", org.bson.BsonBoolean.TRUE);
    }
    return values.oneIn(2) ? options.append("includeArrayIndex", new BsonString("i")) : options;
  }

  private BsonDocument group() {
    var id =
        values.of(
            () -> org.bson.BsonNull.VALUE,
            this::field,
            () -> new BsonDocument("x", field()).append("y", field()),
            () -> expression(1));
    return new BsonDocument("$group", accumulators(new BsonDocument("_id", id)));
  }

  private BsonDocument accumulators(BsonDocument into) {
    for (String name : List.of("$sum", "$avg", "$min", "$max", "$first", "$push", "$addToSet")) {
      if (values.oneIn(3)) {
        // The name tells the comparison that its order is nobody's business.
        into.append(
            name.equals("$addToSet") ? "set" : "f" + name.substring(1),
            new BsonDocument(name, values.oneIn(3) ? expression(1) : field()));
      }
    }
    return into;
  }

  private BsonDocument bucket() {
    var boundaries =
        new BsonArray(List.of(new BsonInt32(-1), new BsonInt32(1), new BsonInt32(1000)));
    var bucket =
        new BsonDocument("groupBy", values.oneIn(3) ? expression(1) : new BsonString("$n"))
            .append("boundaries", boundaries);
    if (!values.oneIn(4)) {
      bucket.append("default", new BsonString("other"));
    }
    return new BsonDocument(
        "$bucket",
        bucket.append(
            "output",
            accumulators(new BsonDocument("count", new BsonDocument("$sum", new BsonInt32(1))))));
  }

  private BsonDocument lookup() {
    var sorted = new BsonArray(List.of(sort()));
    if (values.oneIn(2)) {
      var query =
          new BsonDocument(
              "$expr",
              new BsonDocument("$eq", new BsonArray(List.of(field(), new BsonString("$$v")))));
      sorted.add(0, new BsonDocument("$match", query));
    }
    var lookup = new BsonDocument("from", new BsonString("foreign"));
    if (values.oneIn(2)) {
      lookup.append("let", new BsonDocument("v", field())).append("pipeline", sorted);
    } else {
      lookup
          .append("localField", new BsonString(values.of(List.of("n", "s", "a", "x"))))
          .append("foreignField", new BsonString(values.of(List.of("n", "s", "l", "o.k"))));
    }
    return new BsonDocument("$lookup", lookup.append("as", new BsonString("joined")));
  }

  private BsonDocument facet() {
    var facets = new BsonDocument();
    facets.append("one", new BsonArray(List.of(group(), sort())));
    facets.append("two", new BsonArray(List.of(simple())));
    return new BsonDocument("$facet", facets);
  }

  // --- Expressions
  // ---------------------------------------------------------------------------------

  private BsonString field() {
    return new BsonString("$" + values.of(FIELDS));
  }

  private BsonValue expression(int depth) {
    if (depth == 0 || values.oneIn(4)) {
      return values.oneIn(3) ? new BsonDocument("$literal", values.value(1)) : field();
    }
    return switch (values.below(9)) {
      case 0 ->
          call(
              values.of(List.of("$add", "$multiply", "$subtract")),
              values.oneIn(2) ? new BsonString("$n") : expression(depth - 1),
              values.small());
      case 1 ->
          call(
              values.of(List.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$cmp")),
              expression(depth - 1),
              expression(depth - 1));
      case 2 ->
          call(values.of(List.of("$and", "$or")), expression(depth - 1), expression(depth - 1));
      case 3 -> call("$cond", expression(depth - 1), expression(depth - 1), expression(depth - 1));
      case 4 -> call("$ifNull", expression(depth - 1), expression(depth - 1));
      case 5 -> onText(depth);
      case 6 -> onArray(depth);
      case 7 -> onDate();
      default -> call(values.of(List.of("$not", "$isArray")), expression(depth - 1));
    };
  }

  private BsonValue onText(int depth) {
    BsonValue text = values.oneIn(3) ? expression(depth - 1) : new BsonString("$s");
    return switch (values.below(6)) {
      case 0 -> call("$concat", text, literal(values.text()));
      case 1 -> call(values.of(List.of("$toLower", "$toUpper", "$strLenCP")), text);
      case 2 ->
          call("$substrCP", text, new BsonInt32(values.below(3)), new BsonInt32(values.below(3)));
      case 3 -> call("$indexOfCP", text, literal(values.text()));
      case 4 -> call("$split", text, literal(new BsonString(" ")));
      default -> call("$in", literal(values.scalar()), new BsonString("$l"));
    };
  }

  private BsonValue onArray(int depth) {
    BsonValue array = new BsonString("$" + values.of(List.of("l", "o", "a", "o.k")));
    return switch (values.below(6)) {
      case 0 -> call("$size", array);
      case 1 -> call("$arrayElemAt", array, values.small());
      case 2 -> call("$concatArrays", array, literal(values.array(0)));
      case 3 ->
          values.oneIn(2)
              ? call("$slice", array, values.small())
              : call("$slice", array, values.small(), values.small());
      case 4 ->
          new BsonDocument(
              "$filter",
              overEntries(array)
                  .append("cond", call("$gt", new BsonString("$$e"), literal(values.scalar()))));
      default ->
          new BsonDocument(
              "$map",
              overEntries(array)
                  .append("in", call("$ifNull", new BsonString("$$e.k"), expression(depth - 1))));
    };
  }

  private static BsonDocument overEntries(BsonValue array) {
    return new BsonDocument("input", array).append("as", new BsonString("e"));
  }

  private BsonValue onDate() {
    if (values.oneIn(2)) {
      return call(values.of(List.of("$year", "$month", "$dayOfMonth")), new BsonString("$t"));
    }
    return new BsonDocument(
        "$dateToString",
        new BsonDocument("date", new BsonString("$t"))
            .append("format", new BsonString("%Y-%m-%d %H:%M:%S.%L"))
            .append(
                "timezone", new BsonString(values.of(List.of("UTC", "Asia/Shanghai", "+05:30")))));
  }

  private static BsonValue literal(BsonValue value) {
    return new BsonDocument("$literal", value);
  }

  private static BsonDocument call(String operator, BsonValue... arguments) {
    return new BsonDocument(operator, new BsonArray(List.of(arguments)));
  }
}
