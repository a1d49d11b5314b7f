package dev.formwork.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.formwork.embedded.EmbeddedStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * The servers that are asked: the embedded one by a port and without one, and that of {@code
 * FORMWORK_TEST_MONGODB_URI} where it is set. Each gets the same and has to answer what the model
 * answers.
 */
final class Subjects implements AutoCloseable {

  private record Subject(String name, MongoClient client, MongoDatabase database) {}

  private final EmbeddedStore store = EmbeddedStore.inMemory();
  private final List<Subject> subjects = new ArrayList<>();

  Subjects() {
    add("the embedded store", MongoClients.create(store.uri()));
    add("the embedded store in this process", store.client(settings(store.uri())));
    String other = System.getenv("FORMWORK_TEST_MONGODB_URI");
    if (other != null) {
      add("the server of FORMWORK_TEST_MONGODB_URI", MongoClients.create(other));
    }
  }

  private static MongoClientSettings settings(String uri) {
    return MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri)).build();
  }

  private void add(String name, MongoClient client) {
    subjects.add(new Subject(name, client, client.getDatabase("differential-" + new ObjectId())));
  }

  /** Does something on each server that is not looked at. */
  void each(Consumer<MongoDatabase> work) {
    subjects.forEach(subject -> work.accept(subject.database()));
  }

  /** Puts other documents in the place of all there are. */
  void fill(String collection, List<BsonDocument> documents) {
    each(database -> {
      var all = of(database, collection);
      all.drop();
      if (!documents.isEmpty()) {
        all.insertMany(documents.stream().map(BsonDocument::clone).toList());
      }
    });
  }

  static MongoCollection<BsonDocument> of(MongoDatabase database, String collection) {
    return database.getCollection(collection, BsonDocument.class);
  }

  /** What is asked, for the message of a difference. */
  record Question(long seed, List<BsonDocument> documents, String text) {}

  /**
   * Each server has to answer what the model does: the same values, or an error of the same code.
   */
  void compare(
      Question question, Supplier<BsonValue> model, Function<MongoDatabase, BsonValue> server) {
    BsonValue expected;
    try {
      expected = normalized(modelAnswer(model));
    } catch (ModelNumbers.Unspecified _) {
      each(database -> answer(database, server)); // so that all servers stay alike
      return;
    }
    for (var subject : subjects) {
      var answer = normalized(answer(subject.database(), server));
      assertThat(answer)
          .as(
              "%s differs from the model%nseed: %d%nasked: %s%nof: %s",
              subject.name(), question.seed(), question.text(), lines(question.documents()))
          .isEqualTo(expected);
    }
  }

  private static String lines(List<BsonDocument> documents) {
    var text = new StringBuilder();
    documents.forEach(document -> text.append("\n  ").append(document.toJson()));
    return text.toString();
  }

  private static BsonValue modelAnswer(Supplier<BsonValue> model) {
    try {
      return model.get();
    } catch (ModelError refusal) {
      return error(refusal.code());
    }
  }

  private static BsonValue answer(
      MongoDatabase database, Function<MongoDatabase, BsonValue> server) {
    try {
      return server.apply(database);
    } catch (MongoBulkWriteException refusal) {
      return error(refusal.getWriteErrors().getFirst().getCode());
    } catch (MongoWriteException refusal) {
      return error(refusal.getError().getCode());
    } catch (MongoException refusal) {
      return error(refusal.getCode());
    }
  }

  static BsonDocument error(int code) {
    return new BsonDocument("error", new BsonInt32(code));
  }

  /** Without what means nothing: the sign of zero, and the order of a set. */
  private static BsonValue normalized(BsonValue value) {
    return switch (value) {
      case BsonDouble number when number.getValue() == 0 -> new BsonDouble(0);
      case BsonArray array -> new BsonArray(array.stream().map(Subjects::normalized).toList());
      case BsonDocument document -> {
        var result = new BsonDocument();
        document.forEach((name, each) -> {
          boolean isSet = name.equals("set") && each.isArray();
          result.append(name, isSet ? sorted(each.asArray()) : normalized(each));
        });
        yield result;
      }
      default -> value;
    };
  }

  private static BsonArray sorted(BsonArray set) {
    var order =
        Comparator.<BsonValue>comparingInt(ModelValues::rank).thenComparing(ModelValues::compare);
    return new BsonArray(set.stream().map(Subjects::normalized).sorted(order).toList());
  }

  @Override
  public void close() {
    subjects.forEach(subject -> {
      subject.database().drop();
      subject.client().close();
    });
    store.close();
  }
}
