package dev.formwork.records.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.formwork.flows.Reason;
import dev.formwork.flows.TraceEntry;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.Command;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.records.FormRecord;
import dev.formwork.records.HistoryEntry;
import dev.formwork.store.CoveredWrites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to records, one entry for each write, kept beside them and never changed. */
@Component
class History implements EffectReceiver {

  static final String KIND = "history";

  private static final int MAX_ENTRIES = 1_000;

  private static final String COLLECTION = "history";

  private final MongoCollection<Document> collection;

  /** The same for what records tell; they hold it until it lasts. */
  private final MongoCollection<Document> fromRecords;

  History(MongoDatabase database, CoveredWrites covered) {
    collection = database.getCollection(COLLECTION);
    fromRecords = covered.database().getCollection(COLLECTION);
    collection.createIndex(new Document("record", 1).append("revision", -1));
  }

  /**
   * What an act says in the history besides the values it changed.
   *
   * @param actingFor person id of whom the actor stood in for; absent where for nobody
   */
  record Said(
      String kind,
      @Nullable String actingFor,
      @Nullable LocalizedText node,
      @Nullable LocalizedText outcome,
      String text,
      List<String> persons,
      List<Reason> why) {

    Said(
        String kind,
        @Nullable LocalizedText node,
        @Nullable LocalizedText outcome,
        String text,
        List<String> persons) {
      this(kind, null, node, outcome, text, persons, List.of());
    }

    static Said plain(String kind) {
      return new Said(kind, null, null, "", List.of());
    }

    /** The same for an act of another kind. */
    Said of(String other) {
      return new Said(other, actingFor, node, outcome, text, persons, why);
    }

    /** The same with what happened by itself, and why. */
    Said because(List<TraceEntry> trace) {
      return with(trace.stream().map(TraceEntry::reason).toList());
    }

    Said with(List<Reason> reasons) {
      return new Said(kind, actingFor, node, outcome, text, persons, reasons);
    }

    /** The same on behalf of somebody; absent for nobody. */
    Said standingFor(@Nullable String person) {
      return new Said(kind, person, node, outcome, text, persons, why);
    }

    static Said words(String kind, String text, List<String> persons) {
      return new Said(kind, null, null, text, persons);
    }

    static Said at(@Nullable LocalizedText node, String kind, String text, List<String> persons) {
      return new Said(kind, node, null, text, persons);
    }
  }

  static Effect effect(
      FormRecord record,
      String id,
      long revision,
      Command.Origin origin,
      Said said,
      List<HistoryEntry.Change> changes) {
    var payload = new LinkedHashMap<String, Object>();
    payload.put("record", record.id());
    payload.put("form", record.form().toString());
    payload.put("revision", revision);
    payload.put("at", record.stamps().updatedAt());
    payload.put("by", record.stamps().updatedBy());
    payload.put("origin", origin.name());
    payload.put("kind", said.kind());
    payload.put("text", said.text());
    payload.put("persons", said.persons());
    if (said.actingFor() != null) {
      payload.put("for", said.actingFor());
    }
    if (!said.why().isEmpty()) {
      payload.put("why", said.why().stream().map(History::reason).toList());
    }
    putText(payload, "node", said.node());
    putText(payload, "outcome", said.outcome());
    payload.put("changes", changes.stream().map(History::change).toList());
    return new Effect(id, KIND, payload);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void receive(Effect effect) {
    Document entry = Values.toBson(effect.payload());
    entry.put("_id", effect.id());
    try {
      fromRecords.insertOne(entry);
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      } // it has been told before, and says the same
    }
  }

  /** What stands there is as good as what would be written again. */
  @Override
  public boolean mayLinger() {
    return true;
  }

  List<HistoryEntry> of(String recordId) {
    var entries = new ArrayList<HistoryEntry>();
    collection
        .find(Filters.eq("record", recordId))
        .sort(Sorts.descending("revision"))
        .limit(MAX_ENTRIES)
        .forEach(document -> entries.add(entry(document)));
    return entries;
  }

  /** What happened after a moment, newest first, however much it is. */
  List<HistoryEntry> since(String recordId, Instant moment) {
    var entries = new ArrayList<HistoryEntry>();
    collection
        .find(Filters.and(Filters.eq("record", recordId), Filters.gt("at", Date.from(moment))))
        .sort(Sorts.descending("revision"))
        .forEach(document -> entries.add(entry(document)));
    return entries;
  }

  private static HistoryEntry entry(Document document) {
    Date at = document.getDate("at");
    return new HistoryEntry(
        document.getString("_id"),
        Numbers.get(document, "revision"),
        at == null ? Instant.EPOCH : at.toInstant(),
        document.getString("by"),
        document.getString("for"),
        Command.Origin.valueOf(document.getString("origin")),
        document.getString("kind"),
        text(document.get("node", Document.class)),
        text(document.get("outcome", Document.class)),
        document.getString("text"),
        document.getList("persons", String.class, List.of()),
        document.getList("changes", Document.class, List.of()).stream()
            .map(each ->
                new HistoryEntry.Change(
                    each.getString("path"),
                    Values.plain(each.get("before")),
                    Values.plain(each.get("after"))))
            .toList(),
        document.getList("why", Document.class, List.of()).stream().map(PollBson::reason).toList());
  }

  private static Map<String, Object> reason(Reason reason) {
    return Map.of("code", reason.code(), "args", Map.<String, Object>copyOf(reason.args()));
  }

  private static Map<String, Object> change(HistoryEntry.Change change) {
    var map = new LinkedHashMap<String, Object>();
    map.put("path", change.path());
    if (change.before() != null) {
      map.put("before", change.before());
    }
    if (change.after() != null) {
      map.put("after", change.after());
    }
    return map;
  }

  private static void putText(
      Map<String, Object> payload, String key, @Nullable LocalizedText text) {
    if (text != null) {
      payload.put(key, text.byLanguage());
    }
  }

  private static @Nullable LocalizedText text(@Nullable Document byLanguage) {
    if (byLanguage == null) {
      return null;
    }
    var texts = new LinkedHashMap<String, String>();
    byLanguage.forEach((language, text) -> texts.put(language, String.valueOf(text)));
    return new LocalizedText(texts);
  }
}
