package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.FAILED_TO_PARSE;
import static dev.formwork.embedded.query.Refusal.TYPE_MISMATCH;
import static dev.formwork.embedded.query.Refusal.numbered;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.index.Sorting;
import dev.formwork.embedded.query.Expressions.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the stages of a pipeline. */
final class Stages {

  /** Stages outside the portable core that the library has and that need no collection. */
  private static final Set<String> FOREIGN =
      Set.of("$count", "$replaceRoot", "$sample", "$sortByCount", "$unset", "$redact");

  private Stages() {}

  static List<Document> pipeline(@Nullable Object value) {
    if (!(value instanceof Collection<?> stages)) {
      throw TYPE_MISMATCH.because("'pipeline' option must be specified as an array");
    }
    var pipeline = new ArrayList<Document>();
    for (Object stage : stages) {
      if (!(stage instanceof Document document)) {
        throw TYPE_MISMATCH.because("Each element of the 'pipeline' array must be an object");
      }
      if (document.size() != 1) {
        throw numbered(
            40323, "A pipeline stage specification object must contain exactly one field.");
      }
      pipeline.add(document);
    }
    return pipeline;
  }

  static Stage read(Document stage) {
    String name = stage.keySet().iterator().next();
    Object value = stage.get(name);
    return switch (name) {
      case "$match" ->
          new Stage.Filtering(
              Filter.of(object(value, 15959, "the match filter must be an object")));
      case "$project" -> {
        var fields = object(value, 15969, "$project specification must be an object");
        yield new Stage.Showing(Projecting.ofStage(notEmpty(fields, "$project")));
      }
      case "$addFields" -> {
        var fields = object(value, 40272, "$addFields specification stage must be an object");
        yield new Stage.Showing(Projecting.adding(notEmpty(fields, "$addFields")));
      }
      case "$sort" -> new Stage.Ordering(sorting(value));
      case "$skip" -> new Stage.Skipping(count(value, 0, 5107200, "$skip"));
      case "$limit" -> new Stage.Limiting(count(value, 1, 15958, "$limit"));
      case "$group" ->
          group(object(value, 15947, "a group's fields must be specified in an object"));
      case "$bucket" -> bucket(object(value, 40201, "Argument to $bucket stage must be an object"));
      case "$unwind" -> unwind(value);
      case "$lookup" -> {
        if (!(value instanceof Document lookup)) {
          throw FAILED_TO_PARSE.because("the $lookup specification must be an object");
        }
        yield lookup(lookup);
      }
      case "$facet" -> facet(object(value, 40169, "the $facet specification must be an object"));
      default -> {
        if (!FOREIGN.contains(name)) {
          throw numbered(40324, "Unrecognized pipeline stage name: '" + name + "'");
        }
        yield new Stage.Foreign(stage);
      }
    };
  }

  private static Document object(@Nullable Object value, int code, String message) {
    if (value instanceof Document document) {
      return document;
    }
    throw numbered(code, message);
  }

  private static Document notEmpty(Document fields, String stage) {
    if (fields.isEmpty()) {
      throw numbered(40177, "Invalid " + stage + " :: caused by :: it must have a field");
    }
    return fields;
  }

  private static Sorting.ByFields sorting(@Nullable Object value) {
    var order = object(value, 15973, "the $sort key specification must be an object");
    if (order.isEmpty()) {
      throw numbered(15976, "$sort stage must have at least one sort key");
    }
    if (!(Sorting.of(order) instanceof Sorting.ByFields fields)) {
      throw numbered(15975, "a pipeline has no natural order to sort by");
    }
    return fields;
  }

  private static long count(@Nullable Object value, long least, int code, String stage) {
    if (value instanceof Number number
        && number.doubleValue() == number.longValue()
        && number.longValue() >= least) {
      return number.longValue();
    }
    throw numbered(code, "invalid argument to " + stage + " stage: " + value);
  }

  private static Stage group(Document fields) {
    if (!fields.containsKey("_id")) {
      throw numbered(15955, "a group specification must include an _id");
    }
    return new Stage.Grouping(Expressions.read(fields.get("_id")), Accumulation.read(fields));
  }

  // --- $bucket -----------------------------------------------------------------------------------

  private static Stage bucket(Document bucket) {
    for (String option : bucket.keySet()) {
      if (!Set.of("groupBy", "boundaries", "default", "output").contains(option)) {
        throw numbered(40197, "Unrecognized option to $bucket: " + option);
      }
    }
    if (!bucket.containsKey("groupBy") || !bucket.containsKey("boundaries")) {
      throw numbered(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
    }
    var boundaries = boundaries(bucket.get("boundaries"));
    var output =
        bucket.get("output") instanceof Document document
            ? document
            : new Document("count", new Document("$sum", 1));
    return new Stage.Bucketing(
        Expressions.read(bucket.get("groupBy")),
        boundaries,
        otherwise(bucket.getOrMissing("default"), boundaries),
        Accumulation.read(output));
  }

  private static List<@Nullable Object> boundaries(@Nullable Object value) {
    if (!(value instanceof List<?> given)) {
      throw numbered(40200, "The $bucket 'boundaries' field must be an array");
    }
    if (given.size() < 2) {
      throw numbered(40192, "The $bucket 'boundaries' field must have at least 2 values");
    }
    var boundaries = new ArrayList<@Nullable Object>(given);
    for (int i = 1; i < boundaries.size(); i++) {
      if (!BsonOrder.sameKind(boundaries.get(i - 1), boundaries.get(i))) {
        throw numbered(40193, "All values in 'boundaries' to $bucket must have the same type.");
      }
      if (BsonOrder.ASCENDING.compare(boundaries.get(i - 1), boundaries.get(i)) >= 0) {
        throw numbered(40194, "The 'boundaries' option to $bucket must be sorted");
      }
    }
    return boundaries;
  }

  private static @Nullable Object otherwise(
      @Nullable Object value, List<@Nullable Object> boundaries) {
    if (!(value instanceof Missing)
        && BsonOrder.ASCENDING.compare(value, boundaries.getFirst()) >= 0
        && BsonOrder.ASCENDING.compare(value, boundaries.getLast()) < 0) {
      throw numbered(40199, "The $bucket 'default' must be outside the boundaries.");
    }
    return value;
  }

  // --- $unwind, $lookup, $facet ------------------------------------------------------------------

  private static Stage unwind(@Nullable Object value) {
    Document options = value instanceof Document given ? given : new Document("path", value);
    if (!options.containsKey("path")) {
      throw numbered(28812, "no path specified to $unwind stage");
    }
    if (!(options.get("path") instanceof String path)) {
      throw numbered(28808, "expected a string as the path for $unwind stage");
    }
    if (!path.startsWith("$")) {
      throw numbered(28818, "path option to $unwind stage should be prefixed with a '$': " + path);
    }
    return new Stage.Unwinding(
        Paths.of(String.join(".", Expressions.parts(path.substring(1)))),
        Utils.isTrue(options.get("preserveNullAndEmptyArrays")),
        options.get("includeArrayIndex") instanceof String index ? index : null);
  }

  private static Stage lookup(Document lookup) {
    boolean hasPipeline = lookup.containsKey("pipeline");
    var known =
        hasPipeline
            ? Set.of("from", "let", "pipeline", "as")
            : Set.of("from", "localField", "foreignField", "as");
    for (String option : lookup.keySet()) {
      if (!known.contains(option)) {
        throw FAILED_TO_PARSE.because("unknown argument to $lookup: " + option);
      }
    }
    String from = text(lookup, "from");
    String as = text(lookup, "as");
    if (!hasPipeline) {
      var local = Paths.of(text(lookup, "localField"));
      return new Stage.Joining(from, local, text(lookup, "foreignField"), as);
    }
    var let = new LinkedHashMap<String, Expression>();
    if (lookup.get("let") instanceof Document variables) {
      variables.forEach((name, expression) -> let.put(name, Expressions.read(expression)));
    }
    var pipeline = Pipeline.of(lookup.get("pipeline"));
    return new Stage.JoiningByPipeline(from, let, pipeline, as);
  }

  private static String text(Document lookup, String option) {
    if (lookup.get(option) instanceof String text) {
      return text;
    }
    throw FAILED_TO_PARSE.because(
        "'" + option + "' option to $lookup must be a string, but was " + lookup.get(option));
  }

  private static Stage facet(Document facets) {
    if (facets.isEmpty()) {
      throw numbered(40169, "the $facet specification must have a field");
    }
    Map<String, Pipeline> pipelines = new LinkedHashMap<>();
    facets.forEach((name, stages) -> pipelines.put(name, Pipeline.of(stages)));
    return new Stage.Faceting(pipelines);
  }
}
