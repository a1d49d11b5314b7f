package dev.formwork.identity.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code api-keys}. */
@Repository
public class KeyStore {

  private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "_id");

  private final MongoOperations mongo;

  KeyStore(MongoOperations mongo) {
    this.mongo = mongo;
    mongo.indexOps(KeyDocument.class).createIndex(new Index("person", Sort.Direction.ASC));
  }

  public List<KeyDocument> of(String person) {
    return mongo.find(query(where("person").is(person)).with(NEWEST_FIRST), KeyDocument.class);
  }

  public List<KeyDocument> all() {
    return mongo.find(new Query().with(NEWEST_FIRST), KeyDocument.class);
  }

  public Optional<KeyDocument> find(String id) {
    return Optional.ofNullable(mongo.findById(id, KeyDocument.class));
  }

  public void add(KeyDocument key) {
    mongo.insert(key);
  }

  public void revoke(String id, Instant at) {
    var good = query(where("_id").is(id).and("revokedAt").isNull());
    mongo.updateFirst(good, new Update().set("revokedAt", at), KeyDocument.class);
  }

  void used(String id, Instant at) {
    mongo.updateFirst(
        query(where("_id").is(id)), new Update().set("lastUsedAt", at), KeyDocument.class);
  }
}
