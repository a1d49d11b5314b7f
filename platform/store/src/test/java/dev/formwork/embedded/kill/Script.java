package dev.formwork.embedded.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/**
 * What one writer does, step by step: the same each time, so that whoever knows how many steps were
 * acknowledged knows what has to be stored.
 */
final class Script {

  private static final int KEPT = 40;
  private static final int SEVERAL = 3;

  private final String name;
  private final Random random;
  private final TreeMap<String, Document> orders = new TreeMap<>();
  private int added;

  Script(String name) {
    this.name = name;
    this.random = new Random(name.hashCode());
  }

  /** What the writer has stored after the steps so far. */
  SortedMap<String, Document> orders() {
    return orders;
  }

  /** Takes the next step: one act, or several that are sent as one but stand for themselves. */
  List<Act> next() {
    int choice = random.nextInt(10);
    if (orders.size() < 3 || (choice < 3 && orders.size() < KEPT)) {
      return List.of(add());
    }
    if (choice < 4 && orders.size() < KEPT) {
      var several = new ArrayList<Act>();
      for (int i = 0; i < SEVERAL; i++) {
        several.add(add());
      }
      return several;
    }
    String id = List.copyOf(orders.keySet()).get(random.nextInt(orders.size()));
    return List.of(choice == 9 || orders.size() >= KEPT ? remove(id) : change(id));
  }

  private Act add() {
    int n = added++;
    Document order =
        new Document("_id", name + "-" + n)
            .append("writer", name)
            .append("number", name + "/" + n)
            .append("revision", 1);
    fill(order);
    orders.put(order.getString("_id"), order);
    return new Act.Add(order);
  }

  private Act change(String id) {
    Document before = known(id);
    var after = new Document(before);
    after.put("revision", before.getInteger("revision") + 1);
    fill(after);
    orders.put(id, after);
    return new Act.Change(before, after);
  }

  private Act remove(String id) {
    Document order = known(id);
    orders.remove(id);
    return new Act.Remove(order);
  }

  private Document known(String id) {
    return Objects.requireNonNull(orders.get(id));
  }

  /** Fields that indexes cover, and a length that changes. */
  private void fill(Document order) {
    var labels = new ArrayList<String>();
    for (int i = random.nextInt(4); i > 0; i--) {
      labels.add("label-" + random.nextInt(12));
    }
    order.put("owner", "person-" + random.nextInt(20));
    order.put("labels", labels);
    order.put("due", random.nextInt(1000));
    order.put("text", "x".repeat(random.nextInt(random.nextInt(10) == 0 ? 20_000 : 800)));
  }

  /** One write. */
  sealed interface Act {
    record Add(Document order) implements Act {}

    record Change(Document before, Document after) implements Act {}

    record Remove(Document order) implements Act {}
  }
}
