package dev.formwork.embedded.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A collection with indexes: a list of documents, and what must not be twice in it. */
final class ModelCollection {

  private static final int DUPLICATE = 11000;

  record Index(BsonDocument key, boolean isUnique, boolean isSparse) {
    List<List<BsonValue>> keys(BsonDocument document) {
      return ModelSort.indexKeys(document, key.keySet(), isSparse);
    }
  }

  private final List<BsonDocument> documents = new ArrayList<>();
  private final List<Index> indexes = new ArrayList<>();

  ModelCollection() {
    indexes.add(new Index(BsonDocument.parse("{_id: 1}"), true, false));
  }

  /** Whether the model can say what comes of something; it is tried on a copy. */
  boolean knows(Consumer<ModelCollection> act) {
    var copy = new ModelCollection();
    copy.documents.addAll(documents);
    copy.indexes.addAll(indexes);
    try {
      act.accept(copy);
    } catch (ModelError _) {
      return true;
    } catch (ModelNumbers.Unspecified _) {
      return false;
    }
    return true;
  }

  List<BsonDocument> documents() {
    return documents;
  }

  /** Makes an index of what is there already. */
  void add(Index index) {
    var refusals = new TreeSet<Integer>();
    for (var document : documents) {
      refusalOf(document, index, documents, refusals);
    }
    refuse(refusals);
    indexes.add(index);
  }

  void insert(BsonDocument document) {
    check(document, documents);
    documents.add(document);
  }

  /** The document after the update. */
  BsonDocument update(BsonDocument before, BsonDocument update) {
    var after = ModelUpdate.apply(before, update, Map.of(), -1);
    check(after, documents.stream().filter(each -> !each.equals(before)).toList());
    documents.set(documents.indexOf(before), after);
    return after;
  }

  private void check(BsonDocument document, List<BsonDocument> others) {
    var refusals = new TreeSet<Integer>();
    indexes.forEach(index -> refusalOf(document, index, others, refusals));
    refuse(refusals);
  }

  private static void refusalOf(
      BsonDocument document, Index index, List<BsonDocument> others, SortedSet<Integer> refusals) {
    List<List<BsonValue>> keys;
    try {
      keys = index.keys(document);
    } catch (ModelError parallelArrays) {
      refusals.add(parallelArrays.code());
      return;
    }
    boolean isTaken =
        index.isUnique()
            && others.stream()
                .filter(other -> !other.equals(document))
                .anyMatch(other -> hasOne(other, index, keys));
    if (isTaken) {
      refusals.add(DUPLICATE);
    }
  }

  private static boolean hasOne(BsonDocument other, Index index, List<List<BsonValue>> keys) {
    List<List<BsonValue>> taken;
    try {
      taken = index.keys(other);
    } catch (ModelError _) {
      return false; // is refused itself
    }
    return taken.stream().anyMatch(key -> keys.stream().anyMatch(each -> isSame(key, each)));
  }

  private static boolean isSame(List<BsonValue> one, List<BsonValue> other) {
    for (int i = 0; i < one.size(); i++) {
      if (!ModelValues.same(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Which of several reasons a server gives is its own business. */
  private static void refuse(SortedSet<Integer> refusals) {
    if (refusals.size() > 1) {
      throw new ModelNumbers.Unspecified();
    }
    if (!refusals.isEmpty()) {
      throw new ModelError(refusals.first());
    }
  }
}
