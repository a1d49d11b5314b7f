package dev.formwork.apps;

import com.mongodb.client.MongoDatabase;
import dev.formwork.identity.People;
import dev.formwork.kernel.QualifiedKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;

/** The records of the demo as they are stored, and who may see which as the roles are written. */
final class StoredRecords {

  private final RolesAsWritten roles = RolesAsWritten.of(Path.of("."));
  private final MongoDatabase database;
  private final People people;
  private final Map<QualifiedKey, List<Document>> stored = new HashMap<>();

  StoredRecords(MongoDatabase database, People people) {
    this.database = database;
    this.people = people;
  }

  RolesAsWritten roles() {
    return roles;
  }

  /** Everybody but the administrator, by name. */
  Set<String> usernames() {
    return new TreeSet<>(roles.usernames());
  }

  RolesAsWritten.Who who(String username) {
    return new RolesAsWritten.Who(username, people.actor(username).orElseThrow().id());
  }

  List<Document> of(QualifiedKey form) {
    return stored.computeIfAbsent(
        form,
        _ ->
            database
                .getCollection("r." + form.app() + "." + form.key())
                .find()
                .into(new ArrayList<>()));
  }

  /** The ids of those that somebody may read. */
  Set<String> readable(String username, QualifiedKey form) {
    var who = who(username);
    return of(form).stream()
        .filter(record -> roles.may(who, form.toString(), "read", record))
        .map(record -> record.getString("_id"))
        .collect(Collectors.toSet());
  }

  /** Those that he may not. */
  List<Document> foreign(String username, QualifiedKey form) {
    Set<String> readable = readable(username, form);
    return of(form).stream().filter(record -> !readable.contains(record.getString("_id"))).toList();
  }
}
