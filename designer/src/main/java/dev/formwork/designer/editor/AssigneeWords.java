package dev.formwork.designer.editor;

import dev.formwork.editing.Place;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Who is meant by the assignees of a node, as people call them.
 *
 * @param roles of all apps
 * @param fields of the form that the flow is about
 * @param people by username
 */
record AssigneeWords(
    Supplier<List<Suggestions.Named>> roles,
    Supplier<List<Suggestions.Named>> fields,
    Supplier<List<Suggestions.Named>> people) {

  /** The words of what is there now: each is asked for once, where it is needed. */
  static AssigneeWords by(Suggestions suggestions) {
    return new AssigneeWords(
        once(() -> suggestions.definitions("role")),
        once(() -> suggestions.fields(Place.ROOT)),
        once(suggestions::people));
  }

  private static Supplier<List<Suggestions.Named>> once(Supplier<List<Suggestions.Named>> asked) {
    return SingletonSupplier.of(asked)::obtain;
  }

  /** {@code Sales supervisor · Own department, Sales consultant}; empty where there are none. */
  String of(JsonNode assignees) {
    return assignees.valueStream().map(this::one).collect(Collectors.joining(", "));
  }

  private String one(JsonNode who) {
    if (who.has("role")) {
      String role = title(roles.get(), who.path("role").asString(""));
      String in = who.path("in").asString("");
      return in.isEmpty() ? role : role + " · " + Labels.value(in);
    }
    if (who.has("field")) {
      return title(fields.get(), who.path("field").asString(""));
    }
    if (who.has("person")) {
      return title(people.get(), who.path("person").asString(""));
    }
    return who.has("initiator") ? Labels.member("initiator") : Labels.summary(who);
  }

  /** Of several that share a key the first: those of the app itself stand before others. */
  private static String title(List<Suggestions.Named> all, String key) {
    return all.stream()
        .filter(each -> each.key().equals(key) || each.key().endsWith("/" + key))
        .map(Suggestions.Named::title)
        .filter(title -> !title.isEmpty())
        .findFirst()
        .orElse(key);
  }
}
