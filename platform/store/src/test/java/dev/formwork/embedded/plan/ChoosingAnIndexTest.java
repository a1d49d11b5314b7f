package dev.formwork.embedded.plan;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static dev.formwork.embedded.TestOrders.examined;
import static dev.formwork.embedded.TestOrders.stages;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.formwork.embedded.TestOrders;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChoosingAnIndexTest {

  private static final int ORDERS = 1000;
  private static final Bson UNSORTED = new Document();

  private static TestOrders orders;

  @BeforeAll
  static void thousandOrders() {
    orders = new TestOrders();
    orders.all().createIndex(Indexes.compoundIndex(Indexes.ascending("state"), descending("due")));
    orders.all().createIndex(Indexes.ascending("due"));
    orders.all().createIndex(Indexes.ascending("store", "due"));
    orders.all().createIndex(Indexes.ascending("team", "due"));
    orders.all().createIndex(Indexes.ascending("labels"));
    orders.all().createIndex(Indexes.ascending("items.article"));
    orders
        .all()
        .createIndex(Indexes.ascending("token"), new IndexOptions().unique(true).sparse(true));
    var many = new ArrayList<Document>();
    for (int i = 0; i < ORDERS; i++) {
      many.add(order(i));
    }
    orders.all().insertMany(many);
  }

  private static Document order(int i) {
    var order =
        new Document("_id", "order-" + i)
            .append("number", i)
            .append("state", i % 10 == 0 ? "open" : "done")
            .append("due", i)
            .append("store", "store-" + i % 4)
            .append("team", "team-" + i % 50)
            .append("labels", List.of("label-" + i % 50, "label-" + (i + 1) % 50))
            .append("items", List.of(new Document("article", i % 100).append("count", i % 3)))
            .append("revision", i % 2);
    return i % 100 == 0 ? order.append("token", "token-" + i) : order;
  }

  @AfterAll
  static void close() {
    orders.close();
  }

  @Test
  void findsOneByItsIdWhateverElseIsAsked() {
    var found = orders.explain(and(eq("_id", "order-7"), eq("revision", 1)), UNSORTED, 0);

    assertThat(stages(found)).isEqualTo("FETCH IXSCAN _id_");
    assertThat(examined(found, "totalDocsExamined")).isEqualTo(1);
    assertThat(examined(found, "nReturned")).isEqualTo(1);
  }

  @Test
  void sortsNothingWhereAnIdIsAskedFor() {
    var found = orders.explain(eq("_id", "order-7"), descending("number"), 20);
    var other = orders.explain(and(eq("_id", "order-7"), eq("state", "open")), UNSORTED, 0);

    assertThat(stages(found)).isEqualTo("FETCH IXSCAN _id_");
    assertThat(examined(found, "nReturned")).isEqualTo(1);
    assertThat(stages(other)).isEqualTo("FETCH IXSCAN _id_");
    assertThat(examined(other, "nReturned")).isZero();
  }

  @Test
  void readsAPageInTheOrderOfAnIndex() {
    var found = orders.explain(eq("state", "open"), descending("due"), 20);

    assertThat(stages(found)).isEqualTo("FETCH IXSCAN state_1_due_-1");
    assertThat(examined(found, "totalDocsExamined")).isEqualTo(20);
    assertThat(examined(found, "totalKeysExamined")).isEqualTo(20);
  }

  @Test
  void readsAnIndexBackwards() {
    var found = orders.explain(eq("state", "open"), ascending("due"), 20);

    assertThat(stages(found)).isEqualTo("FETCH IXSCAN state_1_due_-1");
    assertThat(examined(found, "totalDocsExamined")).isEqualTo(20);
  }

  @Test
  void readsARangeOnly() {
    var found = orders.explain(and(gte("due", 100), lt("due", 130)), UNSORTED, 0);

    assertThat(stages(found)).isEqualTo("FETCH IXSCAN due_1");
    assertThat(examined(found, "totalKeysExamined")).isEqualTo(30);
  }

  @Test
  void goesOnInTheMiddleOfAListByKey() {
    var after = or(lt("due", 500), and(eq("due", 500), lt("_id", "order-500")));
    var found = orders.explain(and(eq("state", "open"), after), descending("due"), 20);

    assertThat(stages(found)).isEqualTo("FETCH IXSCAN state_1_due_-1");
    assertThat(examined(found, "totalDocsExamined")).isLessThanOrEqualTo(21);
  }

  @Test
  void mergesTheRangesOfAnInWhereThatGivesTheOrder() {
    var found = orders.explain(in("store", "store-1", "store-3"), ascending("due"), 20);

    assertThat(stages(found)).isEqualTo("FETCH SORT_MERGE IXSCAN store_1_due_1");
    assertThat(examined(found, "totalDocsExamined")).isEqualTo(20);
    assertThat(found(in("store", "store-1", "store-3"), ascending("due"), 4))
        .containsExactly(1, 3, 5, 7);
    assertThat(found(in("store", "store-1", "store-3"), descending("due"), 3))
        .containsExactly(999, 997, 995);
  }

  @Test
  void takesTheIndexThatLeavesLess() {
    var found = orders.explain(and(eq("state", "done"), eq("labels", "label-7")), UNSORTED, 0);

    assertThat(stages(found)).isEqualTo("FETCH IXSCAN labels_1");
    assertThat(examined(found, "totalDocsExamined")).isEqualTo(40);
  }

  @Test
  void sortsWhatASelectiveIndexLeaves() {
    var found = orders.explain(eq("labels", "label-7"), descending("due"), 5);

    assertThat(stages(found)).isEqualTo("SORT FETCH IXSCAN labels_1");
    assertThat(examined(found, "totalDocsExamined")).isEqualTo(40);
  }

  @Test
  void findsElementsOfArraysAndFieldsWithinThem() {
    assertThat(stages(orders.explain(all("labels", "label-7", "label-8"), UNSORTED, 0)))
        .isEqualTo("FETCH IXSCAN labels_1");
    var element = elemMatch("items", and(eq("article", 7), eq("count", 1)));
    assertThat(stages(orders.explain(element, UNSORTED, 0)))
        .isEqualTo("FETCH IXSCAN items.article_1");
  }

  @Test
  void findsADocumentWithTwoMatchingElementsOnce() {
    assertThat(found(in("labels", "label-7", "label-8"), ascending("number"), 0))
        .doesNotHaveDuplicates()
        .hasSize(60);
  }

  @Test
  void leavesASparseIndexToFiltersThatNeedTheField() {
    assertThat(stages(orders.explain(eq("token", "token-100"), UNSORTED, 0)))
        .isEqualTo("FETCH IXSCAN token_1");
    assertThat(stages(orders.explain(exists("token", false), UNSORTED, 0))).isEqualTo("COLLSCAN");
    assertThat(stages(orders.explain(eq("token", null), UNSORTED, 0))).isEqualTo("COLLSCAN");
    assertThat(stages(orders.explain(empty(), ascending("token"), 0))).isEqualTo("SORT COLLSCAN");
  }

  @Test
  void readsEverythingInOrderWhereNothingIsAsked() {
    assertThat(stages(orders.explain(empty(), UNSORTED, 0))).isEqualTo("COLLSCAN");
    var first = orders.explain(empty(), UNSORTED, 10);
    assertThat(examined(first, "totalDocsExamined")).isEqualTo(10);
  }

  @Test
  void readsAWholeIndexForItsOrder() {
    var straight = orderBy(ascending("state"), descending("due"));

    assertThat(stages(orders.explain(empty(), straight, 0)))
        .isEqualTo("FETCH IXSCAN state_1_due_-1");
    assertThat(stages(orders.explain(empty(), descending("store", "due"), 0)))
        .isEqualTo("FETCH IXSCAN store_1_due_1");
  }

  @Test
  void sortsOnlyWhatIsEqualInTheOrderOfAnIndex() {
    var mine = and(eq("store", "store-1"), lt("number", 900));
    var found = orders.explain(mine, orderBy(descending("due"), ascending("_id")), 10);

    assertThat(stages(found)).isEqualTo("SORT FETCH IXSCAN store_1_due_1");
    assertThat(examined(found, "totalDocsExamined")).isLessThan(50);
    assertThat(found(mine, orderBy(descending("due"), ascending("_id")), 3))
        .containsExactly(897, 893, 889);
    var groups = orderBy(ascending("state"), descending("_id"));
    assertThat(found(empty(), groups, 3)).containsExactly(999, 998, 997);
    assertThat(found(eq("state", "open"), groups, 2)).containsExactly(990, 980);
  }

  @Test
  void takesAnIndexForEachAlternative() {
    var mine = or(eq("labels", "label-3"), eq("items.article", 7));
    var found = orders.explain(mine, UNSORTED, 0);

    assertThat(stages(found)).isEqualTo("FETCH OR");
    assertThat(examined(found, "totalDocsExamined")).isLessThanOrEqualTo(50);
    assertThat(found(mine, ascending("number"), 0)).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void mergesTheIndexesOfAlternativesThatHaveTheOrder() {
    var mine = or(eq("team", "team-1"), in("store", "store-0", "store-3"));
    var found = orders.explain(mine, orderBy(ascending("due"), ascending("_id")), 12);

    assertThat(stages(found)).isEqualTo("SORT FETCH SORT_MERGE");
    assertThat(examined(found, "totalDocsExamined")).isLessThanOrEqualTo(14);
    assertThat(found(mine, orderBy(ascending("due"), ascending("_id")), 7))
        .containsExactly(0, 1, 3, 4, 7, 8, 11);
  }

  @Test
  void countsFromTheIndexAlone() {
    var before = orders.reads();

    assertThat(orders.all().countDocuments(eq("state", "open"))).isEqualTo(100);

    var read = orders.reads().since(before);
    assertThat(read.documents()).isZero();
    assertThat(read.scans()).isZero();
  }

  @Test
  void searchesForTheBeginningOfAPipeline() {
    var pipeline =
        List.of(
            Aggregates.match(eq("state", "open")).toBsonDocument(),
            Aggregates.sort(descending("due")).toBsonDocument(),
            Aggregates.limit(10).toBsonDocument(),
            Aggregates.group("$store", Accumulators.sum("count", 1)).toBsonDocument());
    var found =
        orders.explain(
            new Document("aggregate", "orders")
                .append("pipeline", pipeline)
                .append("cursor", new Document()));

    assertThat(stages(found)).isEqualTo("FETCH IXSCAN state_1_due_-1");
    assertThat(examined(found, "totalDocsExamined")).isEqualTo(10);
  }

  @Test
  void explainsWhatAWriteWouldLookFor() {
    var update =
        new Document("update", "orders")
            .append(
                "updates",
                List.of(
                    new Document("q", new Document("_id", "order-1").append("revision", 0))
                        .append("u", new Document("$set", new Document("state", "x")))));

    var found = orders.explain(update);

    assertThat(stages(found)).isEqualTo("FETCH IXSCAN _id_");
    assertThat(orders.all().countDocuments(eq("state", "x"))).isZero();
  }

  @Test
  void tellsAnIndexedQueryFromAScanByItsCounts() {
    var before = orders.reads();
    found(eq("state", "open"), descending("due"), 50);
    var indexed = orders.reads().since(before);
    found(eq("revision", 1), UNSORTED, 0);
    var scanned = orders.reads().since(before);

    assertThat(indexed.documents()).isLessThanOrEqualTo(3 * indexed.returned());
    assertThat(indexed.scans()).isZero();
    assertThat(scanned.scans()).isEqualTo(1);
  }

  private static List<Integer> found(Bson filter, Bson sort, int limit) {
    var numbers = new ArrayList<Integer>();
    orders
        .all()
        .find(filter)
        .sort(sort)
        .limit(limit)
        .forEach(order -> numbers.add(order.getInteger("number")));
    return numbers;
  }
}
