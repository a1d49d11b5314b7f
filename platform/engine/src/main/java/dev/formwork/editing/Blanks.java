package dev.formwork.editing;

import dev.formwork.editing.Shape.Member;
import dev.formwork.editing.Shape.Role;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a new thing begins with, before anybody has filled it in. */
public final class Blanks {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Blanks() {}

  /**
   * A new value of a shape with what it must have.
   *
   * @param siblings the items or entries that it will stand among; its key is none of theirs
   */
  public static JsonNode of(Shape shape, JsonNode siblings) {
    return switch (shape) {
      case Shape.Variants variants -> of(variants, variants.kinds().getFirst(), siblings);
      case Shape.Group group -> filled(NODES.objectNode(), group, siblings);
      case Shape.Either either -> of(either.shapes().getFirst(), siblings);
      case Shape.Choice(var values, var numbers) -> choice(values.getFirst(), numbers);
      case Shape.Flag(var unlessSaid) -> NODES.booleanNode(!unlessSaid);
      case Shape.Numeral number ->
          NODES.numberNode(number.min() == null ? 0 : number.min().intValue());
      case Shape.Quantity _ -> NODES.numberNode(1);
      case Shape.Items items -> NODES.arrayNode();
      case Shape.Entries _ -> NODES.objectNode();
      case Shape.Condition _ ->
          NODES.objectNode().put("field", "").put("op", "eq").put("value", "");
      case Shape.Words _, Shape.Text _, Shape.Value _, Shape.Cell _ -> NODES.stringNode("");
    };
  }

  /** A new value of one of several kinds. */
  public static ObjectNode of(Shape.Variants variants, String kind, JsonNode siblings) {
    ObjectNode value = NODES.objectNode();
    Shape.Group group = variants.of(kind);
    if (group.find("key").isPresent()) {
      value.put("key", ""); // the key stands first; which one it is, its role tells
    }
    value.put(variants.discriminator(), kind);
    return filled(value, group, siblings);
  }

  private static JsonNode choice(String value, boolean number) {
    return number ? NODES.numberNode(Long.parseLong(value)) : NODES.stringNode(value);
  }

  private static ObjectNode filled(ObjectNode value, Shape.Group group, JsonNode siblings) {
    for (Member member : group.members()) {
      boolean isKey = member.name().equals("key");
      if (isKey && member.shape().get() instanceof Shape.Words words) {
        value.put("key", freeKey(words.role(), siblings));
      } else if (member.required() && !value.has(member.name())) {
        value.set(member.name(), of(member.shape().get(), NODES.arrayNode()));
      }
    }
    group.exclusive().stream()
        .findFirst()
        .filter(first -> group.exclusive().stream().noneMatch(value::has))
        .flatMap(group::find)
        .ifPresent(one -> value.set(one.name(), of(one.shape().get(), NODES.arrayNode())));
    return value;
  }

  /** A key that no sibling has: {@code item1}, or {@code item-1} where keys are written so. */
  public static String freeKey(Role role, JsonNode siblings) {
    return freeKey(role, "item", siblings);
  }

  /**
   * The same from a word of one's own.
   *
   * @param word in small letters
   */
  public static String freeKey(Role role, String word, JsonNode siblings) {
    Set<String> taken = new HashSet<>();
    siblings.forEach(each -> taken.add(each.path("key").asString("")));
    siblings.properties().forEach(each -> taken.add(each.getKey()));
    String between = role == Role.FIELD ? "" : "-";
    int number = 1;
    while (taken.contains(word + between + number)) {
      number++;
    }
    return word + between + number;
  }
}
