package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.ModelValues.MISSING;
import static dev.formwork.embedded.query.ModelValues.NULL;
import static dev.formwork.embedded.query.ModelValues.compare;
import static dev.formwork.embedded.query.ModelValues.same;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What an update makes of a document, after the manual's chapter on update operators. */
final class ModelUpdate {

  private static final Set<String> CREATING =
      Set.of("$set", "$setOnInsert", "$inc", "$mul", "$min", "$max", "$push", "$addToSet");

  private final BsonDocument document;
  private final Map<String, BsonDocument> filters;
  private final int position;

  private ModelUpdate(BsonDocument document, Map<String, BsonDocument> filters, int position) {
    this.document = document;
    this.filters = filters;
    this.position = position;
  }

  private record Change(List<String> path, String operator, BsonValue operand) {
    boolean creates() {
      return CREATING.contains(operator);
    }
  }

  /** The document after the update; the one given stays as it is. */
  static BsonDocument apply(
      BsonDocument before, BsonDocument update, Map<String, BsonDocument> filters, int position) {
    return apply(before, update, filters, position, false);
  }

  /** The document an upsert inserts; an id that nobody named is not in it. */
  static BsonDocument create(BsonDocument query, BsonDocument update) {
    apply(new BsonDocument(), update, Map.of(), -1, true); // refuses conflicts first
    var start = new BsonDocument();
    var named = new TreeMap<String, BsonValue>();
    equalities(query, named);
    if (!update.isEmpty() && !update.getFirstKey().startsWith("$")) {
      var replacement = new BsonDocument();
      if (named.containsKey("_id")) {
        replacement.append("_id", named.get("_id"));
      }
      replacement.putAll(update);
      return replacement;
    }
    named.forEach((path, value) ->
        new ModelUpdate(start, Map.of(), -1)
            .apply(new Change(List.of(path.split("\\.")), "$set", value)));
    var created = apply(start, update, Map.of(), -1, true);
    var result = new BsonDocument();
    if (created.containsKey("_id")) {
      result.append("_id", created.get("_id"));
    }
    result.putAll(created);
    return result;
  }

  private static void equalities(BsonDocument query, Map<String, BsonValue> named) {
    query.forEach((key, value) -> {
      if (key.equals("$and")) {
        value.asArray().forEach(part -> equalities(part.asDocument(), named));
      } else if (!key.startsWith("$") && !ModelFilter.isOperators(value)) {
        name(key, value, named);
      } else if (!key.startsWith("$") && value.asDocument().containsKey("$eq")) {
        name(key, value.asDocument().get("$eq"), named);
      }
    });
  }

  private static void name(String path, BsonValue value, Map<String, BsonValue> named) {
    for (String other : named.keySet()) {
      if (other.equals(path) || other.startsWith(path + ".") || path.startsWith(other + ".")) {
        throw new ModelError(54);
      }
    }
    named.put(path, value);
  }

  private static BsonDocument apply(
      BsonDocument before,
      BsonDocument update,
      Map<String, BsonDocument> filters,
      int position,
      boolean isInsert) {
    if (update.isEmpty() || !update.getFirstKey().startsWith("$")) {
      var replacement = new BsonDocument("_id", before.get("_id"));
      replacement.putAll(update);
      return replacement;
    }
    var changes = new ArrayList<Change>();
    update.forEach((operator, paths) ->
        paths
            .asDocument()
            .forEach((path, operand) ->
                changes.add(new Change(List.of(path.split("\\.")), operator, operand))));
    refuseConflicts(changes.stream().map(Change::path).toList());
    if (!isInsert) {
      changes.removeIf(change -> change.operator().equals("$setOnInsert"));
    }
    var model = new ModelUpdate(before.clone(), filters, position);
    var concrete = new ArrayList<Change>();
    changes.forEach(change -> model.locate(before, change, 0, concrete));
    refuseConflicts(concrete.stream().map(Change::path).toList());
    concrete.sort(Comparator.comparing(Change::path, ModelUpdate::comparePaths));
    concrete.forEach(model::apply);
    return model.document;
  }

  private static void refuseConflicts(List<List<String>> paths) {
    for (int i = 0; i < paths.size(); i++) {
      for (int j = 0; j < paths.size(); j++) {
        var one = paths.get(i);
        var other = paths.get(j);
        if (i != j && other.size() >= one.size() && other.subList(0, one.size()).equals(one)) {
          throw new ModelError(40);
        }
      }
    }
  }

  /** New fields appear by name, numbers by size. */
  private static int comparePaths(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      String a = one.get(i);
      String b = other.get(i);
      int result =
          a.matches("\\d+") && b.matches("\\d+")
              ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b))
              : a.compareTo(b);
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /** Puts positions in the place of the dollars of a path. */
  private void locate(BsonValue at, Change change, int part, List<Change> concrete) {
    if (part == change.path().size()) {
      concrete.add(change);
      return;
    }
    String name = change.path().get(part);
    if (name.equals("$")) {
      if (position < 0) {
        throw new ModelError(2);
      }
      locate(child(at, String.valueOf(position)), with(change, part, position), part + 1, concrete);
    } else if (name.startsWith("$[")) {
      if (!at.isArray()) {
        throw new ModelError(2);
      }
      String filter = name.substring(2, name.length() - 1);
      for (int i = 0; i < at.asArray().size(); i++) {
        var entry = at.asArray().get(i);
        if (filter.isEmpty() || matches(filter, entry)) {
          locate(entry, with(change, part, i), part + 1, concrete);
        }
      }
    } else {
      locate(child(at, name), change, part + 1, concrete);
    }
  }

  private boolean matches(String filter, BsonValue entry) {
    return ModelFilter.matches(
        new BsonDocument(filter, entry), Objects.requireNonNull(filters.get(filter)));
  }

  private static Change with(Change change, int part, int position) {
    var path = new ArrayList<>(change.path());
    path.set(part, String.valueOf(position));
    return new Change(path, change.operator(), change.operand());
  }

  private static BsonValue child(BsonValue at, String name) {
    if (at.isDocument()) {
      return ModelValues.orMissing(at.asDocument(), name);
    }
    boolean isThere =
        at.isArray() && name.matches("\\d+") && Integer.parseInt(name) < at.asArray().size();
    return isThere ? at.asArray().get(Integer.parseInt(name)) : MISSING;
  }

  // --- One change
  // ----------------------------------------------------------------------------------

  private void apply(Change change) {
    BsonValue at = document;
    for (String part : change.path().subList(0, change.path().size() - 1)) {
      if (!isViable(at, part, change)) {
        return;
      }
      var next = child(at, part);
      if (next.equals(MISSING)) {
        if (!change.creates()) {
          return;
        }
        next = new BsonDocument();
        put(at, part, next);
      }
      at = next;
    }
    String last = change.path().getLast();
    if (!isViable(at, last, change)) {
      return;
    }
    var before = child(at, last);
    var after = changed(before, change);
    if (!after.equals(MISSING)) {
      put(at, last, after);
    } else if (at.isDocument()) {
      at.asDocument().remove(last);
    } else if (!before.equals(MISSING)) {
      put(at, last, NULL);
    }
  }

  private static boolean isViable(BsonValue at, String part, Change change) {
    if (at.isDocument() || (at.isArray() && part.matches("\\d+"))) {
      return true;
    }
    if (change.operator().equals("$unset")) {
      return false;
    }
    throw new ModelError(28);
  }

  private static void put(BsonValue at, String part, BsonValue value) {
    if (at.isDocument()) {
      at.asDocument().put(part, value);
      return;
    }
    var array = at.asArray();
    int index = Integer.parseInt(part);
    while (array.size() <= index) {
      array.add(NULL);
    }
    array.set(index, value);
  }

  private static BsonValue changed(BsonValue before, Change change) {
    boolean isThere = !before.equals(MISSING);
    var operand = change.operand();
    return switch (change.operator()) {
      case "$set", "$setOnInsert" -> operand;
      case "$unset" -> MISSING;
      case "$inc" -> isThere ? ModelNumbers.add(number(before), operand) : operand;
      case "$mul" -> ModelNumbers.multiply(isThere ? number(before) : ModelNumbers.ZERO, operand);
      case "$min" -> !isThere || compare(operand, before) < 0 ? operand : before;
      case "$max" -> !isThere || compare(operand, before) > 0 ? operand : before;
      case "$push" -> pushed(isThere ? array(before, 2) : new BsonArray(), operand);
      case "$addToSet" -> added(isThere ? array(before, 2) : new BsonArray(), operand);
      case "$pull" -> isThere ? without(array(before, 2), operand) : MISSING;
      case "$pullAll" -> isThere ? withoutAll(array(before, 2), operand.asArray()) : MISSING;
      case "$pop" -> isThere ? popped(array(before, 14), operand) : MISSING;
      default -> throw new IllegalArgumentException("The model has no " + change.operator());
    };
  }

  private static BsonValue number(BsonValue value) {
    if (!value.isNumber()) {
      throw new ModelError(14);
    }
    return value;
  }

  private static BsonArray array(BsonValue value, int code) {
    if (!value.isArray()) {
      throw new ModelError(code);
    }
    return new BsonArray(value.asArray());
  }

  private static BsonArray pushed(BsonArray array, BsonValue operand) {
    if (!ModelFilter.isOperators(operand)) {
      array.add(operand);
      return array;
    }
    var clauses = operand.asDocument();
    int size = array.size();
    int position = clauses.getInt32("$position", new org.bson.BsonInt32(size)).getValue();
    int at = position < 0 ? Math.max(0, size + position) : Math.min(position, size);
    array.addAll(at, clauses.getArray("$each"));
    var sort = clauses.get("$sort");
    if (sort != null && sort.isNumber()) {
      array.sort((a, b) -> compare(a, b) * sort.asNumber().intValue());
    } else if (sort != null) {
      String field = sort.asDocument().getFirstKey();
      int direction = sort.asDocument().getNumber(field).intValue();
      array.sort((a, b) -> compare(field(a, field), field(b, field)) * direction);
    }
    if (!clauses.containsKey("$slice")) {
      return array;
    }
    int slice = clauses.getInt32("$slice").getValue();
    int count = Math.min(Math.abs(slice), array.size());
    return new BsonArray(
        slice < 0 ? array.subList(array.size() - count, array.size()) : array.subList(0, count));
  }

  private static BsonValue field(BsonValue entry, String field) {
    return entry.isDocument() ? entry.asDocument().get(field, NULL) : NULL;
  }

  private static BsonArray added(BsonArray array, BsonValue operand) {
    Collection<BsonValue> values =
        ModelFilter.isOperators(operand)
            ? operand.asDocument().getArray("$each")
            : List.of(operand);
    for (var value : values) {
      if (array.stream().noneMatch(entry -> same(entry, value))) {
        array.add(value);
      }
    }
    return array;
  }

  private static BsonArray without(BsonArray array, BsonValue operand) {
    array.removeIf(entry -> {
      if (ModelFilter.isOperators(operand)) {
        return ModelFilter.matches(new BsonDocument("x", entry), new BsonDocument("x", operand));
      }
      return operand.isDocument()
          ? entry.isDocument() && ModelFilter.matches(entry.asDocument(), operand.asDocument())
          : same(entry, operand);
    });
    return array;
  }

  private static BsonArray withoutAll(BsonArray array, BsonArray unwanted) {
    array.removeIf(entry -> unwanted.stream().anyMatch(each -> same(entry, each)));
    return array;
  }

  private static BsonArray popped(BsonArray array, BsonValue operand) {
    if (!array.isEmpty()) {
      array.remove(operand.asNumber().intValue() < 0 ? 0 : array.size() - 1);
    }
    return array;
  }
}
