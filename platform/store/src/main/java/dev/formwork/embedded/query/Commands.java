package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.BAD_VALUE;
import static dev.formwork.embedded.query.Refusal.FAILED_TO_PARSE;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commands that read and write documents, done as MongoDB does them over {@link Documents}. All
 * others, about collections, indexes and the server, are the library's.
 */
public final class Commands {

  private static final Set<String> NAMES =
      Set.of(
          "find",
          "getMore",
          "killCursors",
          "aggregate",
          "count",
          "distinct",
          "insert",
          "update",
          "delete",
          "findAndModify");

  private final Collections collections;
  private final Cursors cursors;
  private final Writes writes;

  public Commands(Collections collections, Cursors cursors, InstantSource clock) {
    this.collections = collections;
    this.cursors = cursors;
    this.writes = new Writes(collections, clock);
  }

  /** Whether this is one of the commands done here. */
  public static boolean isOurs(String command) {
    return NAMES.contains(canonical(command));
  }

  /**
   * Refuses a command, of ours or not, that has an option this store does not support.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if it has
   */
  public static void check(String command, Document query) {
    Supported.check(canonical(command), query);
  }

  /** The answer to {@code listCollections}, of which the library gives all, by the filter asked. */
  public static Document filtered(Document answer, Document query) {
    var filter = Filter.of(object(query, "filter"));
    boolean isBrief = Utils.isTrue(query.get("nameOnly"));
    var cursor = ((Document) Objects.requireNonNull(answer.get("cursor"))).clone();
    var batch = new ArrayList<Document>();
    for (Object each : (Iterable<?>) Objects.requireNonNull(cursor.get("firstBatch"))) {
      var collection = (Document) each;
      if (filter.test(collection)) {
        batch.add(isBrief ? BRIEFLY.of(collection) : collection);
      }
    }
    cursor.put("firstBatch", batch);
    return new Document("cursor", cursor).append("ok", 1.0);
  }

  private static final Projecting BRIEFLY =
      Projecting.ofFind(new Document("name", 1).append("type", 1));

  /** The answer to a command of ours. */
  public Document handle(String command, Document query) {
    check(command, query);
    return switch (canonical(command)) {
      case "find" -> find(query);
      case "getMore" -> cursors.next(whole(query, command, 0), batchSize(query));
      case "killCursors" -> cursors.kill(query.get("cursors"));
      case "aggregate" -> aggregate(query);
      case "count" -> count(query);
      case "distinct" -> distinct(query);
      case "insert" -> writes.insert(query);
      case "update" -> writes.update(query);
      case "delete" -> writes.delete(query);
      case "findAndModify" -> new FindAndModify(collections, query, writes.now()).run();
      default -> throw new IllegalArgumentException("Expected a command of ours: " + command);
    };
  }

  /** The older clients' spelling is understood too. */
  private static String canonical(String command) {
    return command.equals("findandmodify") ? "findAndModify" : command;
  }

  private Document find(Document query) {
    var documents = collections.find(text(query, "find"));
    long limit = whole(query, "limit", 0);
    var reading =
        new Reading(
            object(query, "filter"),
            query.get("sort") instanceof Document sort ? sort : null,
            whole(query, "skip", 0),
            Math.abs(limit));
    if (reading.skip() < 0) {
      throw Refusal.numbered(51024, "BSON field 'skip' value must be >= 0");
    }
    boolean isOnly = limit < 0 || Utils.isTrue(query.get("singleBatch"));
    var shown =
        query.get("projection") instanceof Document fields && !fields.isEmpty()
            ? Projecting.ofFind(fields)
            : null;
    check(reading);
    Stream<Document> found = documents.find(reading);
    return cursors.first(
        documents.namespace(),
        shown == null ? found : found.map(shown::of),
        batchSize(query),
        isOnly);
  }

  /** So that a query without sense is refused also where there is nothing to find. */
  private static void check(Reading reading) {
    Filter.of(reading.filter());
    if (reading.sort() != null) {
      Sorting.by(reading.sort());
    }
  }

  private Document aggregate(Document query) {
    var documents = collections.find(text(query, "aggregate"));
    var pipeline = Pipeline.read(Stages.pipeline(query.get("pipeline")));
    if (!(query.get("cursor") instanceof Document cursor)) {
      throw FAILED_TO_PARSE.because(
          "The 'cursor' option is required, except for aggregate with the explain argument");
    }
    var surroundings = new Pipeline.Surroundings(documents, collections::find, Map.of());
    return cursors.first(
        documents.namespace(), pipeline.run(surroundings), batchSize(cursor), false);
  }

  private Document count(Document query) {
    var documents = collections.find(text(query, "count"));
    var filter = object(query, "query");
    Filter.of(filter);
    long skip = whole(query, "skip", 0);
    long limit = Math.abs(whole(query, "limit", 0));
    long all = documents.count(filter);
    long rest = Math.max(0, all - skip);
    long count = limit > 0 ? Math.min(limit, rest) : rest;
    return new Document("n", Math.toIntExact(count)).append("ok", 1.0);
  }

  private Document distinct(Document query) {
    var documents = collections.find(text(query, "distinct"));
    var path = Paths.of(text(query, "key"));
    var filter = object(query, "query");
    Filter.of(filter);
    var values = new TreeSet<@Nullable Object>(BsonOrder.ASCENDING);
    try (var found = documents.find(Reading.of(filter))) {
      found.forEach(document ->
          path.leadsTo(
              document, false, value -> !collect(value, values), Match.withoutVariables()));
    }
    return new Document("values", new ArrayList<>(values)).append("ok", 1.0);
  }

  private static boolean collect(@Nullable Object value, Set<@Nullable Object> values) {
    if (value instanceof Iterable<?> array) {
      array.forEach(values::add);
    } else if (!(value instanceof Missing)) {
      values.add(value);
    }
    return true;
  }

  // --- Options -----------------------------------------------------------------------------------

  static String text(Document query, String option) {
    if (query.get(option) instanceof String text) {
      return text;
    }
    throw BAD_VALUE.because("Expected '" + option + "' to be a string: " + query.get(option));
  }

  static Document object(Document query, String option) {
    return switch (query.get(option)) {
      case null -> new Document();
      case Document document -> document;
      default -> throw Refusal.TYPE_MISMATCH.because("Expected '" + option + "' to be an object");
    };
  }

  static List<Document> objects(Document query, String option) {
    if (!(query.get(option) instanceof Iterable<?> given)) {
      throw Refusal.TYPE_MISMATCH.because("Expected '" + option + "' to be an array");
    }
    var objects = new ArrayList<Document>();
    for (Object each : given) {
      if (!(each instanceof Document object)) {
        throw Refusal.TYPE_MISMATCH.because("Expected '" + option + "' to hold objects");
      }
      objects.add(object);
    }
    return objects;
  }

  private static long whole(Document query, String option, long otherwise) {
    return switch (query.get(option)) {
      case null -> otherwise;
      case Number number -> number.longValue();
      default -> throw Refusal.TYPE_MISMATCH.because("Expected '" + option + "' to be a number");
    };
  }

  private static @Nullable Long batchSize(Document query) {
    return query.containsKey("batchSize") ? (Long) whole(query, "batchSize", 0) : null;
  }
}
