package dev.formwork.tasks.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.formwork.store.CoveredWrites;
import dev.formwork.tasks.InboxEntry;
import dev.formwork.tasks.InboxForm;
import dev.formwork.tasks.InboxPage;
import dev.formwork.tasks.InboxQuery;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The collection {@code inbox}: one document for each task. {@code holders} stands only in open
 * ones, {@code decidedBy} only in decided ones, so that the index of each list holds nothing else.
 */
@Component
public class Entries {

  private static final int MAX_COUNT = 10_000;

  private static final String INBOX = "inbox";

  private final MongoCollection<Document> collection;

  /** The same for what records tell; they hold it until it lasts. */
  private final MongoCollection<Document> fromRecords;

  Entries(MongoDatabase database, CoveredWrites covered) {
    collection = database.getCollection(INBOX);
    fromRecords = covered.database().getCollection(INBOX);
    for (Listing list : Listing.values()) {
      for (String order : list.orders()) {
        collection.createIndex(
            Indexes.compoundIndex(
                Indexes.ascending(list.field()), Indexes.descending(order, "_id")));
      }
    }
    collection.createIndex(Indexes.ascending("record"));
    collection.createIndex(
        Indexes.compoundIndex(Indexes.ascending("node", "assignees"), Indexes.descending("since")));
  }

  /**
   * Whose tasks, and which of his.
   *
   * @param dueBefore only what was to be done by then; absent = whenever
   */
  public record Whose(Listing listing, String person, @Nullable Instant dueBefore) {

    public static Whose heldBy(String person) {
      return new Whose(Listing.HELD, person, null);
    }

    public static Whose lateWith(String person, Instant now) {
      return new Whose(Listing.HELD, person, now);
    }

    public static Whose offeredTo(String person) {
      return new Whose(Listing.OFFERED, person, null);
    }

    public static Whose copiedTo(String person) {
      return new Whose(Listing.COPIED, person, null);
    }

    public static Whose unreadBy(String person) {
      return new Whose(Listing.UNREAD, person, null);
    }

    public static Whose decidedBy(String person) {
      return new Whose(Listing.DECIDED, person, null);
    }

    Bson filter() {
      Bson his = Filters.eq(listing.field(), person);
      return dueBefore == null ? his : Filters.and(his, Filters.lt("dueBy", Date.from(dueBefore)));
    }
  }

  /** A list of tasks that everybody has. */
  enum Listing {
    HELD("holders"),
    DECIDED("decidedBy"),
    OFFERED("candidates"),
    COPIED("copiedTo"),
    UNREAD("unreadBy");

    private final String field;

    Listing(String field) {
      this.field = field;
    }

    /** Who stands in it has the task in this list. */
    String field() {
      return field;
    }

    /** The moments by which it can be ordered. */
    List<String> orders() {
      return switch (this) {
        case HELD, OFFERED -> List.of("since", "dueBy");
        case DECIDED -> List.of("closedAt");
        case COPIED, UNREAD -> List.of("since");
      };
    }
  }

  /**
   * One page.
   *
   * @param closed summary fields, as {@code app/form.field}, that a search must not look at
   */
  public InboxPage list(Whose whose, InboxQuery query, Collection<String> closed) {
    Bson matching = matching(whose, query, closed);
    var order = new Order(whose.listing(), query.order());
    var page =
        collection
            .find(
                query.after() == null
                    ? matching
                    : Filters.and(matching, order.behind(query.after())))
            .sort(order.sort())
            .limit(query.limit() + 1)
            .into(new ArrayList<>());
    boolean more = page.size() > query.limit();
    var shown = more ? page.subList(0, query.limit()) : page;
    long count = count(matching, MAX_COUNT + 1);
    return new InboxPage(
        shown.stream().map(EntryBson::fromDocument).toList(),
        more ? order.cursor(shown.getLast()) : null,
        Math.min(count, MAX_COUNT),
        count <= MAX_COUNT);
  }

  public long count(Whose whose, int max) {
    return count(whose.filter(), max);
  }

  /** The forms of these tasks, those with the most first. */
  public List<InboxForm> forms(Whose whose) {
    return collection
        .aggregate(
            List.of(
                Aggregates.match(whose.filter()),
                Aggregates.group(
                    "$form",
                    Accumulators.sum("n", 1),
                    Accumulators.first("formTitle", "$formTitle")),
                Aggregates.sort(Sorts.orderBy(Sorts.descending("n"), Sorts.ascending("_id")))))
        .map(EntryBson::form)
        .into(new ArrayList<>());
  }

  public Optional<InboxEntry> find(String task) {
    return Optional.ofNullable(collection.find(Filters.eq("_id", task)).first())
        .map(EntryBson::fromDocument);
  }

  /** How many open tasks each of these people has. */
  Map<String, Long> open(Collection<String> persons) {
    var open = new HashMap<String, Long>();
    for (String person : persons) {
      open.put(person, count(Filters.eq("holders", person), MAX_COUNT));
    }
    return open;
  }

  /** When each of these people was last given a task at the node. */
  Map<String, Instant> lastGiven(String form, String node, Collection<String> persons) {
    var last = new HashMap<String, Instant>();
    for (String person : persons) {
      Document latest =
          collection
              .find(
                  Filters.and(
                      Filters.eq("node", node),
                      Filters.eq("assignees", person),
                      Filters.eq("form", form)))
              .sort(Sorts.descending("since"))
              .first();
      if (latest != null) {
        last.put(person, latest.getDate("since").toInstant());
      }
    }
    return last;
  }

  /** Writes what is told of a task, unless something later has been told already. */
  void put(Document told) {
    put(List.of(told), List.of());
  }

  /**
   * Writes what is told of tasks and of copies, each unless something later has been told already;
   * a copy is new to all who got it until they read it.
   */
  void put(List<Document> tasks, List<Document> copies) {
    var puts = new ArrayList<Put>(tasks.size() + copies.size());
    copies.forEach(copy -> puts.add(Put.ofCopy(copy)));
    tasks.forEach(task -> puts.add(Put.ofTask(task)));
    if (!puts.isEmpty()) {
      write(puts);
    }
  }

  /**
   * What is told of one entry.
   *
   * @param change what that changes of it; absent where nothing else is known of an entry
   */
  private record Put(Document told, @Nullable Document change) {

    static Put ofTask(Document told) {
      return new Put(told, null);
    }

    static Put ofCopy(Document told) {
      return new Put(told, changeOfCopy(told));
    }

    WriteModel<Document> model(boolean upserting) {
      Bson older =
          new Document("_id", told.get("_id"))
              .append("revision", new Document("$lte", told.get("revision")));
      return change == null
          ? new ReplaceOneModel<>(older, told, new ReplaceOptions().upsert(upserting))
          : new UpdateOneModel<>(older, change, new UpdateOptions().upsert(upserting));
    }
  }

  /** All at once; what is there already, or was put there meanwhile, is changed if it is older. */
  private void write(List<Put> puts) {
    var unordered = new BulkWriteOptions().ordered(false);
    try {
      fromRecords.bulkWrite(puts.stream().map(put -> put.model(true)).toList(), unordered);
    } catch (MongoBulkWriteException e) {
      for (var error : e.getWriteErrors()) {
        if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
      }
      fromRecords.bulkWrite(
          e.getWriteErrors().stream().map(at -> puts.get(at.getIndex()).model(false)).toList(),
          unordered);
    }
  }

  /** Writes what is told of a closed task, unless more is known of how it was closed. */
  void putUnlessClosed(Document told) {
    Document known = collection.find(Filters.eq("_id", told.getString("_id"))).first();
    if (known == null || !known.containsKey("closedAt")) {
      put(told);
    }
  }

  /** Forgets all tasks of a record that is gone. */
  void remove(String record) {
    collection.deleteMany(Filters.eq("record", record));
  }

  /** Closes what is still open of a record, but for these tasks. */
  void closeOthers(String record, long revision, Collection<String> open, Instant at) {
    collection.updateMany(
        Filters.and(
            Filters.eq("record", record),
            Filters.or(Filters.gt("holders", ""), Filters.gt("candidates", "")),
            Filters.lte("revision", revision),
            Filters.nin("_id", open)),
        Updates.combine(
            Updates.unset("holders"),
            Updates.unset("candidates"),
            Updates.set("closedAt", Date.from(at))));
  }

  /** Who has read it and who has not stays as it is. */
  private static Document changeOfCopy(Document told) {
    var set = new Document(told);
    set.remove("_id");
    var unset = new Document();
    EntryBson.OPTIONAL.stream()
        .filter(key -> !set.containsKey(key))
        .forEach(key -> unset.append(key, ""));
    return new Document("$set", set)
        .append("$unset", unset)
        .append("$setOnInsert", new Document("unreadBy", told.get("copiedTo")));
  }

  private static Bson matching(Whose whose, InboxQuery query, Collection<String> closed) {
    var parts = new ArrayList<Bson>();
    parts.add(whose.filter());
    if (query.app() != null) {
      parts.add(Filters.eq("app", query.app().value()));
    }
    if (query.form() != null) {
      parts.add(Filters.eq("form", query.form().toString()));
    }
    for (String word : folded(query.search()).strip().split("\\s+")) {
      if (!word.isEmpty()) {
        parts.add(
            Filters.elemMatch(
                "words",
                Filters.and(Filters.regex("text", literally(word)), Filters.nin("field", closed))));
      }
    }
    return Filters.and(parts);
  }

  private long count(Bson matching, int max) {
    Document counted =
        collection
            .aggregate(
                List.of(
                    Aggregates.match(matching),
                    Aggregates.limit(max),
                    Aggregates.group(null, Accumulators.sum("n", 1))))
            .first();
    return counted != null && counted.get("n") instanceof Number number ? number.longValue() : 0;
  }

  static String folded(@Nullable String text) {
    return text == null
        ? ""
        : Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** A pattern that finds exactly this text; each ASCII sign is quoted. */
  private static String literally(String text) {
    return text.replaceAll("([\\p{ASCII}&&[^A-Za-z0-9]])", "\\\\$1");
  }
}
