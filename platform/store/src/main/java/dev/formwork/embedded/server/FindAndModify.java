package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import dev.formwork.embedded.index.Sorting;
import dev.formwork.embedded.plan.Query;
import dev.formwork.embedded.query.Filter;
import dev.formwork.embedded.query.Projecting;
import dev.formwork.embedded.query.Update;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One {@code findAndModify}: the first document that is found is changed or removed, and given.
 *
 * @param selector what is looked for, and what an upsert says of the new document
 * @param query the same with its order
 * @param update what becomes of it, or null to remove it
 * @param shown which of its fields are given, or null for all
 */
record FindAndModify(
    Document selector,
    Query query,
    @Nullable Update update,
    boolean upserts,
    boolean wantsNew,
    @Nullable Projecting shown) {

  static FindAndModify of(Document command, Instant now) {
    boolean removes = Utils.isTrue(command.get("remove"));
    boolean wantsNew = Utils.isTrue(command.get("new"));
    if (removes == command.containsKey("update")) {
      throw new FailedToParseException(
          removes
              ? "Cannot specify both an update and remove=true"
              : "Either an update or remove=true must be specified");
    }
    if (removes && wantsNew) {
      throw new FailedToParseException(
          "Cannot specify both new=true and remove=true; 'remove' always returns the deleted"
              + " document");
    }
    Document selector = FindRequest.document(command, "query");
    Document fields = FindRequest.document(command, "fields");
    Document sort = FindRequest.document(command, "sort");
    return new FindAndModify(
        selector,
        EngineCollection.query(selector).sorted(Sorting.of(sort)),
        removes ? null : Update.of(command.get("update"), command.get("arrayFilters"), now),
        !removes && Utils.isTrue(command.get("upsert")),
        wantsNew,
        fields.isEmpty() ? null : Projecting.ofFind(fields));
  }

  /** Does it in this collection, if there is one. */
  Document run(@Nullable EngineCollection collection) {
    if (collection == null) {
      return nothing();
    }
    try (var claims = collection.claims(false, upserts)) {
      var found = claims.of(query);
      if (found.hasNext()) {
        return changed(claims, found.next());
      }
      return upserts && update != null ? created(claims, update) : nothing();
    }
  }

  private Document changed(Claims claims, Document before) {
    if (update == null) {
      claims.remove(before);
      return answer(new Document("n", 1), before);
    }
    Document after = update.apply(before, Filter.of(selector).positionIn(before));
    if (!after.equals(before)) {
      claims.replace(before, after);
    }
    return answer(new Document("n", 1).append("updatedExisting", true), wantsNew ? after : before);
  }

  private Document created(Claims claims, Update creating) {
    Document created = creating.create(selector);
    claims.insert(created);
    var done =
        new Document("n", 1)
            .append("updatedExisting", false)
            .append("upserted", created.get("_id"));
    return answer(done, wantsNew ? created : null);
  }

  private Document nothing() {
    var nothing = new Document("n", 0);
    return answer(update == null ? nothing : nothing.append("updatedExisting", false), null);
  }

  private Document answer(Document lastErrorObject, @Nullable Document value) {
    var answer =
        new Document("lastErrorObject", lastErrorObject)
            .append("value", value == null || shown == null ? value : shown.of(value));
    Utils.markOkay(answer);
    return answer;
  }
}
