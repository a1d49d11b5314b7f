package dev.formwork.bench.work;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Every command that the thread of a test sends, as in {@code find history}. Left out is what is
 * read anew every second or two whoever asks: the live releases, the people, who stands in, and
 * which counters there are.
 */
class Commands implements CommandListener {

  private static final Set<String> READ_BY_THE_CLOCK =
      Set.of("apps", "people", "departments", "delegations", "releases", "contents", "counters");

  private final ThreadLocal<List<Sent>> sent = ThreadLocal.withInitial(ArrayList::new);

  /** One command: what it is, on which collection, and how many documents it writes. */
  record Sent(String command, String collection, int documents) {}

  /** What some work sent. */
  record Traffic(List<Sent> sent) {
    Traffic {
      sent = List.copyOf(sent);
    }

    int documents() {
      return sent.stream().mapToInt(Sent::documents).sum();
    }

    /** One a command, in order. */
    List<String> lines() {
      return sent.stream().map(each -> each.command + " " + each.collection).toList();
    }
  }

  @Bean
  MongoClientSettingsBuilderCustomizer counting() {
    return settings -> settings.addCommandListener(this);
  }

  Traffic of(Runnable work) {
    sent.get().clear();
    work.run();
    return new Traffic(sent.get());
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    BsonDocument command = event.getCommand();
    String name = event.getCommandName();
    String collection =
        command.get(name) != null && command.get(name).isString()
            ? command.getString(name).getValue()
            : "";
    if (!READ_BY_THE_CLOCK.contains(collection)) {
      sent.get().add(new Sent(name, collection, documents(name, command)));
    }
  }

  private static int documents(String name, BsonDocument command) {
    return switch (name) {
      case "insert" -> size(command, "documents");
      case "update" -> size(command, "updates");
      case "delete" -> size(command, "deletes");
      case "findAndModify" -> 1;
      default -> 0;
    };
  }

  private static int size(BsonDocument command, String key) {
    return command.getArray(key, new BsonArray()).size();
  }
}
