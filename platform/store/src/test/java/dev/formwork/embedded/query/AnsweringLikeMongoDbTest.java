package dev.formwork.embedded.query;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import dev.formwork.embedded.query.Subjects.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random documents, queries, updates and pipelines, answered by each server as by the model.
 *
 * <p>{@code -Dformwork.differential.rounds=2000} asks more, {@code -Dformwork.differential.seed=17}
 * begins elsewhere; a difference names the seed of its round.
 */
class AnsweringLikeMongoDbTest {

  private static final long ROUNDS = Long.getLong("formwork.differential.rounds", 40);
  private static final long SEED = Long.getLong("formwork.differential.seed", 1);
  private static final int DOCUMENTS = 14;
  private static final String COLLECTION = "documents";

  @SuppressWarnings("NullAway.Init")
  private static Subjects subjects;

  @BeforeAll
  static void start() {
    subjects = new Subjects();
  }

  @AfterAll
  static void stop() {
    subjects.close();
  }

  private static void eachRound(LongConsumer round) {
    LongStream.range(SEED, SEED + ROUNDS).forEach(round);
  }

  private static final Bson BY_ID = new BsonDocument("_id", new BsonInt32(1));

  @Test
  void findsTheSameDocuments() {
    eachRound(seed -> {
      var values = new RandomValues(new Random(seed));
      var queries = new RandomQueries(values);
      var documents = values.documents(DOCUMENTS);
      subjects.fill(COLLECTION, documents);
      for (int i = 0; i < 30; i++) {
        var filter = queries.filter(2);
        subjects.compare(
            new Question(seed, documents, filter.toJson()),
            () ->
                ids(documents.stream().filter(each -> ModelFilter.matches(each, filter)).toList()),
            database ->
                ids(
                    Subjects.of(database, COLLECTION)
                        .find(filter)
                        .sort(BY_ID)
                        .into(new ArrayList<>())));
      }
    });
  }

  @Test
  void sortsSkipsAndLimitsAlike() {
    eachRound(seed -> {
      var values = new RandomValues(new Random(seed));
      var queries = new RandomQueries(values);
      var documents = values.documents(DOCUMENTS);
      subjects.fill(COLLECTION, documents);
      for (int i = 0; i < 15; i++) {
        var order = queries.order();
        int skip = values.below(4);
        int limit = values.below(8);
        var filter = values.oneIn(3) ? queries.filter(1) : new BsonDocument();
        subjects.compare(
            new Question(
                seed,
                documents,
                filter.toJson() + " by " + order.toJson() + " skip " + skip + " limit " + limit),
            () -> {
              var found =
                  documents.stream().filter(each -> ModelFilter.matches(each, filter)).toList();
              return ids(
                  ModelSort.sorted(found, order).stream()
                      .skip(skip)
                      .limit(limit == 0 ? DOCUMENTS : limit)
                      .toList());
            },
            database ->
                ids(
                    Subjects.of(database, COLLECTION)
                        .find(filter)
                        .sort(order)
                        .skip(skip)
                        .limit(limit)
                        .into(new ArrayList<>())));
      }
    });
  }

  @Test
  void showsTheSameFieldsAndDistinctValues() {
    eachRound(seed -> {
      var values = new RandomValues(new Random(seed));
      var queries = new RandomQueries(values);
      var pipelines = new RandomPipelines(values, queries);
      var documents = values.documents(DOCUMENTS);
      subjects.fill(COLLECTION, documents);
      for (int i = 0; i < 5; i++) {
        var fields = pipelines.projection();
        var shown = new BsonArray(List.of(new BsonDocument("$project", fields)));
        subjects.compare(
            new Question(seed, documents, fields.toJson()),
            () -> new BsonArray(ModelPipeline.run(documents, shown, List.of())),
            database ->
                new BsonArray(
                    Subjects.of(database, COLLECTION)
                        .find()
                        .projection(fields)
                        .sort(BY_ID)
                        .into(new ArrayList<>())));
        String path = values.path();
        subjects.compare(
            new Question(seed, documents, "distinct " + path),
            () -> new BsonDocument("set", distinct(documents, path)),
            database -> distinct(database, path));
      }
    });
  }

  private static BsonDocument distinct(MongoDatabase database, String path) {
    var command =
        new BsonDocument("distinct", new BsonString(COLLECTION))
            .append("key", new BsonString(path));
    return new BsonDocument("set", database.runCommand(command, BsonDocument.class).get("values"));
  }

  private static BsonArray distinct(List<BsonDocument> documents, String path) {
    var distinct = new BsonArray();
    for (var document : documents) {
      for (var found : ModelValues.at(document, path)) {
        for (var value :
            found.value().isArray() ? found.value().asArray() : List.of(found.value())) {
          if (!value.equals(ModelValues.MISSING)
              && distinct.stream().noneMatch(each -> ModelValues.same(each, value))) {
            distinct.add(value);
          }
        }
      }
    }
    return distinct;
  }

  @Test
  void updatesOneDocumentAlike() {
    eachRound(seed -> {
      var values = new RandomValues(new Random(seed));
      var queries = new RandomQueries(values);
      for (int i = 0; i < 25; i++) {
        var before = values.document(1);
        subjects.fill(COLLECTION, List.of(before));
        var update = queries.update();
        subjects.compare(
            new Question(seed, List.of(before), update.toJson()),
            () -> counted(before, ModelUpdate.apply(before, update, Map.of(), -1)),
            database -> {
              var all = Subjects.of(database, COLLECTION);
              var result = all.updateOne(new BsonDocument("_id", new BsonInt32(1)), update);
              return counted(result.getModifiedCount(), all.find().first());
            });
      }
    });
  }

  @Test
  void updatesEntriesOfListsAlike() {
    eachRound(seed -> {
      var values = new RandomValues(new Random(seed));
      var queries = new RandomQueries(values);
      for (int i = 0; i < 10; i++) {
        var before = values.document(1);
        subjects.fill(COLLECTION, List.of(before));
        positional(seed, before, queries.positional());
        subjects.fill(COLLECTION, List.of(before));
        boolean hasFilter = values.oneIn(2);
        var update = queries.entriesUpdate(hasFilter);
        var filter = queries.entryCondition();
        subjects.compare(
            new Question(seed, List.of(before), update.toJson() + " with " + filter.toJson()),
            () -> counted(before, ModelUpdate.apply(before, update, Map.of("x", filter), -1)),
            database -> {
              var all = Subjects.of(database, COLLECTION);
              var options =
                  hasFilter
                      ? new UpdateOptions().arrayFilters(List.of(filter))
                      : new UpdateOptions();
              var result = all.updateOne(new BsonDocument(), update, options);
              return counted(result.getModifiedCount(), all.find().first());
            });
      }
    });
  }

  private static void positional(long seed, BsonDocument before, RandomQueries.Positional asked) {
    subjects.compare(
        new Question(seed, List.of(before), asked.query().toJson() + " " + asked.update().toJson()),
        () -> {
          if (!ModelFilter.matches(before, asked.query())) {
            return counted(before, before);
          }
          return counted(
              before, ModelUpdate.apply(before, asked.update(), Map.of(), position(before, asked)));
        },
        database -> {
          var all = Subjects.of(database, COLLECTION);
          var result = all.updateOne(asked.query(), asked.update());
          return counted(result.getModifiedCount(), all.find().first());
        });
  }

  /** The first entry that meets the query where it stands alone. */
  private static int position(BsonDocument document, RandomQueries.Positional asked) {
    var value = document.get(asked.array(), BsonNull.VALUE);
    if (value.isArray()) {
      for (int i = 0; i < value.asArray().size(); i++) {
        var alone = new BsonDocument(asked.array(), new BsonArray(List.of(value.asArray().get(i))));
        if (ModelFilter.matches(alone, asked.query())) {
          return i;
        }
      }
    }
    return -1;
  }

  private static BsonValue counted(BsonDocument before, BsonDocument after) {
    return counted(after.equals(before) ? 0 : 1, after);
  }

  private static BsonValue counted(
      long modified, @org.jspecify.annotations.Nullable BsonValue after) {
    return new BsonArray(
        List.of(new BsonInt32((int) modified), after == null ? BsonNull.VALUE : after));
  }

  @Test
  void insertsWhereAnUpsertFindsNothing() {
    eachRound(seed -> {
      var values = new RandomValues(new Random(seed));
      var queries = new RandomQueries(values);
      for (int i = 0; i < 10; i++) {
        subjects.fill(COLLECTION, List.of());
        var query = queries.equalities();
        var update = queries.update();
        subjects.compare(
            new Question(seed, List.of(), query.toJson() + " " + update.toJson()),
            () -> ModelUpdate.create(query, update),
            database -> {
              var all = Subjects.of(database, COLLECTION);
              all.updateOne(query, update, new UpdateOptions().upsert(true));
              return java.util.Objects.requireNonNull(all.find().first());
            });
      }
    });
  }

  @Test
  void claimsTheSameDocument() {
    eachRound(seed -> {
      var values = new RandomValues(new Random(seed));
      var queries = new RandomQueries(values);
      var documents = new ArrayList<>(values.documents(DOCUMENTS));
      subjects.fill(COLLECTION, documents);
      for (int i = 0; i < 10; i++) {
        var filter = queries.filter(1);
        var order = queries.order();
        var update =
            new BsonDocument("$inc", new BsonDocument("claims", new BsonInt32(1)))
                .append("$set", new BsonDocument("n", values.number()));
        boolean wantsNew = values.oneIn(2);
        subjects.compare(
            new Question(
                seed, documents, filter.toJson() + " by " + order.toJson() + " " + update.toJson()),
            () -> claim(documents, filter, order, update, wantsNew),
            database -> {
              var options =
                  new FindOneAndUpdateOptions()
                      .sort(order)
                      .returnDocument(wantsNew ? ReturnDocument.AFTER : ReturnDocument.BEFORE);
              var claimed =
                  Subjects.of(database, COLLECTION).findOneAndUpdate(filter, update, options);
              return claimed == null ? BsonNull.VALUE : claimed;
            });
      }
    });
  }

  private static BsonValue claim(
      List<BsonDocument> documents,
      BsonDocument filter,
      BsonDocument order,
      BsonDocument update,
      boolean wantsNew) {
    var found = documents.stream().filter(each -> ModelFilter.matches(each, filter)).toList();
    var sorted = ModelSort.sorted(found, order);
    if (sorted.isEmpty()) {
      return BsonNull.VALUE;
    }
    var before = sorted.getFirst();
    var after = ModelUpdate.apply(before, update, Map.of(), -1);
    documents.set(documents.indexOf(before), after);
    return wantsNew ? after : before;
  }

  @Test
  void runsPipelinesAlike() {
    eachRound(seed -> {
      var values = new RandomValues(new Random(seed));
      var pipelines = new RandomPipelines(values, new RandomQueries(values));
      var documents = values.documents(DOCUMENTS);
      var foreign = values.documents(6);
      subjects.fill(COLLECTION, documents);
      subjects.fill("foreign", foreign);
      for (int i = 0; i < 25; i++) {
        var pipeline = pipelines.pipeline();
        subjects.compare(
            new Question(seed, documents, pipeline.toString()),
            () -> piped(documents, pipeline, foreign),
            database -> piped(database, pipeline));
      }
    });
  }

  /**
   * Which code an operand of the wrong type gets differs between versions, so any error will do.
   */
  private static BsonValue piped(
      List<BsonDocument> documents, BsonArray pipeline, List<BsonDocument> foreign) {
    try {
      return new BsonArray(ModelPipeline.run(documents, pipeline, foreign));
    } catch (ModelError _) {
      if (pipeline.stream().anyMatch(stage -> stage.asDocument().containsKey("$limit"))) {
        throw new ModelNumbers.Unspecified(); // who stops early may not come to the error
      }
      return Subjects.error(-1);
    }
  }

  private static BsonValue piped(MongoDatabase database, BsonArray pipeline) {
    try {
      var stages = pipeline.stream().map(BsonValue::asDocument).toList();
      return new BsonArray(
          Subjects.of(database, COLLECTION).aggregate(stages).into(new ArrayList<>()));
    } catch (com.mongodb.MongoException _) {
      return Subjects.error(-1);
    }
  }

  static BsonArray ids(List<BsonDocument> documents) {
    return new BsonArray(documents.stream().map(document -> document.get("_id")).toList());
  }
}
