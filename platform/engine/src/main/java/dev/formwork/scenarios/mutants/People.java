package dev.formwork.scenarios.mutants;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who people are in definitions, and who else they could be. */
final class People {

  private static final List<String> WAYS =
      List.of(
          "role",
          "field",
          "initiator",
          "actorOf",
          "person",
          "departmentHead",
          "levels",
          "pickedBy",
          "personField");

  private final List<String> roles;

  /** Those who hold roles of an app. */
  People(AppSource app) {
    this(
        app.definitions().keySet().stream()
            .filter(name -> name.kind().equals("role"))
            .map(DefinitionName::key)
            .map(Object::toString)
            .toList());
  }

  People(List<String> roles) {
    this.roles = List.copyOf(roles);
  }

  /** Somebody else; nothing where the node names nobody or there is nobody else. */
  Optional<JsonNode> otherThan(JsonNode person) {
    if (!person.isObject() || WAYS.stream().noneMatch(person::has)) {
      return Optional.empty();
    }
    String role = person.path("role").asString("");
    int next = roles.indexOf(role) + 1;
    return roles.stream()
        .skip(next)
        .findFirst()
        .or(() -> roles.stream().findFirst())
        .filter(other -> !other.equals(role))
        .map(other -> with(person, other));
  }

  private static JsonNode with(JsonNode person, String role) {
    if (person.has("role")) {
      ObjectNode other = (ObjectNode) person.deepCopy();
      return other.put("role", role);
    }
    return JsonNodeFactory.instance.objectNode().put("role", role).put("in", "all");
  }
}
