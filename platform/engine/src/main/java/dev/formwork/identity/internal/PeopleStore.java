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
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collections {@code people} and {@code departments}. */
@Repository
public class PeopleStore {

  private final MongoOperations mongo;

  public PeopleStore(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(PersonDocument.class)
        .createIndex(new Index("username", Sort.Direction.ASC).unique());
  }

  /** Everybody, in the order they were added. */
  public List<PersonDocument> people() {
    return mongo.find(new Query().with(Sort.by("_id")), PersonDocument.class);
  }

  public List<DepartmentDocument> departments() {
    return mongo.find(new Query().with(Sort.by("_id")), DepartmentDocument.class);
  }

  public Optional<PersonDocument> personNamed(String username) {
    return Optional.ofNullable(
        mongo.findOne(query(where("username").is(username)), PersonDocument.class));
  }

  public Optional<PersonDocument> person(String id) {
    return Optional.ofNullable(mongo.findById(id, PersonDocument.class));
  }

  /** Refuses a username that somebody else has. */
  public void add(PersonDocument person) {
    try {
      mongo.insert(person);
    } catch (DuplicateKeyException _) {
      throw taken(person);
    }
  }

  /**
   * Replaces a person; refuses with a conflict where somebody else changed that person since, and a
   * username that somebody else has.
   */
  public void replace(PersonDocument person) {
    var before = query(where("_id").is(person.id()).and("revision").is(person.revision() - 1));
    var change =
        new Update()
            .set("username", person.username())
            .set("name", person.name())
            .set("email", person.email())
            .set("language", person.language())
            .set("admin", person.admin())
            .set("active", person.active())
            .set("posts", person.posts())
            .set("passwordHash", person.passwordHash())
            .set("mustChange", person.mustChange())
            .set("sample", person.sample())
            .set("stamp", person.stamp())
            .set("revision", person.revision());
    try {
      if (mongo.updateFirst(before, change, PersonDocument.class).getMatchedCount() == 0) {
        throw overtaken(person.toPerson().username());
      }
    } catch (DuplicateKeyException _) {
      throw taken(person);
    }
  }

  /** Adds or replaces. */
  public void save(DepartmentDocument department) {
    mongo.save(department);
  }

  public void removeDepartment(String key) {
    mongo.remove(query(where("_id").is(key)), DepartmentDocument.class);
  }

  public static Refusal.Conflict overtaken(String username) {
    return new Refusal.Conflict(
        Problem.error("identity.person.overtaken", "").with("username", username));
  }

  private static Refusal.Conflict taken(PersonDocument person) {
    return new Refusal.Conflict(
        Problem.error("identity.username.taken", "username").with("username", person.username()));
  }
}
