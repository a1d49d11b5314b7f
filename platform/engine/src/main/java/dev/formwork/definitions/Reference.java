package dev.formwork.definitions;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
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

  /** A parameter of the app whose front page it is. */
  public record OfParameter(FieldKey key) implements Part {}

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

  /** The field of the target that is named; absent where something else is. */
  public @Nullable FieldKey field() {
    return part instanceof OfField(var key, _) ? key : null;
  }

  public boolean isToWhole() {
    return part instanceof Whole;
  }

  /** The keys that lead to a field, with its own at the end; none where no field is named. */
  public List<FieldKey> way() {
    return part instanceof OfField(_, var way) ? way : List.of();
  }

  /** The same where it is written in another way than its place tells. */
  public Reference as(Written how) {
    return new Reference(pointer, kind, target, part, how);
  }

  /** The same at the end of a path. */
  public Reference along(List<FieldKey> path) {
    return part instanceof OfField(var key, _)
        ? new Reference(pointer, kind, target, new OfField(key, path), written)
        : this;
  }

  /** The same, seen from a definition around it. */
  public Reference at(String place) {
    return new Reference(place, kind, target, part, written);
  }
}
