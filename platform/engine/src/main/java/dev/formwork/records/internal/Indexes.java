package dev.formwork.records.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import dev.formwork.forms.DuplicateRule;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * One planned index for each way that records of a form are looked for; made before the first use.
 */
@Component
class Indexes {

  private final MongoDatabase database;
  private final Map<String, Integer> ensured = new ConcurrentHashMap<>();

  Indexes(MongoDatabase database) {
    this.database = database;
  }

  void ensure(FormModel model) {
    Integer known = ensured.get(model.collection());
    if (known == null || known < model.release()) {
      create(model);
      ensured.put(model.collection(), model.release());
    }
  }

  /**
   * What a record still has to do is looked for by kind: that of the next write is mostly of the
   * same kinds, and leaves the index as it is.
   */
  private void create(FormModel model) {
    MongoCollection<Document> records = database.getCollection(model.collection());
    var background = new IndexOptions();
    records.createIndex(new Document("createdAt", -1).append("_id", -1), background);
    for (String owner :
        new String[] {"createdBy", "department", "store", "participants", "state"}) {
      records.createIndex(new Document(owner, 1).append("createdAt", -1), background);
    }
    records.createIndex(new Document("effects.kind", 1), new IndexOptions().sparse(true));
    records.createIndex(new Document("guests.person", 1), new IndexOptions().sparse(true));
    if (model.form().number() != null) {
      records.createIndex(new Document("number", 1), background);
    }
    if (model.flow().filter(flow -> !flow.asks(model.key().app()).isEmpty()).isPresent()) {
      records.createIndex(new Document("execution.asks", 1), background);
    }
    for (DuplicateRule rule : model.form().duplicates()) {
      records.createIndex(new Document("alike." + rule.key(), 1), new IndexOptions().sparse(true));
    }
    for (Field field : model.logic().fields().values()) {
      String key = field.key().value();
      if (field.unique()) {
        records.createIndex(
            new Document("unique." + key, 1), new IndexOptions().unique(true).sparse(true));
      }
      boolean related =
          field.type() instanceof FieldType.Relation || field.type() instanceof FieldType.User;
      if (field.sortable() || field.reportable() || related) {
        records.createIndex(new Document("data." + key, 1).append("_id", 1), background);
      }
    }
  }
}
