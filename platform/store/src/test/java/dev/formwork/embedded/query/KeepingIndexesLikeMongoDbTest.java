package dev.formwork.embedded.query;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.formwork.embedded.query.Subjects.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

/**
 * Random indexes, some made before the documents and some after: what they refuse, and that no
 * query is answered otherwise because of them. The same settings as {@link
 * AnsweringLikeMongoDbTest}.
 */
class KeepingIndexesLikeMongoDbTest {

  private static final long ROUNDS = Long.getLong("formwork.differential.rounds", 40);
  private static final long SEED = Long.getLong("formwork.differential.seed", 1);
  private static final List<String> PATHS =
      List.of("a", "b", "c", "n", "s", "t", "l", "o.k", "o.v", "m.a", "a.b", "_id", "x");

  @Test
  void refusesTheSameWritesAndFindsTheSameDocuments() {
    try (var subjects = new Subjects()) {
      LongStream.range(SEED, SEED + ROUNDS).forEach(seed -> new Round(subjects, seed).run());
    }
  }

  private static final class Round {
    private final Subjects subjects;
    private final long seed;
    private final RandomValues values;
    private final RandomQueries queries;
    private final ModelCollection model = new ModelCollection();
    private final List<String> indexes = new ArrayList<>();
    private final Set<String> keys = new HashSet<>(Set.of("{\"_id\": 1}", "{\"_id\": -1}"));
    private int nextId;

    Round(Subjects subjects, long seed) {
      this.subjects = subjects;
      this.seed = seed;
      this.values = new RandomValues(new Random(seed));
      this.queries = new RandomQueries(values);
    }

    void run() {
      subjects.fill("indexed", List.of());
      makeIndex();
      for (int i = 0; i < 12; i++) {
        insert();
      }
      makeIndex();
      for (int i = 0; i < 12; i++) {
        insert();
        update();
      }
      makeIndex();
      for (int i = 0; i < 25; i++) {
        ask();
      }
    }

    private void compare(
        String asked, Supplier<BsonValue> expected, Function<MongoDatabase, BsonValue> server) {
      var before = List.copyOf(model.documents());
      subjects.compare(
          new Question(seed, before, asked + " with indexes " + indexes), expected, server);
    }

    private void makeIndex() {
      var key = new BsonDocument();
      for (int i = 1 + values.below(3); i > 0; i--) {
        key.append(values.of(PATHS), new BsonInt32(values.oneIn(2) ? 1 : -1));
      }
      if (!keys.add(key.toJson())) {
        return; // there is one of the same fields
      }
      var index = new ModelCollection.Index(key, values.oneIn(3), values.oneIn(3));
      String name = "index-" + indexes.size();
      indexes.add(index.toString());
      compare(
          "createIndex " + index,
          () -> {
            model.add(index);
            return BsonNull.VALUE;
          },
          database -> {
            Subjects.of(database, "indexed")
                .createIndex(
                    key,
                    new IndexOptions()
                        .name(name)
                        .unique(index.isUnique())
                        .sparse(index.isSparse()));
            return BsonNull.VALUE;
          });
    }

    private void insert() {
      var document = values.document(values.oneIn(10) ? values.below(nextId + 1) : nextId++);
      compare(
          "insert " + document.toJson(),
          () -> {
            model.insert(document.clone());
            return BsonNull.VALUE;
          },
          database -> {
            Subjects.of(database, "indexed").insertOne(document.clone());
            return BsonNull.VALUE;
          });
      sameDocuments("after insert " + document.toJson());
    }

    private void update() {
      if (model.documents().isEmpty()) {
        return;
      }
      var before = values.of(List.copyOf(model.documents()));
      var update = queries.update();
      var id = new BsonDocument("_id", before.get("_id"));
      if (!model.knows(copy -> copy.update(before, update))) {
        return;
      }
      compare(
          "update " + id.toJson() + " " + update.toJson(),
          () -> {
            model.update(before, update);
            return BsonNull.VALUE;
          },
          database -> {
            Subjects.of(database, "indexed").updateOne(id, update);
            return BsonNull.VALUE;
          });
      sameDocuments("after update " + id.toJson() + " " + update.toJson());
    }

    private void sameDocuments(String asked) {
      compare(
          asked,
          () ->
              new BsonArray(
                  ModelSort.sorted(model.documents(), new BsonDocument("_id", new BsonInt32(1)))),
          database ->
              new BsonArray(
                  Subjects.of(database, "indexed")
                      .find()
                      .sort(new BsonDocument("_id", new BsonInt32(1)))
                      .into(new ArrayList<>())));
    }

    private void ask() {
      var filter = queries.filter(values.below(3));
      var order = queries.order();
      int skip = values.below(3);
      int limit = values.below(6);
      compare(
          "find " + filter.toJson() + " by " + order.toJson() + " skip " + skip + " limit " + limit,
          () -> {
            var found = found(filter);
            return AnsweringLikeMongoDbTest.ids(
                ModelSort.sorted(found, order).stream()
                    .skip(skip)
                    .limit(limit == 0 ? Long.MAX_VALUE : limit)
                    .toList());
          },
          database ->
              AnsweringLikeMongoDbTest.ids(
                  Subjects.of(database, "indexed")
                      .find(filter)
                      .sort(order)
                      .skip(skip)
                      .limit(limit)
                      .into(new ArrayList<>())));
      compare(
          "count " + filter.toJson(),
          () -> new BsonInt32(found(filter).size()),
          database -> new BsonInt32((int) Subjects.of(database, "indexed").countDocuments(filter)));
    }

    private List<BsonDocument> found(BsonDocument filter) {
      return model.documents().stream().filter(each -> ModelFilter.matches(each, filter)).toList();
    }
  }
}
