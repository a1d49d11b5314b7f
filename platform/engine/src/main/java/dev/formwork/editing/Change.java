package dev.formwork.editing;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One change of a definition. Places are JSON pointers (RFC 6901); what the changes do is what JSON
 * Patch (RFC 6902) means by them.
 */
public sealed interface Change {

  /**
   * A member or an item gets a value; a member that is absent is added.
   *
   * @param order members in the order in which people like to read them; one that is not named
   *     there comes last
   */
  record Put(String pointer, JsonNode value, List<String> order) implements Change {
    public Put {
      order = List.copyOf(order);
    }

    public Put(String pointer, JsonNode value) {
      this(pointer, value, List.of());
    }
  }

  /** An item is put before the one at this place; at the end where there is none. */
  record Insert(String pointer, JsonNode value) implements Change {}

  /** A member or an item goes away. */
  record Remove(String pointer) implements Change {}

  /**
   * An item goes to another place, in its array or another one.
   *
   * @param to where it is found afterwards
   */
  record Move(String pointer, String to) implements Change {}
}
