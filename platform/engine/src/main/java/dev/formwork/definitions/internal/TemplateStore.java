package dev.formwork.definitions.internal;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code templates}. */
@Repository
public class TemplateStore {

  private final MongoOperations mongo;

  public TemplateStore(MongoOperations mongo) {
    this.mongo = mongo;
  }

  public List<TemplateDocument> all() {
    return mongo.find(new Query().with(Sort.by("_id")), TemplateDocument.class);
  }

  public void keep(TemplateDocument template) {
    mongo.save(template);
  }

  public void forget(String id) {
    mongo.remove(Query.query(Criteria.where("_id").is(id)), TemplateDocument.class);
  }
}
