package dev.formwork.bench.work;

import com.mongodb.client.MongoDatabase;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.tasks.Inbox;
import dev.formwork.tasks.InboxPage;
import dev.formwork.tasks.InboxQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Purchase requests of the pack in {@code bench/packs}: six fields, two approvals by role; what the
 * other flow engines do too. Everything is on: access, validation, serial number, history, inbox.
 */
public final class Requests {

  private static final QualifiedKey FORM = QualifiedKey.of("requests", "request");
  private static final int BATCH = 500;

  private final Engine engine;
  private final RecordService records;
  private final Inbox inbox;
  private final IdSource ids;
  private final Actor clerk;
  private final Actor first;
  private final Actor second;

  public Requests(Engine engine) {
    this.engine = engine;
    records = engine.get(RecordService.class);
    inbox = engine.get(Inbox.class);
    ids = engine.get(IdSource.class);
    clerk = actor("clerk");
    first = actor("first");
    second = actor("second");
  }

  private Actor actor(String username) {
    return engine
        .get(People.class)
        .actor(username)
        .orElseThrow(() -> new IllegalStateException("Expected the sample person " + username));
  }

  public RecordView submit() {
    return records.handle(clerk, new Command.Create(FORM, request(), true, act()));
  }

  /** Start and both approvals; throws if the request is not completed then. */
  public void instance() {
    RecordView done = agree(second, agree(first, submit()));
    if (done.state() != State.COMPLETED) {
      throw new IllegalStateException("Expected a completed request, but it is " + done.state());
    }
  }

  /** A page of the first approver's inbox. */
  public InboxPage inboxPage(InboxQuery query) {
    return inbox.mine(first, query);
  }

  /** Where to go on behind this many tasks of it. */
  public @Nullable String inboxCursor(int tasks) {
    String cursor = null;
    for (int passed = 0; passed < tasks; passed += InboxQuery.MAX_LIMIT) {
      cursor = inboxPage(InboxQuery.ALL.limitedTo(InboxQuery.MAX_LIMIT).continuedAt(cursor)).next();
    }
    return cursor;
  }

  /** The number behind the tab. */
  public long inboxCount() {
    return inbox.counts(first).mine();
  }

  /** Copies what a submit leaves behind until the first approver holds this many open tasks. */
  public void fillInbox(int tasks) {
    var trail = new Footprint.Trail(engine.database(), "r." + FORM.app() + "." + FORM.key());
    String id = submit().id();
    trail.look(id);
    Footprint footprint = trail.of(id);
    long missing = tasks - openTasks();
    var waiting = new HashMap<String, List<Document>>();
    for (long i = 0; i < missing; i++) {
      for (var write : footprint.of(ids.next()).writes()) {
        waiting.computeIfAbsent(write.collection(), _ -> new ArrayList<>()).add(write.document());
      }
      if (i % BATCH == BATCH - 1) {
        store(waiting);
      }
    }
    store(waiting);
  }

  /** As many as there are: what a person is shown stops at a thousand. */
  private long openTasks() {
    return engine
        .database()
        .getCollection("inbox")
        .countDocuments(new Document("holders", first.id()));
  }

  private void store(Map<String, List<Document>> waiting) {
    MongoDatabase database = engine.database();
    waiting.forEach(
        (collection, documents) -> database.getCollection(collection).insertMany(documents));
    waiting.clear();
  }

  private RecordView agree(Actor actor, RecordView request) {
    var execution = request.execution();
    if (execution == null) {
      throw new IllegalStateException("Expected request " + request.id() + " to be in a flow");
    }
    String task = execution.tasks().getFirst().id();
    return records.handle(
        actor,
        new Command.Decide(
            FORM, request.id(), task, DefinitionKey.of("agree"), "", Map.of(), act()));
  }

  private Command.Act act() {
    return Command.Act.of(ids.next(), Command.Origin.API);
  }

  private static Map<String, Object> request() {
    return Map.of(
        "subject",
        "Workshop lamps",
        "amount",
        1_280.5,
        "quantity",
        4,
        "urgent",
        true,
        "wanted",
        "2027-01-15",
        "note",
        "For the second bay, as the old ones flicker.");
  }
}
