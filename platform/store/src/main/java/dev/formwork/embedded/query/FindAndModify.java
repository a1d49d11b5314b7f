package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.FAILED_TO_PARSE;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One {@code findAndModify}: the first document that is found is changed or removed, and given. */
final class FindAndModify {

  private final Collections collections;
  private final Document query;
  private final Instant now;
  private final Document selector;
  private final boolean removes;
  private final boolean wantsNew;

  FindAndModify(Collections collections, Document query, Instant now) {
    this.collections = collections;
    this.query = query;
    this.now = now;
    this.selector = Commands.object(query, "query");
    this.removes = Utils.isTrue(query.get("remove"));
    this.wantsNew = Utils.isTrue(query.get("new"));
  }

  Document run() {
    if (removes == query.containsKey("update")) {
      throw FAILED_TO_PARSE.because(
          removes
              ? "Cannot specify both an update and remove=true"
              : "Either an update or remove=true must be specified");
    }
    if (removes && wantsNew) {
      throw FAILED_TO_PARSE.because(
          "Cannot specify both new=true and remove=true; 'remove' always returns the deleted"
              + " document");
    }
    String name = Commands.text(query, query.keySet().iterator().next());
    var filter = Filter.of(selector);
    var shown =
        query.get("fields") instanceof Document fields && !fields.isEmpty()
            ? Projecting.ofFind(fields)
            : null;
    var sort = query.get("sort") instanceof Document order ? order : null;
    var reading = new Reading(selector, sort, 0, 1);
    if (removes) {
      return remove(collections.find(name), reading, shown);
    }
    boolean upserts = Utils.isTrue(query.get("upsert"));
    var documents = upserts ? collections.getOrCreate(name) : collections.find(name);
    return update(documents, reading, filter, shown);
  }

  private Document remove(Documents documents, Reading reading, @Nullable Projecting shown) {
    return documents.exclusively(() -> {
      for (var document : Writes.read(documents, reading)) {
        documents.remove(document);
        return answer(new Document("n", 1), document, shown);
      }
      return answer(new Document("n", 0), null, shown);
    });
  }

  private Document update(
      Documents documents, Reading reading, Filter filter, @Nullable Projecting shown) {
    var update = Update.of(query.get("update"), query.get("arrayFilters"), now);
    return documents.exclusively(() -> {
      for (var before : Writes.read(documents, reading)) {
        var after = update.apply(before, filter.positionIn(before));
        if (!after.equals(before)) {
          documents.replace(before, after);
        }
        var done = new Document("n", 1).append("updatedExisting", true);
        return answer(done, wantsNew ? after : before, shown);
      }
      if (!Utils.isTrue(query.get("upsert"))) {
        return answer(new Document("n", 0).append("updatedExisting", false), null, shown);
      }
      var created = update.create(selector);
      documents.insert(created);
      var done =
          new Document("n", 1)
              .append("updatedExisting", false)
              .append("upserted", created.get("_id"));
      return answer(done, wantsNew ? created : null, shown);
    });
  }

  private static Document answer(
      Document lastErrorObject, @Nullable Document value, @Nullable Projecting shown) {
    return new Document("lastErrorObject", lastErrorObject)
        .append("value", value == null || shown == null ? value : shown.of(value))
        .append("ok", 1.0);
  }
}
