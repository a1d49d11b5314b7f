package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.ModelValues.MISSING;
import static dev.formwork.embedded.query.ModelValues.NULL;
import static dev.formwork.embedded.query.ModelValues.compare;
import static dev.formwork.embedded.query.ModelValues.isNullish;
import static dev.formwork.embedded.query.ModelValues.same;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/** What a pipeline gives, after the manual's chapter on aggregation stages. */
final class ModelPipeline {

  private final List<BsonDocument> foreign;
  private final BsonDocument variables;

  private ModelPipeline(List<BsonDocument> foreign, BsonDocument variables) {
    this.foreign = foreign;
    this.variables = variables;
  }

  /** On these documents; every join is with the same foreign ones. */
  static List<BsonDocument> run(
      List<BsonDocument> documents, List<BsonValue> pipeline, List<BsonDocument> foreign) {
    return new ModelPipeline(foreign, new BsonDocument()).run(documents, pipeline);
  }

  private List<BsonDocument> run(List<BsonDocument> documents, List<BsonValue> pipeline) {
    var result = documents;
    for (var stage : pipeline) {
      String name = stage.asDocument().getFirstKey();
      result = stage(result, name, ModelValues.orMissing(stage.asDocument(), name));
    }
    return result;
  }

  private List<BsonDocument> stage(List<BsonDocument> in, String name, BsonValue value) {
    return switch (name) {
      case "$match" -> in.stream().filter(each -> matches(each, value.asDocument())).toList();
      case "$sort" -> ModelSort.sorted(in, value.asDocument());
      case "$skip" -> in.stream().skip(value.asNumber().longValue()).toList();
      case "$limit" -> in.stream().limit(value.asNumber().longValue()).toList();
      case "$addFields" -> in.stream().map(each -> computed(each.clone(), each, value)).toList();
      case "$project" -> in.stream().map(each -> projected(each, value.asDocument())).toList();
      case "$unwind" -> in.stream().flatMap(each -> unwound(each, value).stream()).toList();
      case "$group" -> grouped(in, value.asDocument(), (id, document) -> evaluate(id, document));
      case "$bucket" -> bucketed(in, value.asDocument());
      case "$lookup" -> in.stream().map(each -> joined(each, value.asDocument())).toList();
      case "$facet" -> {
        var facets = new BsonDocument();
        value
            .asDocument()
            .forEach(
                (facet, stages) -> facets.append(facet, new BsonArray(run(in, stages.asArray()))));
        yield List.of(facets);
      }
      default -> throw new IllegalArgumentException("The model has no " + name);
    };
  }

  private BsonValue evaluate(BsonValue expression, BsonDocument document) {
    return ModelExpressions.evaluate(expression, document, variables);
  }

  private boolean matches(BsonDocument document, BsonDocument query) {
    var rest = query.clone();
    var expression = rest.remove("$expr");
    return ModelFilter.matches(document, rest)
        && (expression == null || ModelExpressions.isTrue(evaluate(expression, document)));
  }

  // --- Fields
  // --------------------------------------------------------------------------------------

  private BsonDocument computed(BsonDocument into, BsonDocument from, BsonValue fields) {
    fields
        .asDocument()
        .forEach((name, expression) -> {
          var value = evaluate(expression, from);
          if (value.equals(MISSING)) {
            into.remove(name);
          } else {
            into.put(name, value);
          }
        });
    return into;
  }

  private BsonDocument projected(BsonDocument document, BsonDocument fields) {
    boolean hides =
        fields.entrySet().stream()
            .allMatch(
                field -> field.getValue().isInt32() && field.getValue().asInt32().getValue() == 0);
    if (hides) {
      return hidden(document, fields.keySet().stream().map(ModelPipeline::path).toList());
    }
    var shown = new ArrayList<List<String>>();
    if (!fields.containsKey("_id")) {
      shown.add(List.of("_id"));
    }
    var expressions = new BsonDocument();
    fields.forEach((name, value) -> {
      if (value.isDocument() && !ModelFilter.isOperators(value)) {
        value.asDocument().keySet().forEach(inner -> shown.add(path(name + "." + inner)));
      } else if (!value.isInt32()) {
        expressions.append(name, value);
      } else if (value.asInt32().getValue() == 1) {
        shown.add(path(name));
      }
    });
    return computed(shown(document, shown), document, expressions);
  }

  private static List<String> path(String dotted) {
    return List.of(dotted.split("\\."));
  }

  private static BsonDocument shown(BsonDocument document, List<List<String>> paths) {
    var result = new BsonDocument();
    document.forEach((name, value) -> {
      var below = below(paths, name);
      if (below.stream().anyMatch(List::isEmpty)) {
        result.append(name, value);
      } else if (!below.isEmpty()) {
        var inner = shownIn(value, below);
        if (!inner.equals(MISSING)) {
          result.append(name, inner);
        }
      }
    });
    return result;
  }

  private static BsonValue shownIn(BsonValue value, List<List<String>> paths) {
    if (value.isDocument()) {
      return shown(value.asDocument(), paths);
    }
    if (!value.isArray()) {
      return MISSING;
    }
    return new BsonArray(
        value.asArray().stream()
            .map(entry -> shownIn(entry, paths))
            .filter(entry -> !entry.equals(MISSING))
            .toList());
  }

  private static BsonDocument hidden(BsonDocument document, List<List<String>> paths) {
    var result = new BsonDocument();
    document.forEach((name, value) -> {
      var below = below(paths, name);
      if (below.stream().noneMatch(List::isEmpty)) {
        result.append(name, below.isEmpty() ? value : hiddenIn(value, below));
      }
    });
    return result;
  }

  private static BsonValue hiddenIn(BsonValue value, List<List<String>> paths) {
    if (value.isDocument()) {
      return hidden(value.asDocument(), paths);
    }
    return value.isArray()
        ? new BsonArray(value.asArray().stream().map(entry -> hiddenIn(entry, paths)).toList())
        : value;
  }

  private static List<List<String>> below(List<List<String>> paths, String name) {
    return paths.stream()
        .filter(path -> path.getFirst().equals(name))
        .map(path -> path.subList(1, path.size()))
        .toList();
  }

  // --- Arrays and joins
  // ----------------------------------------------------------------------------

  private static List<BsonDocument> unwound(BsonDocument document, BsonValue specification) {
    var options =
        specification.isDocument()
            ? specification.asDocument()
            : new BsonDocument("path", specification);
    String field = options.getString("path").getValue().substring(1);
    boolean keeps = options.containsKey("preserveNullAndEmptyArrays");
    var index = options.get("includeArrayIndex");
    var value = ModelValues.orMissing(document, field);
    var result = new ArrayList<BsonDocument>();
    if (!value.isArray() || value.asArray().isEmpty()) {
      if (keeps || !(isNullish(value) || value.isArray())) {
        var kept = document.clone();
        if (value.isArray()) {
          kept.remove(field);
        }
        result.add(index == null ? kept : kept.append(index.asString().getValue(), NULL));
      }
      return result;
    }
    for (int i = 0; i < value.asArray().size(); i++) {
      var each = document.clone();
      each.put(field, value.asArray().get(i));
      result.add(index == null ? each : each.append(index.asString().getValue(), new BsonInt64(i)));
    }
    return result;
  }

  private BsonDocument joined(BsonDocument document, BsonDocument lookup) {
    List<BsonDocument> found;
    if (lookup.containsKey("pipeline")) {
      var inner = variables.clone();
      lookup
          .getDocument("let")
          .forEach((name, expression) -> {
            var value = evaluate(expression, document);
            inner.append(name, value);
          });
      found = new ModelPipeline(foreign, inner).run(foreign, lookup.getArray("pipeline"));
    } else {
      var local = ModelValues.orMissing(document, lookup.getString("localField").getValue());
      if (local.isArray() && local.asArray().isEmpty()) {
        throw new ModelNumbers.Unspecified(); // joins nothing, or what has no such field
      }
      var wanted = local.isArray() ? local.asArray() : new BsonArray(List.of(nullIfMissing(local)));
      var query =
          new BsonDocument(
              lookup.getString("foreignField").getValue(), new BsonDocument("$in", wanted));
      found = foreign.stream().filter(each -> ModelFilter.matches(each, query)).toList();
    }
    var result = document.clone();
    result.put(lookup.getString("as").getValue(), new BsonArray(found));
    return result;
  }

  private static BsonValue nullIfMissing(BsonValue value) {
    return value.equals(MISSING) ? NULL : value;
  }

  // --- Groups
  // --------------------------------------------------------------------------------------

  private List<BsonDocument> grouped(
      List<BsonDocument> in,
      BsonDocument group,
      BiFunction<BsonValue, BsonDocument, BsonValue> idOf) {
    var members = new TreeMap<BsonValue, List<BsonDocument>>(ModelValues::compare);
    for (var document : in) {
      var id = idOf.apply(group.get("_id"), document);
      members.computeIfAbsent(id.equals(MISSING) ? NULL : id, _ -> new ArrayList<>()).add(document);
    }
    var result = new ArrayList<BsonDocument>();
    members.forEach((id, documents) -> {
      var each = new BsonDocument("_id", id);
      group.forEach((field, accumulator) -> {
        if (!field.equals("_id")) {
          each.append(field, accumulated(accumulator.asDocument(), documents));
        }
      });
      result.add(each);
    });
    return result;
  }

  private BsonValue accumulated(BsonDocument accumulator, List<BsonDocument> documents) {
    String name = accumulator.getFirstKey();
    var all =
        documents.stream()
            .map(each -> evaluate(ModelValues.orMissing(accumulator, name), each))
            .toList();
    var there = all.stream().filter(value -> !value.equals(MISSING)).toList();
    var values = all.stream().filter(value -> !isNullish(value)).toList();
    var numbers =
        values.stream().filter(value -> value.isNumber() || value.isDecimal128()).toList();
    return switch (name) {
      case "$sum" -> ModelNumbers.sum(numbers);
      case "$avg" -> numbers.isEmpty() ? NULL : ModelNumbers.mean(numbers);
      case "$min" -> values.stream().reduce((a, b) -> compare(b, a) < 0 ? b : a).orElse(NULL);
      case "$max" -> values.stream().reduce((a, b) -> compare(b, a) > 0 ? b : a).orElse(NULL);
      case "$first" -> all.getFirst().equals(MISSING) ? NULL : all.getFirst();
      case "$push" -> new BsonArray(there);
      case "$addToSet" -> {
        var set = new BsonArray();
        for (var value : there) {
          if (set.stream().noneMatch(each -> same(each, value))) {
            set.add(value);
          }
        }
        yield set;
      }
      default -> throw new IllegalArgumentException("The model has no " + name);
    };
  }

  private List<BsonDocument> bucketed(List<BsonDocument> in, BsonDocument bucket) {
    var boundaries = bucket.getArray("boundaries");
    Map<String, BsonValue> fields = new LinkedHashMap<>(bucket.getDocument("output"));
    var group = new BsonDocument("_id", bucket.get("groupBy"));
    group.putAll(fields);
    return grouped(
        in,
        group,
        (by, document) -> {
          var value = evaluate(by, document);
          for (int i = 0; i + 1 < boundaries.size(); i++) {
            if (compare(value, boundaries.get(i)) >= 0
                && compare(value, boundaries.get(i + 1)) < 0) {
              return boundaries.get(i);
            }
          }
          if (!bucket.containsKey("default")) {
            throw new ModelError(40066);
          }
          return bucket.get("default");
        });
  }
}
