package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.BAD_VALUE;
import static dev.formwork.embedded.query.Refusal.FAILED_TO_PARSE;
import static dev.formwork.embedded.query.Refusal.IMMUTABLE_FIELD;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import dev.formwork.embedded.query.UpdateTree.Circumstances;
import dev.formwork.embedded.query.UpdateTree.Fields;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An update that was read once: operators, or a document that replaces another. */
public final class Update {

  private static final String ID = "_id";

  private final @Nullable Document replacement;
  private final Fields onUpdate;
  private final Fields onInsert;
  private final Map<String, Filter> filters;

  private Update(
      @Nullable Document replacement,
      Fields onUpdate,
      Fields onInsert,
      Map<String, Filter> filters) {
    this.replacement = replacement;
    this.onUpdate = onUpdate;
    this.onInsert = onInsert;
    this.filters = filters;
  }

  /**
   * Reads an update and the filters of its {@code $[name]} parts.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError as MongoDB would, if it makes no sense
   */
  public static Update of(@Nullable Object update, @Nullable Object arrayFilters, Instant now) {
    if (!(update instanceof Document document)) {
      throw FAILED_TO_PARSE.because(
          "The embedded store takes a document as an update, and no pipeline");
    }
    boolean isReplacement =
        document.isEmpty() || !document.keySet().iterator().next().startsWith("$");
    if (isReplacement) {
      return new Update(document, new Fields(), new Fields(), Map.of());
    }
    var filters = ArrayFilters.read(arrayFilters);
    var reader = new UpdateReader(filters.keySet(), now);
    document.forEach(reader::add);
    ArrayFilters.refuseUnused(filters.keySet(), reader.usedFilters());
    return new Update(null, reader.onUpdate(), reader.onInsert(), filters);
  }

  public boolean isReplacement() {
    return replacement != null;
  }

  /** The document after the update; the one given stays as it is. */
  public Document apply(Document before, @Nullable Integer position) {
    Document after;
    if (replacement != null) {
      after = replaced(before.get(ID), replacement);
    } else {
      after = changed(onUpdate, before, position);
      if (!Objects.equals(before.get(ID), after.get(ID))) {
        throw IMMUTABLE_FIELD.because(
            "Performing an update on the path '_id' would modify the immutable field '_id'");
      }
    }
    Storable.check(after);
    return after;
  }

  /** The document to insert where the query found none. */
  public Document create(Document query) {
    Document created;
    if (replacement != null) {
      var id = Equalities.of(query).get(ID);
      created = replaced(id, replacement);
    } else {
      var start = Equalities.of(query);
      created = changed(onInsert, start, null);
      if (start.containsKey(ID) && !Objects.equals(start.get(ID), created.get(ID))) {
        throw IMMUTABLE_FIELD.because(
            "Performing an update on the path '_id' would modify the immutable field '_id'");
      }
    }
    if (!created.containsKey(ID)) {
      created.put(ID, new ObjectId());
    }
    Storable.check(created);
    return Storable.idFirst(created);
  }

  private Document changed(Fields changes, Document before, @Nullable Integer position) {
    return (Document)
        Objects.requireNonNull(changes.apply(before, "", new Circumstances(position, filters)));
  }

  private static Document replaced(@Nullable Object id, Document replacement) {
    if (id == null) {
      return replacement.clone();
    }
    if (replacement.containsKey(ID) && !BsonOrder.same(id, replacement.get(ID))) {
      throw IMMUTABLE_FIELD.because(
          "After applying the update, the (immutable) field '_id' was found to have been altered"
              + " to _id: "
              + replacement.get(ID));
    }
    if (replacement.keySet().iterator().next().equals(ID)) {
      return replacement;
    }
    var result = new Document(ID, id);
    result.putAll(replacement);
    return result;
  }

  /** The filters of an update by the names they stand for. */
  private static final class ArrayFilters {

    static Map<String, Filter> read(@Nullable Object value) {
      var filters = new HashMap<String, Filter>();
      if (value instanceof Collection<?> given) {
        for (Object each : given) {
          if (!(each instanceof Document query) || query.isEmpty()) {
            throw FAILED_TO_PARSE.because(
                "Cannot use an expression without a top-level field name in arrayFilters");
          }
          String name = name(query);
          if (filters.put(name, Filter.of(query)) != null) {
            throw FAILED_TO_PARSE.because(
                "Found multiple array filters with the same top-level field name " + name);
          }
        }
      }
      return filters;
    }

    private static String name(Document query) {
      var fields = Filter.of(query).fields().orElse(new HashSet<>());
      if (fields.size() != 1) {
        throw FAILED_TO_PARSE.because(
            "Error parsing array filter :: caused by :: Expected a single top-level field name");
      }
      return fields.iterator().next();
    }

    static void refuseUnused(Collection<String> names, Collection<String> used) {
      for (String name : names) {
        if (!used.contains(name)) {
          throw FAILED_TO_PARSE.because(
              "The array filter for identifier '" + name + "' was not used in the update");
        }
      }
    }
  }

  static RuntimeException noFilter(String name, String path) {
    return BAD_VALUE.because(
        "No array filter found for identifier '" + name + "' in path '" + path + "'");
  }

  static List<String> pathOf(String dotted) {
    var parts = Paths.of(dotted).parts();
    if (parts.contains("")) {
      throw Refusal.numbered(
          56,
          "The update path '" + dotted + "' contains an empty field name, which is not allowed.");
    }
    return parts;
  }
}
