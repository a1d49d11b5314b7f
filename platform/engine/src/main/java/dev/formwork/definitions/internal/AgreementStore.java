package dev.formwork.definitions.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code agreements}; nothing is ever removed from it. */
@Repository
public class AgreementStore {

  private final MongoOperations mongo;

  public AgreementStore(MongoOperations mongo) {
    this.mongo = mongo;
    var indexes = mongo.indexOps(AgreementDocument.class);
    indexes.createIndex(new Index("openFor", Sort.Direction.ASC).unique().sparse());
    indexes.createIndex(new Index("app", Sort.Direction.ASC).on("at", Sort.Direction.DESC));
  }

  /** Whether none was open for the app. */
  public boolean add(AgreementDocument asked) {
    try {
      mongo.insert(asked);
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  public Optional<AgreementDocument> open(String app) {
    return Optional.ofNullable(
        mongo.findOne(query(where("openFor").is(app)), AgreementDocument.class));
  }

  public Optional<AgreementDocument> find(String id) {
    return Optional.ofNullable(mongo.findById(id, AgreementDocument.class));
  }

  /** The latest first. */
  public List<AgreementDocument> of(String app, int most) {
    return mongo.find(
        query(where("app").is(app)).with(Sort.by(Sort.Direction.DESC, "at")).limit(most),
        AgreementDocument.class);
  }

  /** Closes it; false where it was not open any more. */
  public boolean close(
      String id, String state, @Nullable String by, Instant at, @Nullable String reason) {
    var change = new Update().set("state", state).set("closedAt", at).unset("openFor");
    if (by != null) {
      change.set("closedBy", by);
    }
    if (reason != null) {
      change.set("reason", reason);
    }
    return mongo
            .updateFirst(
                query(where("_id").is(id).and("openFor").exists(true)),
                change,
                AgreementDocument.class)
            .getMatchedCount()
        == 1;
  }

  /** What came of it was not to be; it is asked again, unless something newer is. */
  public void reopen(AgreementDocument asked) {
    try {
      mongo.save(asked);
    } catch (DuplicateKeyException _) {
      // another one is open by now: that one counts
    }
  }

  public void released(String id, int release) {
    mongo.updateFirst(
        query(where("_id").is(id)), Update.update("release", release), AgreementDocument.class);
  }
}
