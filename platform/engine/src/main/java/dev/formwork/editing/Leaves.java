package dev.formwork.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Every word that stands in a definition, with what its schema says of the place. */
final class Leaves {

  private final List<Leaf> found = new ArrayList<>();

  private Leaves() {}

  /** What may stand at a place. */
  enum Sort {
    /** An expression. */
    SCRIPT,
    /** What people read. */
    TEXT,
    /** The key of a field or a parameter. */
    KEY,
    /** The name of a member; the place is that of its value. */
    MEMBER,
    /** Anything else. */
    VALUE
  }

  /** A word and where it stands. */
  record Leaf(Place place, String word, Sort sort) {}

  /**
   * @param schema of its kind, as in {@code form.schema.json}
   */
  static List<Leaf> of(JsonNode definition, String schema) {
    var leaves = new Leaves();
    leaves.walk(Shapes.of(schema), definition, Place.ROOT);
    return leaves.found;
  }

  private void walk(@Nullable Shape shape, JsonNode value, Place at) {
    Shape here = shape == null ? null : shape.narrowed(value);
    if (here instanceof Shape.Items items && !value.isArray()) {
      walk(items.item().get(), value, at); // one of them, written alone
    } else if (value.isString()) {
      found.add(new Leaf(at, value.stringValue(), sort(here, at)));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        walk(inside(here, value, String.valueOf(i)), value.get(i), at.item(i));
      }
    } else {
      for (Map.Entry<String, JsonNode> each : value.properties()) {
        Place place = at.member(each.getKey());
        found.add(new Leaf(place, each.getKey(), Sort.MEMBER));
        walk(inside(here, value, each.getKey()), each.getValue(), place);
      }
    }
  }

  private static Sort sort(@Nullable Shape shape, Place at) {
    return switch (shape) {
      case Shape.Text _ -> Sort.TEXT;
      case Shape.Words(var role, _) when role == Shape.Role.SCRIPT -> Sort.SCRIPT;
      case Shape.Words(var role, _) when role == Shape.Role.FIELD -> Sort.KEY;
      case Shape.Words _ when at.last().equals("formula") -> Sort.SCRIPT; // that of a field
      case null, default -> Sort.VALUE;
    };
  }

  private static @Nullable Shape inside(@Nullable Shape shape, JsonNode value, String step) {
    return switch (shape) {
      case Shape.Text text -> text;
      case Shape.Condition condition ->
          switch (step) {
            case "script" -> new Shape.Words(Shape.Role.SCRIPT, Integer.MAX_VALUE);
            case "all", "any", "none" -> new Shape.Items(() -> condition, Integer.MAX_VALUE, false);
            default -> null;
          };
      case Shape.Value _ when step.equals("formula") ->
          new Shape.Words(Shape.Role.SCRIPT, Integer.MAX_VALUE);
      case null -> null;
      default -> shape.inside(value, step).orElse(null);
    };
  }
}
