package dev.formwork.records.internal;

import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FormRecord;
import dev.formwork.store.PlainDocuments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What this node wrote lately and is likely to be written again soon: by the rules that follow, by
 * the next step of a flow, by whoever saves and then sends. Another node may have written since, so
 * it is good for nothing but a write on condition of its revision.
 */
final class RecentRecords {

  private static final int MOST = 1_000;

  /** Bytes; what weighs more is read again. */
  private static final int MOST_OF_ONE = 32 * 1024;

  private final Map<String, Written> byId = new LinkedHashMap<>(16, 0.75f, true);

  /** As it was written; of use once nothing is left to do of it. */
  private record Written(
      QualifiedKey form, long revision, RawBsonDocument document, boolean settled) {}

  /** The record was written like this. */
  synchronized void written(FormRecord record, RawBsonDocument document) {
    Written known = byId.get(record.id());
    if (known != null && known.revision > record.revision()) {
      return;
    }
    if (document.getByteBuffer().remaining() > MOST_OF_ONE) {
      byId.remove(record.id());
      return;
    }
    byId.put(record.id(), new Written(record.form(), record.revision(), document, false));
    if (byId.size() > MOST) {
      byId.remove(byId.keySet().iterator().next());
    }
  }

  /** All effects that this revision holds have happened. */
  synchronized void settled(FormRecord record) {
    byId.computeIfPresent(
        record.id(),
        (_, known) ->
            known.revision == record.revision()
                ? new Written(known.form, known.revision, known.document, true)
                : known);
  }

  /** The record as it was when this node last wrote it, without effects; empty if not known. */
  Optional<Document> find(QualifiedKey form, String id) {
    Written known = known(id);
    if (known == null || !known.settled || !known.form.equals(form)) {
      return Optional.empty();
    }
    Document document = PlainDocuments.decoded(known.document);
    document.remove("effects");
    return Optional.of(document);
  }

  private synchronized @Nullable Written known(String id) {
    return byId.get(id);
  }

  synchronized void forget(String id) {
    byId.remove(id);
  }

  synchronized void forget() {
    byId.clear();
  }
}
