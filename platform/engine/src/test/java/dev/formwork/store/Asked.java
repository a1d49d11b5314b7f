package dev.formwork.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.Document;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** What the thread of a test asks of the store, and how the store finds it. */
class Asked implements CommandListener {

  private static final Set<String> SEARCHES =
      Set.of("find", "aggregate", "count", "distinct", "findAndModify", "update", "delete");

  private static final Set<String> OF_THE_SERVER =
      Set.of("$db", "lsid", "$clusterTime", "$readPreference", "writeConcern", "txnNumber");

  private final ThreadLocal<List<BsonDocument>> asked = ThreadLocal.withInitial(ArrayList::new);

  /**
   * How a search was done.
   *
   * @param command as in {@code find history}
   */
  record Plan(String command, String sent, Document plan, long documents, long returned) {

    /** At most three documents read for each that was wanted, and a few to see that none is. */
    boolean isFrugal() {
      return documents <= 3 * returned + 3;
    }

    @Override
    public String toString() {
      return "%s read %d documents for %d: %s by %s"
          .formatted(command, documents, returned, sent, plan.toJson());
    }
  }

  @Bean
  MongoClientSettingsBuilderCustomizer listening() {
    return settings -> settings.addCommandListener(this);
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    if (SEARCHES.contains(event.getCommandName())) {
      var command = new BsonDocument();
      event
          .getCommand()
          .clone() // the driver uses its bytes again
          .forEach((key, value) -> {
            if (!OF_THE_SERVER.contains(key)) {
              command.append(key, value);
            }
          });
      asked.get().add(command);
    }
  }

  /** The searches of some work in these collections, as the store explains them afterwards. */
  List<Plan> by(Runnable work, MongoDatabase explaining, Set<String> collections) {
    asked.get().clear();
    work.run();
    return List.copyOf(asked.get()).stream()
        .filter(
            command -> collections.contains(command.getString(command.getFirstKey()).getValue()))
        .map(command -> explained(command, explaining))
        .toList();
  }

  private static Plan explained(BsonDocument command, MongoDatabase explaining) {
    Document explained =
        explaining.runCommand(
            new Document("explain", command).append("verbosity", "executionStats"));
    Document counts = explained.get("executionStats", Document.class);
    return new Plan(
        command.getFirstKey() + " " + command.getString(command.getFirstKey()).getValue(),
        command.toJson(),
        explained.get("queryPlanner", Document.class).get("winningPlan", Document.class),
        counts.get("totalDocsExamined", Number.class).longValue(),
        counts.get("nReturned", Number.class).longValue());
  }
}
