package dev.formwork.editing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What may stand at a place of a definition, as its JSON Schema says. */
public sealed interface Shape {

  /** One word or line for the platform. */
  record Words(Role role, int maxLength) implements Shape {}

  /** What words are about. */
  enum Role {
    PLAIN,
    /** The key of a definition, node or role of the same app. */
    KEY,
    /** The key of a field or parameter. */
    FIELD,
    /** A field, or a path along relations. */
    PATH,
    /** A definition of this app or another one: {@code dealership/customer}. */
    REFERENCE,
    /** One expression in JavaScript. */
    SCRIPT,
    /** A span of time: {@code 4h}. */
    SPAN,
    /** A day: {@code 2026-11-30}. */
    DAY
  }

  /** What people read, in one language or several. */
  record Text() implements Shape {}

  /** One of some words or numbers. */
  record Choice(List<String> values, boolean numbers) implements Shape {
    public Choice {
      values = List.copyOf(values);
    }
  }

  /**
   * Yes or no.
   *
   * @param unlessSaid what it is where nothing stands there
   */
  record Flag(boolean unlessSaid) implements Shape {}

  record Numeral(boolean whole, @Nullable BigDecimal min, @Nullable BigDecimal max)
      implements Shape {}

  /** A number or a parameter of the app. */
  record Quantity() implements Shape {}

  /** A question about a record. */
  record Condition() implements Shape {}

  /**
   * A literal, a list of them, or a dynamic value.
   *
   * @param formula whether a formula may stand there too
   */
  record Value(boolean formula) implements Shape {}

  /** A cell of a decision table: a value, several, or comparisons. */
  record Cell() implements Shape {}

  /**
   * Members that are known by name.
   *
   * @param exclusive members of which exactly one is there; empty where all are free
   */
  record Group(List<Member> members, List<String> exclusive) implements Shape {
    public Group {
      members = List.copyOf(members);
      exclusive = List.copyOf(exclusive);
    }

    public Optional<Member> find(String name) {
      return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** The names of the members, in the order of the schema. */
    public List<String> order() {
      return members.stream().map(Member::name).toList();
    }
  }

  /** Members that depend on one of them, such as the type of a field. */
  record Variants(String discriminator, Map<String, Supplier<Group>> byKind) implements Shape {
    public Variants {
      byKind = new LinkedHashMap<>(byKind);
    }

    public List<String> kinds() {
      return List.copyOf(byKind.keySet());
    }

    /** The members that a kind has; none where it is unknown. */
    public Group of(String kind) {
      Supplier<Group> group = byKind.get(kind);
      return group == null ? new Group(List.of(), List.of()) : group.get();
    }
  }

  /** Any number of the same. */
  record Items(Supplier<Shape> item, int max, boolean unique) implements Shape {}

  /** Values under keys of one's own. */
  record Entries(Role keys, Supplier<Shape> value) implements Shape {}

  /** One of several shapes; the value tells which. */
  record Either(List<Shape> shapes) implements Shape {
    public Either {
      shapes = List.copyOf(shapes);
    }
  }

  /** A member of a group. */
  record Member(String name, String help, boolean required, Supplier<Shape> shape) {}

  /** The shape itself, with what the value decides decided. */
  default Shape narrowed(JsonNode value) {
    return switch (this) {
      case Variants variants -> variants.of(value.path(variants.discriminator()).asString(""));
      case Either either ->
          either.shapes().stream()
              .filter(shape -> shape.takes(value))
              .findFirst()
              .map(shape -> shape.narrowed(value))
              .orElse(either.shapes().getFirst());
      default -> this;
    };
  }

  /** Whether a value is of the sort that this shape has, whatever its content. */
  default boolean takes(JsonNode value) {
    return switch (this) {
      case Words _ -> value.isString();
      case Text _ -> value.isString() || value.isObject();
      case Choice(_, var numbers) -> numbers ? value.isNumber() : value.isString();
      case Flag _ -> value.isBoolean();
      case Numeral _ -> value.isNumber();
      case Quantity _ -> value.isNumber() || value.isString();
      case Condition _, Group _, Variants _, Entries _ -> value.isObject();
      case Value(var formula) -> formula || !value.isObject();
      case Cell _ -> true;
      case Items _ -> value.isArray();
      case Either either -> either.shapes().stream().anyMatch(shape -> shape.takes(value));
    };
  }

  /** The shape inside of this one, at a member or an item of the value; absent where unknown. */
  default Optional<Shape> inside(JsonNode value, String step) {
    return switch (narrowed(value)) {
      case Group group -> group.find(step).map(member -> member.shape().get());
      case Items items -> Optional.of(items.item().get());
      case Entries entries -> Optional.of(entries.value().get());
      default -> Optional.empty();
    };
  }
}
