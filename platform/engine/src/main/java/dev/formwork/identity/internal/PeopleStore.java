package dev.formwork.identity.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** The collections {@code people} and {@code departments}. */
@Repository
public class PeopleStore {

  private final MongoOperations mongo;

  PeopleStore(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(PersonDocument.class)
        .createIndex(new Index("username", Sort.Direction.ASC).unique());
  }

  public List<PersonDocument> people() {
    return mongo.findAll(PersonDocument.class);
  }

  public List<DepartmentDocument> departments() {
    return mongo.findAll(DepartmentDocument.class);
  }

  public Optional<PersonDocument> personNamed(String username) {
    return Optional.ofNullable(
        mongo.findOne(query(where("username").is(username)), PersonDocument.class));
  }

  public Optional<PersonDocument> person(String id) {
    return Optional.ofNullable(mongo.findById(id, PersonDocument.class));
  }

  /** Adds or replaces; refuses a username that somebody else has. */
  public void save(PersonDocument person) {
    try {
      mongo.save(person);
    } catch (DuplicateKeyException taken) {
      throw new Refusal.Conflict(
          Problem.error("identity.username.taken", "username").with("username", person.username()));
    }
  }

  public void save(DepartmentDocument department) {
    mongo.save(department);
  }
}
