package dev.formwork.embedded;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import dev.formwork.embedded.backup.Backup;
import dev.formwork.embedded.backup.Restore;
import dev.formwork.embedded.table.Catalog;
import dev.formwork.embedded.table.TableCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The commands about the embedded store itself: {@code backup FILE}, {@code restore FILE}, {@code
 * check}, {@code store}. A store that another process of the same person has open is backed up and
 * checked by that process. The status is 0, 1 if a check found something, or 2 for a refusal, which
 * is one sentence.
 */
public final class StoreProgram {

  private static final Set<String> COMMANDS = Set.of("backup", "restore", "check", "store");

  /** Read by Logback when the first logger is made, which nobody has done yet. */
  private static final String LOGGING = "logback.configurationFile";

  private static final int OK = 0;
  private static final int FOUND_PROBLEMS = 1;
  private static final int REFUSED = 2;
  private static final int FIND_SERVER_SECONDS = 5;

  private final Path folder;
  private final Map<String, String> environment;
  private final PrintStream out;

  private StoreProgram(Path folder, Map<String, String> environment, PrintStream out) {
    this.folder = folder;
    this.environment = environment;
    this.out = out;
  }

  /** Whether these arguments of a program are one of the commands. */
  public static boolean takes(String[] arguments) {
    return arguments.length > 0 && COMMANDS.contains(arguments[0]);
  }

  /** Does what the arguments say with the data of {@code formwork.data}, and gives the status. */
  public static int run(String[] arguments) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "dev/formwork/embedded/logback-program.xml");
    }
    var folder = Path.of(System.getProperty("formwork.data", "data"));
    return run(List.of(arguments), folder, System.getenv(), System.out, System.err);
  }

  static int run(
      List<String> arguments,
      Path folder,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err) {
    try {
      return new StoreProgram(folder, environment, out).run(arguments);
    } catch (StoreRefused refusal) {
      err.println("Formwork: " + refusal.getMessage());
      return REFUSED;
    }
  }

  private int run(List<String> arguments) {
    if (!environment.getOrDefault("FORMWORK_MONGODB_URI", "").isBlank()) {
      throw new StoreRefused("store.elsewhere", null);
    }
    return switch (arguments.getFirst()) {
      case "backup" -> backup(file(arguments));
      case "restore" -> restore(file(arguments));
      case "check" -> check();
      case "store" -> serve();
      default -> throw new IllegalArgumentException("Expected a command: " + arguments);
    };
  }

  private static Path file(List<String> arguments) {
    if (arguments.size() != 2) {
      throw new StoreRefused("store.usage", null, arguments.getFirst());
    }
    return Path.of(arguments.get(1)).toAbsolutePath();
  }

  // --- Backup and restore ------------------------------------------------------------------------

  private int backup(Path file) {
    try (var storage = DataFolder.openExisting(folder)) {
      var contents =
          new Backup(storage, new Catalog(storage)).into(file, InstantSource.system().instant());
      saysWritten(file, contents.documents(), contents.collections(), contents.sha256());
    } catch (StoreLocked locked) {
      var answer = ask(new Document("formworkBackup", file.toString()), locked);
      if (answer.getString("refused") != null) {
        throw StoreRefused.as(answer.getString("reason"), answer.getString("refused"));
      }
      saysWritten(
          file,
          answer.getLong("documents"),
          answer.getLong("collections"),
          answer.getString("sha256"));
    }
    return OK;
  }

  private void saysWritten(Path file, long documents, long collections, String sha256) {
    out.printf(
        "Formwork: %,d documents of %,d collections are in %s (SHA-256 of the content %s)%n",
        documents, collections, file, sha256);
  }

  private int restore(Path file) {
    var contents = Restore.into(folder, file);
    out.printf(
        "Formwork: %,d documents of %,d collections were restored into %s (SHA-256 %s)%n",
        contents.documents(), contents.collections(), folder.toAbsolutePath(), contents.sha256());
    return OK;
  }

  // --- Checking ----------------------------------------------------------------------------------

  private int check() {
    try (var storage = DataFolder.openExisting(folder);
        var _ = storage.pin()) {
      var catalog = new Catalog(storage);
      var problems = new ArrayList<String>();
      long documents = 0;
      for (String name : catalog.names("")) {
        var table = catalog.find(name).orElseThrow();
        documents += table.size();
        problems.addAll(TableCheck.problems(table));
      }
      return saysChecked(documents, catalog.names("").size(), problems);
    } catch (StoreLocked locked) {
      var answer = ask(new Document("formworkCheck", 1), locked);
      return saysChecked(
          answer.getLong("documents"),
          answer.getLong("collections"),
          answer.getList("problems", String.class));
    }
  }

  private int saysChecked(long documents, long collections, List<String> problems) {
    problems.forEach(problem -> out.println("  " + problem));
    out.printf(
        "Formwork: checked %,d documents of %,d collections in %s, %s%n",
        documents,
        collections,
        folder.toAbsolutePath(),
        problems.isEmpty() ? "all indexes agree" : problems.size() + " problems");
    return problems.isEmpty() ? OK : FOUND_PROBLEMS;
  }

  /** Has the process do it that has the store open. */
  private Document ask(Document command, StoreLocked locked) {
    try {
      String uri = AddressFile.read(folder).orElseThrow(() -> locked);
      var settings =
          MongoClientSettings.builder()
              .applyConnectionString(new ConnectionString(uri))
              .applyToClusterSettings(
                  cluster -> cluster.serverSelectionTimeout(FIND_SERVER_SECONDS, TimeUnit.SECONDS));
      try (var client = MongoClients.create(settings.build())) {
        return client.getDatabase("admin").runCommand(command);
      }
    } catch (MongoException | IllegalArgumentException | IOException failure) {
      throw new StoreRefused(
          "store.silent", failure, folder.toAbsolutePath(), String.valueOf(failure.getMessage()));
    }
  }

  // --- The store alone ---------------------------------------------------------------------------

  /** Serves until the process is ended. */
  private int serve() {
    var store = EmbeddedStore.onDisk(folder, door());
    Runtime.getRuntime().addShutdownHook(new Thread(store::close, "end-of-store"));
    out.printf(
        "Formwork: the store of %s listens; its address with the secret stands in %s%n",
        folder.toAbsolutePath(), folder.resolve(AddressFile.NAME).toAbsolutePath());
    out.flush();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return OK;
  }

  private Door door() {
    int port = port(environment.get("FORMWORK_STORE_PORT"));
    String secret = environment.get("FORMWORK_STORE_SECRET");
    try {
      return secret == null ? Door.atPort(port) : new Door(port, secret);
    } catch (IllegalArgumentException failure) {
      throw new StoreRefused("store.secret", failure);
    }
  }

  private static int port(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return 0;
    }
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > Door.MOST_PORTS) {
      throw new StoreRefused("store.port.text", null, text);
    }
    return Integer.parseInt(text);
  }
}
