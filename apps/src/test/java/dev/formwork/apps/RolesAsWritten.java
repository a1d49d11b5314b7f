package dev.formwork.apps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * What the packs' roles say, read off their YAML and off the stored documents in the plainest way:
 * slow, obvious, and without a line of the engine, so that the engine can be held to it.
 */
final class RolesAsWritten {

  private final Map<String, Map<?, ?>> departments = new HashMap<>();
  private final Map<String, List<Post>> posts = new HashMap<>();
  private final List<Grant> grants = new ArrayList<>();

  /** A role that is held in a department. */
  private record Post(String department, String role) {}

  /** A grant of a role on a form, as in {@code order/vehicle-order}. */
  private record Grant(
      String role, String form, List<?> actions, @Nullable Object scope, Map<?, ?> fields) {}

  /** Somebody and the id by which records know him. */
  record Who(String username, String id) {}

  static RolesAsWritten of(Path packs) {
    var written = new RolesAsWritten();
    written.readPeople(packs.resolve("dealership/samples/people.yaml"));
    files(packs).forEach(written::readRole);
    return written;
  }

  private void readPeople(Path file) {
    Map<?, ?> people = yaml(file);
    for (Object each : all(people, "departments")) {
      Map<?, ?> department = (Map<?, ?>) each;
      departments.put(text(department, "key"), department);
    }
    for (Object each : all(people, "people")) {
      Map<?, ?> person = (Map<?, ?>) each;
      var held = new ArrayList<Post>();
      for (Object post : all(person, "posts")) {
        Map<?, ?> at = (Map<?, ?>) post;
        for (Object role : all(at, "roles")) {
          held.add(new Post(text(at, "department"), (String) role));
        }
      }
      if (!Boolean.TRUE.equals(person.get("admin"))) {
        posts.put(text(person, "username"), held);
      }
    }
  }

  private void readRole(Path file) {
    String app = file.toAbsolutePath().getName(file.toAbsolutePath().getNameCount() - 3).toString();
    Map<?, ?> role = yaml(file);
    for (Object each : all(role, "grants")) {
      Map<?, ?> grant = (Map<?, ?>) each;
      String on =
          Stream.of("form", "report", "dashboard", "metric")
              .filter(grant::containsKey)
              .findFirst()
              .orElseThrow();
      String key = text(grant, on);
      Object fields = grant.get("fields");
      grants.add(
          new Grant(
              text(role, "key"),
              on + " " + (key.contains("/") ? key : app + "/" + key),
              on.equals("form") ? all(grant, "actions") : List.of("read"),
              grant.get("scope"),
              fields == null ? Map.of() : (Map<?, ?>) fields));
    }
  }

  /** Everybody but the administrator. */
  Set<String> usernames() {
    return posts.keySet();
  }

  /** Whether a role of this person says anything of the kind: {@code report order/prices}. */
  boolean has(Who who, String thing, String action) {
    return postsOf(who).stream()
        .anyMatch(post -> of(post, thing).anyMatch(grant -> grant.actions().contains(action)));
  }

  /** Whether one of his grants of the action reaches the record, or an open task or leave does. */
  boolean may(Who who, String form, String action, Document record) {
    if ("draft".equals(record.getString("state"))) {
      return who.id().equals(record.getString("createdBy"));
    }
    return (action.equals("read") && isLetIn(who, record))
        || !matching(who, form, action, record).isEmpty();
  }

  /** By an open task, or by a leave for a time. */
  boolean isLetIn(Who who, Document record) {
    return list(record, "holders").contains(who.id())
        || list(record, "guests").stream()
            .anyMatch(guest -> who.id().equals(((Document) guest).get("person")));
  }

  /**
   * How far his grants open a field of a record: {@code open}, {@code masked}, {@code hidden}.
   *
   * @param path a field, or a column of its rows, as in {@code lines.price}
   */
  String open(Who who, String form, String path, Document record) {
    var found = new HashSet<String>();
    for (String action : List.of("read", "edit")) {
      for (Grant grant : matching(who, form, action, record)) {
        found.add(limit(grant, path));
      }
    }
    return found.contains("open") ? "open" : found.contains("masked") ? "masked" : "hidden";
  }

  /** A column is open no further than its field. */
  private static String limit(Grant grant, String path) {
    var limits = new HashSet<Object>();
    limits.add(grant.fields().get(path));
    limits.add(grant.fields().get(path.replaceFirst("[.].*", "")));
    return limits.contains("hidden") ? "hidden" : limits.contains("masked") ? "masked" : "open";
  }

  private List<Grant> matching(Who who, String form, String action, Document record) {
    var matching = new ArrayList<Grant>();
    for (Post post : postsOf(who)) {
      of(post, "form " + form)
          .filter(grant -> grant.actions().contains(action))
          .filter(grant -> reaches(grant.scope(), who, post, record))
          .forEach(matching::add);
    }
    return matching;
  }

  private Stream<Grant> of(Post post, String thing) {
    return grants.stream()
        .filter(grant -> grant.role().equals(post.role()) && grant.form().equals(thing));
  }

  private boolean reaches(@Nullable Object scope, Who who, Post post, Document record) {
    if (scope instanceof List<?> any) {
      return any.stream().anyMatch(each -> reaches(each, who, post, record));
    }
    if (scope instanceof Map<?, ?> map) {
      return holds((Map<?, ?>) Objects.requireNonNull(map.get("condition")), who, record);
    }
    return switch (scope == null ? "own" : (String) scope) {
      case "all" -> true;
      case "own" -> who.id().equals(record.getString("createdBy"));
      case "participant" -> list(record, "participants").contains(who.id());
      case "department" -> post.department().equals(record.getString("department"));
      case "department-tree" -> isBelow(record.getString("department"), post.department());
      case "store" -> {
        String store = store(post.department());
        yield store != null && store.equals(record.getString("store"));
      }
      default -> throw new IllegalStateException("No such scope: " + scope);
    };
  }

  private boolean isBelow(@Nullable String department, String top) {
    String at = department;
    while (at != null && !at.equals(top)) {
      at = parent(at);
    }
    return at != null;
  }

  private @Nullable String store(String department) {
    String at = department;
    while (at != null && !Boolean.TRUE.equals(department(at).get("store"))) {
      at = parent(at);
    }
    return at;
  }

  private @Nullable String parent(String department) {
    return (String) department(department).get("parent");
  }

  private boolean holds(Map<?, ?> condition, Who who, Document record) {
    if (condition.get("all") instanceof List<?> all) {
      return all.stream().allMatch(each -> holds((Map<?, ?>) each, who, record));
    }
    if (condition.get("any") instanceof List<?> any) {
      return any.stream().anyMatch(each -> holds((Map<?, ?>) each, who, record));
    }
    String field = (String) condition.get("field");
    Object value = Objects.requireNonNull(record.get("data", Document.class)).get(field);
    if (value == null) {
      value = record.get(field);
    }
    Object wanted = condition.get("value");
    if (wanted instanceof String text && text.startsWith("$")) {
      List<Post> held = postsOf(who);
      wanted =
          switch (text) {
            case "$user" -> who.id();
            case "$department" -> held.getFirst().department();
            case "$store" -> store(held.getFirst().department());
            default -> throw new IllegalStateException("No such value: " + text);
          };
    }
    return switch (text(condition, "op")) {
      case "eq" -> Objects.equals(value, wanted);
      case "ne" -> !Objects.equals(value, wanted);
      case "empty" -> value == null;
      case "notEmpty" -> value != null;
      default -> throw new IllegalStateException("No such comparison: " + condition);
    };
  }

  private List<Post> postsOf(Who who) {
    return Objects.requireNonNull(posts.get(who.username()));
  }

  private Map<?, ?> department(String key) {
    return Objects.requireNonNull(departments.get(key));
  }

  private static List<?> all(Map<?, ?> map, String key) {
    return (List<?>) Objects.requireNonNull(map.get(key), key);
  }

  private static String text(Map<?, ?> map, String key) {
    return (String) Objects.requireNonNull(map.get(key), key);
  }

  private static List<?> list(Document record, String key) {
    return record.get(key) instanceof List<?> list ? list : List.of();
  }

  private static Stream<Path> files(Path packs) {
    try (Stream<Path> all = Files.walk(packs, 3)) {
      return all
          .filter(file -> file.toString().matches(".*[/\\\\]roles[/\\\\][a-z0-9-]+\\.yaml"))
          .filter(file -> !file.toString().contains("target"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> yaml(Path file) {
    try {
      return new Yaml().load(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
