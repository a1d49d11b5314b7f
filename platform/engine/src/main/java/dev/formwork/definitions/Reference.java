package dev.formwork.definitions;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place where a definition names another, or a field of another.
 *
 * @param pointer JSON pointer of the place, as in {@code /sections/0/fields/2/form}
 * @param kind what is named, as in {@code form}
 * @param field the field of the target that is named; absent where the target itself is meant
 * @param written how it is named there
 * @param way the keys that lead to the field, with its own at the end: more than one where a path
 *     goes along relations; none where the target itself is meant
 */
public record Reference(
    String pointer,
    String kind,
    QualifiedKey target,
    @Nullable FieldKey field,
    Written written,
    List<FieldKey> way) {

  public Reference {
    way = List.copyOf(way);
  }

  public Reference(String pointer, String kind, QualifiedKey target, @Nullable FieldKey field) {
    this(
        pointer,
        kind,
        target,
        field,
        field == null ? Written.VALUE : Written.ofKey(pointer, field.value()),
        field == null ? List.of() : List.of(field));
  }

  public static Reference to(DefinitionType<?> type, QualifiedKey target, String pointer) {
    return new Reference(pointer, type.kind(), target, null);
  }

  public static Reference toField(
      DefinitionType<?> type, QualifiedKey target, FieldKey field, String pointer) {
    return new Reference(pointer, type.kind(), target, field);
  }

  /** The same where it is written in another way than its place tells. */
  public Reference as(Written how) {
    return new Reference(pointer, kind, target, field, how, way);
  }

  /** The same at the end of a path. */
  public Reference along(List<FieldKey> path) {
    return new Reference(pointer, kind, target, field, written, path);
  }

  /** The same, seen from a definition around it. */
  public Reference at(String place) {
    return new Reference(place, kind, target, field, written, way);
  }
}
