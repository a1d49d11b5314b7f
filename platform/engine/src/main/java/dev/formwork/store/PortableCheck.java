package dev.formwork.store;

import static dev.formwork.store.PortableCore.ACCUMULATORS;
import static dev.formwork.store.PortableCore.COMMANDS;
import static dev.formwork.store.PortableCore.COMMON_OPTIONS;
import static dev.formwork.store.PortableCore.CONNECTION_COMMANDS;
import static dev.formwork.store.PortableCore.DELETE_OPTIONS;
import static dev.formwork.store.PortableCore.EXPRESSIONS;
import static dev.formwork.store.PortableCore.INDEX_OPTIONS;
import static dev.formwork.store.PortableCore.LOGICAL_OPERATORS;
import static dev.formwork.store.PortableCore.PUSH_MODIFIERS;
import static dev.formwork.store.PortableCore.QUERY_OPERATORS;
import static dev.formwork.store.PortableCore.STAGES;
import static dev.formwork.store.PortableCore.UPDATE_OPERATORS;
import static dev.formwork.store.PortableCore.UPDATE_OPTIONS;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Reads one command as the driver sends it and finds the words outside the portable core. */
final class PortableCheck {

  private static final Set<String> LOOKUP_BY_FIELDS =
      Set.of("from", "localField", "foreignField", "as");
  private static final Set<String> LOOKUP_BY_PIPELINE = Set.of("from", "let", "pipeline", "as");

  private final Set<String> outside = new LinkedHashSet<>();

  private PortableCheck() {}

  /** What in this command is outside, as in {@code query operator $where}; mostly nothing. */
  static Set<String> outside(BsonDocument command) {
    var check = new PortableCheck();
    check.command(command);
    return check.outside;
  }

  private void command(BsonDocument command) {
    String name = command.getFirstKey();
    if (CONNECTION_COMMANDS.contains(name)) {
      return;
    }
    var options = COMMANDS.get(name);
    if (options == null) {
      outside.add("command " + name);
      return;
    }
    for (String option : command.keySet()) {
      if (!option.equals(name) && !COMMON_OPTIONS.contains(option)) {
        known("option of " + name, option, options);
      }
    }
    switch (name) {
      case "find" -> {
        query(command.get("filter"));
        sort(command.get("sort"));
        projection(command.get("projection"));
      }
      case "count", "distinct" -> query(command.get("query"));
      case "aggregate" -> pipeline(command.get("pipeline"));
      case "update" -> documents(command.get("updates"), this::updateStatement);
      case "delete" -> documents(command.get("deletes"), this::deleteStatement);
      case "findAndModify" -> {
        query(command.get("query"));
        sort(command.get("sort"));
        projection(command.get("fields"));
        update(command.get("update"));
      }
      case "createIndexes" -> documents(command.get("indexes"), this::index);
      default -> {} // the others have no operators
    }
  }

  private void updateStatement(BsonDocument statement) {
    statement.keySet().forEach(option -> known("option of update", option, UPDATE_OPTIONS));
    query(statement.get("q"));
    update(statement.get("u"));
  }

  private void deleteStatement(BsonDocument statement) {
    statement.keySet().forEach(option -> known("option of delete", option, DELETE_OPTIONS));
    query(statement.get("q"));
  }

  private void index(BsonDocument index) {
    index.keySet().forEach(option -> known("option of an index", option, INDEX_OPTIONS));
    index.getDocument("key").forEach((field, direction) -> indexKey(field, direction));
  }

  private void indexKey(String field, BsonValue direction) {
    if (!direction.isNumber()) {
      outside.add(
          "index of kind " + (direction.isString() ? direction.asString().getValue() : "?"));
    }
    if (field.contains("$")) {
      outside.add("wildcard index");
    }
  }

  // --- Queries -----------------------------------------------------------------------------------

  private void query(@Nullable BsonValue query) {
    if (!(query instanceof BsonDocument parts)) {
      return;
    }
    parts.forEach((key, value) -> {
      if (LOGICAL_OPERATORS.contains(key)) {
        documents(value, this::query);
      } else if (key.equals("$expr")) {
        expression(value);
      } else if (key.startsWith("$")) {
        outside.add("query operator " + key);
      } else if (hasOperators(value)) {
        conditions(value.asDocument());
      }
    });
  }

  private void conditions(BsonDocument conditions) {
    conditions.forEach((operator, value) -> {
      known("query operator", operator, QUERY_OPERATORS);
      if (operator.equals("$not") && value.isDocument()) {
        conditions(value.asDocument());
      } else if (operator.equals("$elemMatch")) {
        elements(value.asDocument());
      }
    });
  }

  private void elements(BsonDocument match) {
    if (hasOperators(match) && !LOGICAL_OPERATORS.contains(match.getFirstKey())) {
      conditions(match);
    } else {
      query(match);
    }
  }

  private void sort(@Nullable BsonValue sort) {
    if (sort instanceof BsonDocument fields
        && !fields.values().stream().allMatch(BsonValue::isNumber)) {
      outside.add("sort by an expression");
    }
  }

  private void projection(@Nullable BsonValue projection) {
    if (projection instanceof BsonDocument fields
        && !fields.values().stream().allMatch(field -> field.isNumber() || field.isBoolean())) {
      outside.add("projection with an expression");
    }
  }

  // --- Updates -----------------------------------------------------------------------------------

  private void update(@Nullable BsonValue update) {
    if (update instanceof BsonArray) {
      outside.add("pipeline update");
    } else if (update instanceof BsonDocument document && hasOperators(document)) {
      document.forEach(this::updateOperator);
    }
  }

  private void updateOperator(String operator, BsonValue change) {
    known("update operator", operator, UPDATE_OPERATORS);
    if (!(change instanceof BsonDocument fields)) {
      return;
    }
    for (BsonValue value : fields.values()) {
      if (hasOperators(value)) {
        switch (operator) {
          case "$push", "$addToSet" ->
              value.asDocument().keySet().forEach(m -> known("modifier", m, PUSH_MODIFIERS));
          case "$pull" -> conditions(value.asDocument());
          default -> {} // a value, whatever its keys are
        }
      }
    }
  }

  // --- Pipelines ---------------------------------------------------------------------------------

  private void pipeline(@Nullable BsonValue pipeline) {
    documents(pipeline, stage -> stage(stage.getFirstKey(), stage.get(stage.getFirstKey())));
  }

  private void stage(String name, @Nullable BsonValue value) {
    known("stage", name, STAGES);
    switch (name) {
      case "$match" -> query(value);
      case "$sort" -> sort(value);
      case "$project", "$addFields" -> expression(value);
      case "$facet" -> {
        if (value instanceof BsonDocument facets) {
          facets.values().forEach(this::pipeline);
        }
      }
      case "$group" -> {
        if (value instanceof BsonDocument group) {
          group.forEach(this::groupField);
        }
      }
      case "$bucket" -> {
        if (value instanceof BsonDocument bucket) {
          expression(bucket.get("groupBy"));
          if (bucket.get("output") instanceof BsonDocument output) {
            output.forEach(this::groupField);
          }
        }
      }
      case "$lookup" -> {
        if (value instanceof BsonDocument lookup) {
          lookup(lookup);
        }
      }
      default -> {} // no operators in it
    }
  }

  private void groupField(String field, BsonValue value) {
    if (field.equals("_id")) {
      expression(value);
    } else if (value instanceof BsonDocument accumulation) {
      accumulation.forEach((accumulator, argument) -> {
        known("accumulator", accumulator, ACCUMULATORS);
        expression(argument);
      });
    }
  }

  private void lookup(BsonDocument lookup) {
    if (!LOOKUP_BY_FIELDS.containsAll(lookup.keySet())
        && !LOOKUP_BY_PIPELINE.containsAll(lookup.keySet())) {
      outside.add("$lookup with localField and pipeline");
    }
    if (lookup.get("let") instanceof BsonDocument variables) {
      variables.values().forEach(this::expression);
    }
    pipeline(lookup.get("pipeline"));
  }

  private void expression(@Nullable BsonValue expression) {
    switch (expression) {
      case BsonArray several -> several.forEach(this::expression);
      case BsonDocument document ->
          document.forEach((key, value) -> {
            if (key.startsWith("$")) {
              known("expression", key, EXPRESSIONS);
            }
            if (!key.equals("$literal")) {
              expression(value);
            }
          });
      case null, default -> {} // a constant, a field or a variable
    }
  }

  // --- Words -------------------------------------------------------------------------------------

  private void known(String what, String word, Set<String> words) {
    if (!words.contains(word)) {
      outside.add(what + " " + word);
    }
  }

  private static boolean hasOperators(BsonValue value) {
    return value instanceof BsonDocument document
        && !document.isEmpty()
        && document.getFirstKey().startsWith("$");
  }

  private static void documents(@Nullable BsonValue array, Consumer<BsonDocument> each) {
    if (array instanceof BsonArray values) {
      values.forEach(value -> each.accept(value.asDocument()));
    }
  }
}
