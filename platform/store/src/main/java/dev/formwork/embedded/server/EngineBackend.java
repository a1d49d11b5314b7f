package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.exception.MongoSilentServerException;
import de.bwaldvogel.mongo.exception.NamespaceExistsException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.engine.Storage.Durability;
import dev.formwork.embedded.engine.StorageFull;
import dev.formwork.embedded.plan.ReadCounters;
import dev.formwork.embedded.table.Catalog;
import dev.formwork.embedded.table.IndexBuild;
import dev.formwork.embedded.table.Table;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases of one storage. A write is answered once it lasts, as long as its concern asks. */
public final class EngineBackend extends AbstractMongoBackend {

  private static final Logger log = LoggerFactory.getLogger(EngineBackend.class);

  private static final int OUT_OF_DISK_SPACE = 14031;
  private static final int INTERNAL_ERROR = 1;

  /** What changes nothing and therefore waits for nothing. */
  private static final Set<String> READING =
      Set.of(
          "find",
          "getmore",
          "killcursors",
          "count",
          "distinct",
          "aggregate",
          "explain",
          "hello",
          "ismaster",
          "ping",
          "buildinfo",
          "serverstatus",
          "endsessions",
          "formworkbackup",
          "formworkcheck",
          "saslstart",
          "saslcontinue",
          "listdatabases",
          "listcollections",
          "listindexes",
          "collstats",
          "dbstats",
          "validate");

  /** What changes which tables or indexes there are; always forced to disk. */
  private static final Set<String> DEFINING =
      Set.of("create", "createindexes", "drop", "dropindexes", "dropdatabase", "renamecollection");

  private final Engine engine;
  private final Doorkeeper doorkeeper;

  public EngineBackend(Storage storage, Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
    this.engine =
        new Engine(storage, new Catalog(storage), new ReadCounters(), new Cursors(), getClock());
    listDatabaseNames().forEach(this::resolveDatabase);
  }

  /** What searches have read. */
  public ReadCounters counters() {
    return engine.counters();
  }

  /** How many results wait to be fetched on. */
  public int openCursors() {
    return engine.cursors().size();
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new EngineDatabase(name, engine);
  }

  @Override
  protected Set<String> listDatabaseNames() {
    return engine.catalog().names("").stream()
        .map(Utils::getDatabaseNameFromFullName)
        .collect(Collectors.toSet());
  }

  /** Answers refusals instead of throwing them: the library would log them with their documents. */
  @Override
  public Document handleMessage(MongoMessage message) {
    Document command = message.getDocument();
    String name = command.keySet().iterator().next();
    try {
      doorkeeper.check(message.getChannel(), name);
      return handle(message, name.toLowerCase(Locale.ROOT));
    } catch (StorageFull full) {
      return error(
          new MongoServerError(
              OUT_OF_DISK_SPACE, "OutOfDiskSpace", String.valueOf(full.getMessage())));
    } catch (MongoServerException refusal) {
      return error(refusal);
    } catch (RuntimeException failure) {
      return error(unexpected(failure));
    }
  }

  private MongoServerError unexpected(RuntimeException failure) {
    String why =
        "The store has closed, as its file could not be written or somebody ended it; what was"
            + " acknowledged is there when it is opened again";
    if (!engine.storage().isClosed()) {
      log.error("The embedded store could not carry out a command", failure);
      why = String.valueOf(failure.getMessage());
    }
    return new MongoServerError(INTERNAL_ERROR, "InternalError", why, failure);
  }

  private Document handle(MongoMessage message, String name) {
    Document command = message.getDocument();
    engine.cursors().forget();
    try (var _ = engine.storage().pin()) {
      if (isReading(name, command)) {
        return super.handleMessage(message);
      }
      engine.storage().throttle();
      try {
        return super.handleMessage(message);
      } finally {
        engine.storage().await(durability(name, command));
      }
    }
  }

  private static Document error(MongoServerException refusal) {
    var answer = new Document("ok", 0.0).append("errmsg", refusal.getMessageWithoutErrorCode());
    return refusal instanceof MongoServerError known
        ? answer.append("code", known.getCode()).append("codeName", known.getCodeName())
        : answer;
  }

  private static boolean isReading(String name, Document command) {
    return READING.contains(name) && !(name.equals("aggregate") && writes(command));
  }

  private static boolean writes(Document aggregate) {
    return aggregate.get("pipeline") instanceof List<?> stages
        && !stages.isEmpty()
        && stages.getLast() instanceof Document last
        && (last.containsKey("$out") || last.containsKey("$merge"));
  }

  private static Durability durability(String name, Document command) {
    if (DEFINING.contains(name)) {
      return Durability.DISK;
    }
    boolean disk =
        command.get("writeConcern") instanceof Document concern
            && (Utils.isTrue(concern.get("j")) || "majority".equals(concern.get("w")));
    return disk ? Durability.DISK : Durability.PROCESS;
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    doorkeeper.check(channel, command);
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "saslstart" -> doorkeeper.start(channel, query);
      case "saslcontinue" -> doorkeeper.proceed(channel, query);
      case "serverstatus" -> status();
      case "renamecollection" -> rename(query);
      case "formworkbackup" -> new KeepCommands(engine).backup(query);
      case "formworkcheck" -> new KeepCommands(engine).check();
      default -> super.handleCommand(channel, database, command, query);
    };
  }

  /** With the open cursors where MongoDB tells them. */
  private Document status() {
    var cursors = new Document("open", new Document("total", (long) openCursors()));
    return super.getServerStatus().append("metrics", new Document("cursor", cursors));
  }

  /** Old clients come here past {@link #handleCommand}, and nobody has looked at who they are. */
  @Override
  public Document getServerStatus() {
    throw Refusals.notImplemented("The embedded store tells its status by a command only");
  }

  private Document rename(Document command) {
    String from = String.valueOf(command.values().iterator().next());
    String to = String.valueOf(command.get("to"));
    Table table =
        engine
            .catalog()
            .find(from)
            .orElseThrow(() ->
                new MongoServerError(
                    26, "NamespaceNotFound", "source namespace does not exist: " + from));
    engine
        .catalog()
        .find(to)
        .ifPresent(target -> {
          if (!Utils.isTrue(command.get("dropTarget"))) {
            throw new NamespaceExistsException("target namespace exists");
          }
          engine.catalog().drop(target);
        });
    engine.catalog().rename(table, to);
    var answer = new Document();
    Utils.markOkay(answer);
    return answer;
  }

  @Override
  protected Document handleGetMore(String database, String command, Document query) {
    long id = number(query, command).longValue();
    Object size = query.get("batchSize");
    long count =
        size instanceof Number number && number.longValue() > 0
            ? number.longValue()
            : Long.MAX_VALUE;
    Batch batch = engine.cursors().next(id, count);
    return batch.answer(
        database + "." + query.get("collection"), batch.more() ? id : 0, "nextBatch");
  }

  private static Number number(Document query, String key) {
    if (query.get(key) instanceof Number number) {
      return number;
    }
    throw new MongoServerError(14, "TypeMismatch", "'" + key + "' must be a number");
  }

  @Override
  protected Document handleKillCursors(Document query) {
    var killed = new ArrayList<Long>();
    var unknown = new ArrayList<Long>();
    if (query.get("cursors") instanceof Collection<?> ids) {
      for (Object id : ids) {
        long number = ((Number) id).longValue();
        (engine.cursors().close(number) ? killed : unknown).add(number);
      }
    }
    var answer =
        new Document("cursorsKilled", killed)
            .append("cursorsNotFound", unknown)
            .append("cursorsAlive", List.of())
            .append("cursorsUnknown", List.of());
    Utils.markOkay(answer);
    return answer;
  }

  @Override
  public void closeCursors(List<Long> ids) {
    ids.forEach(engine.cursors()::close);
  }

  @Override
  public void dropDatabase(String name) {
    resolveDatabase(name).drop(oplog);
  }

  @Override
  public Collection<Document> getCurrentOperations(MongoQuery query) {
    doorkeeper.check(query.getChannel(), "currentOp");
    return IndexBuild.running().stream()
        .map(build -> new Document("op", "command").append("msg", build.progress()))
        .toList();
  }

  @Override
  public void enableOplog() {
    throw new MongoSilentServerException("The embedded store has no oplog");
  }

  @Override
  public void close() {
    super.close();
    engine.storage().close();
  }
}
