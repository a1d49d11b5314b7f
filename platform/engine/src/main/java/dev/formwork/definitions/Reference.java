package dev.formwork.definitions;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One place where a definition names another, or a part of another.
 *
 * @param pointer JSON pointer of the place, as in {@code /sections/0/fields/2/form}
 * @param kind what is named, as in {@code form}
 * @param part what of the target is named
 * @param written how it is named there
 */
public record Reference(
    String pointer, String kind, QualifiedKey target, Part part, Written written) {

  /** What of a definition is named. */
  public sealed interface Part {}

  /** The definition itself. */
  public record Whole() implements Part {}

  /**
   * A field of it.
   *
   * @param way the keys that lead to the field, with its own at the end: more than one where a path
   *     goes along relations
   */
  public record OfField(FieldKey key, List<FieldKey> way) implements Part {
    public OfField {
      way = List.copyOf(way);
    }
  }

  /**
   * A column of a field that holds rows.
   *
   * @param rows the field
   * @param way the keys that lead to the column, with its own at the end: its own alone where a row
   *     is spoken of
   */
  public record OfColumn(FieldKey rows, FieldKey key, List<FieldKey> way) implements Part {
    public OfColumn {
      way = List.copyOf(way);
    }
  }

  /** A parameter of the app whose front page it is. */
  public record OfParameter(FieldKey key) implements Part {}

  /**
   * An option: of the list that is the target, or of those that are written in a field of it.
   *
   * @param field the keys that lead to the field in which it is written; none for that of a list
   * @param key of the option
   * @param compared names in a script that are compared with it there; none elsewhere
   */
  public record OfOption(List<FieldKey> field, String key, Set<String> compared) implements Part {
    public OfOption {
      field = List.copyOf(field);
      compared = Set.copyOf(compared);
    }
  }

  private static final Part WHOLE = new Whole();

  public Reference(String pointer, String kind, QualifiedKey target, @Nullable FieldKey field) {
    this(
        pointer,
        kind,
        target,
        field == null ? WHOLE : new OfField(field, List.of(field)),
        field == null ? Written.VALUE : Written.ofKey(pointer, field.value()));
  }

  public static Reference to(DefinitionType<?> type, QualifiedKey target, String pointer) {
    return new Reference(pointer, type.kind(), target, null);
  }

  public static Reference toField(
      DefinitionType<?> type, QualifiedKey target, FieldKey field, String pointer) {
    return new Reference(pointer, type.kind(), target, field);
  }

  /** A column, named by its key alone where a row is spoken of. */
  public static Reference toColumn(
      DefinitionType<?> type, QualifiedKey target, FieldKey rows, FieldKey key, String pointer) {
    return new Reference(
        pointer,
        type.kind(),
        target,
        new OfColumn(rows, key, List.of(key)),
        Written.ofKey(pointer, key.value()));
  }

  /** The field of the target that is named; absent where something else is. */
  public @Nullable FieldKey field() {
    return part instanceof OfField(var key, _) ? key : null;
  }

  public boolean isToWhole() {
    return part instanceof Whole;
  }

  /** The keys that lead to a field or column, its own at the end; none where none is named. */
  public List<FieldKey> way() {
    return switch (part) {
      case OfField(_, var way) -> way;
      case OfColumn(_, _, var way) -> way;
      case Whole _, OfParameter _, OfOption _ -> List.of();
    };
  }

  /** Whether it is this column of the target. */
  public boolean isToColumn(FieldKey rows, FieldKey column) {
    return part instanceof OfColumn(var of, var key, _) && of.equals(rows) && key.equals(column);
  }

  /** The same where it is written in another way than its place tells. */
  public Reference as(Written how) {
    return new Reference(pointer, kind, target, part, how);
  }

  /** The same at the end of a path. */
  public Reference along(List<FieldKey> path) {
    return switch (part) {
      case OfField(var key, _) ->
          new Reference(pointer, kind, target, new OfField(key, path), written);
      case OfColumn(var rows, var key, _) ->
          new Reference(pointer, kind, target, new OfColumn(rows, key, path), written);
      case Whole _, OfParameter _, OfOption _ -> this;
    };
  }

  /** The same, seen from a definition around it. */
  public Reference at(String place) {
    return new Reference(place, kind, target, part, written);
  }
}
