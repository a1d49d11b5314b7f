package dev.formwork.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every word of the portable core, by example, on whichever server the tests run. */
class PortableCoreTest {

  private static final BsonDocument EXAMPLES = examples();

  private final MongoDatabase database = TestStore.database();
  private final MongoCollection<BsonDocument> documents =
      database.getCollection("documents", BsonDocument.class);

  @TestFactory
  Stream<DynamicTest> findsWhatAQueryAsksFor() {
    fill();
    return each(
        "queries",
        example -> {
          var found =
              documents
                  .find(example.getDocument("query"))
                  .sort(new Document("_id", 1))
                  .map(document -> document.get("_id"))
                  .into(new ArrayList<>());
          assertThat(found).isEqualTo(example.getArray("finds"));
        });
  }

  @TestFactory
  Stream<DynamicTest> changesWhatAnUpdateSays() {
    return each(
        "updates",
        example -> {
          documents.drop();
          documents.insertOne(
              example.getDocument("before").clone().append("_id", new BsonInt32(1)));
          documents.updateOne(new Document("_id", 1), example.getDocument("update"));
          var after = Objects.requireNonNull(documents.find().first());
          after.remove("_id");
          assertThat(after).isEqualTo(example.getDocument("after"));
        });
  }

  @TestFactory
  Stream<DynamicTest> passesDocumentsThroughAStage() {
    fill();
    return each(
        "stages",
        example -> assertThat(run(pipelineOf(example))).isEqualTo(example.getArray("gives")));
  }

  @TestFactory
  Stream<DynamicTest> accumulates() {
    fill();
    return each(
        "accumulators",
        example -> {
          var group =
              new BsonDocument("_id", BsonNull.VALUE).append("value", example.get("accumulator"));
          var sorted = new BsonDocument("$sort", new BsonDocument("_id", new BsonInt32(1)));
          assertThat(
                  run(List.of(sorted, new BsonDocument("$group", group))).getFirst().get("value"))
              .isEqualTo(example.get("gives"));
        });
  }

  @TestFactory
  Stream<DynamicTest> evaluatesAnExpression() {
    fill();
    return each(
        "expressions",
        example -> {
          var first = new BsonDocument("$match", new BsonDocument("_id", new BsonInt32(1)));
          var value = new BsonDocument("value", example.get("expression"));
          assertThat(
                  run(List.of(first, new BsonDocument("$project", value))).getFirst().get("value"))
              .isEqualTo(example.get("gives"));
        });
  }

  @Test
  void hasAnExampleForEachOfItsWords() {
    assertThat(words("queries"))
        .containsAll(PortableCore.QUERY_OPERATORS)
        .containsAll(PortableCore.LOGICAL_OPERATORS);
    assertThat(words("updates"))
        .containsAll(PortableCore.PUSH_MODIFIERS)
        .containsAll(without("$currentDate", PortableCore.UPDATE_OPERATORS));
    assertThat(words("stages")).containsAll(PortableCore.STAGES);
    assertThat(words("accumulators")).containsAll(PortableCore.ACCUMULATORS);
    assertThat(words("expressions")).containsAll(PortableCore.EXPRESSIONS);
  }

  @Test
  void takesTheTimeOfTheServer() {
    documents.insertOne(new BsonDocument("_id", new BsonInt32(1)));

    documents.updateOne(
        new Document("_id", 1), new Document("$currentDate", new Document("at", true)));

    assertThat(documents.find().first())
        .hasEntrySatisfying("at", at -> assertThat(at.isDateTime()).isTrue());
  }

  @Test
  void changesOneEntryOfAListByItsPosition() {
    documents.insertOne(BsonDocument.parse("{_id: 1, a: [{k: 1, n: 0}, {k: 2, n: 0}]}"));

    documents.updateOne(
        BsonDocument.parse("{_id: 1, 'a.k': 2}"), BsonDocument.parse("{$set: {'a.$.n': 5}}"));
    documents.updateOne(
        BsonDocument.parse("{_id: 1}"),
        BsonDocument.parse("{$inc: {'a.$[first].n': 1}}"),
        new UpdateOptions().arrayFilters(List.of(BsonDocument.parse("{'first.k': 1}"))));

    assertThat(documents.find().first())
        .isEqualTo(BsonDocument.parse("{_id: 1, a: [{k: 1, n: 1}, {k: 2, n: 5}]}"));
  }

  @Test
  void findsAndUpdatesInOneStep() {
    fill();

    var claimed =
        documents.findOneAndUpdate(
            new Document("kind", "loan"),
            new Document("$set", new Document("owner", "a")),
            new FindOneAndUpdateOptions()
                .sort(new Document("n", -1))
                .projection(new Document("owner", 1))
                .returnDocument(ReturnDocument.AFTER));

    assertThat(claimed).isEqualTo(BsonDocument.parse("{_id: 3, owner: 'a'}"));
  }

  @Test
  void countsDistinguishesAndDeletes() {
    fill();

    assertThat(documents.countDocuments(new Document("kind", "loan"))).isEqualTo(2);
    assertThat(documents.distinct("kind", String.class)).containsExactlyInAnyOrder("loan", "cash");
    assertThat(documents.deleteMany(new Document("kind", "loan")).getDeletedCount()).isEqualTo(2);
    assertThat(documents.estimatedDocumentCount()).isEqualTo(1);
  }

  @Test
  void readsMoreThanOneBatch() {
    documents.insertMany(
        Stream.iterate(0, n -> n + 1)
            .limit(250)
            .map(n -> new BsonDocument("n", new BsonInt32(n)))
            .toList());

    assertThat(documents.find().batchSize(100)).hasSize(250);
  }

  @Test
  void namesItsIndexesAndCollections() {
    documents.createIndex(Indexes.ascending("kind", "n"), new IndexOptions().name("by-kind"));

    assertThat(documents.listIndexes()).extracting("name").contains("by-kind");
    assertThat(database.listCollectionNames()).contains("documents");
    documents.dropIndex("by-kind");
    assertThat(documents.listIndexes()).extracting("name").doesNotContain("by-kind");
  }

  private void fill() {
    documents.insertMany(
        EXAMPLES.getArray("documents").stream().map(BsonValue::asDocument).toList());
  }

  private List<BsonDocument> run(List<BsonDocument> pipeline) {
    return documents.aggregate(pipeline).into(new ArrayList<>());
  }

  private static List<BsonDocument> pipelineOf(BsonDocument example) {
    return example.getArray("pipeline").stream().map(BsonValue::asDocument).toList();
  }

  private static Stream<DynamicTest> each(String part, Consumer<BsonDocument> check) {
    return EXAMPLES.getArray(part).stream()
        .map(BsonValue::asDocument)
        .map(example ->
            dynamicTest(
                example.getString("word").getValue() + " in " + example.toJson(),
                () -> check.accept(example)));
  }

  private static Set<String> words(String part) {
    var words = new HashSet<String>();
    EXAMPLES
        .getArray(part)
        .forEach(example -> words.add(example.asDocument().getString("word").getValue()));
    return words;
  }

  private static Set<String> without(String word, Set<String> words) {
    var rest = new HashSet<>(words);
    rest.remove(word);
    return rest;
  }

  private static BsonDocument examples() {
    try (var file = PortableCoreTest.class.getResourceAsStream("portable-core.json")) {
      return BsonDocument.parse(
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
