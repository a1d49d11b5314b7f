package dev.formwork.definitions;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import org.jspecify.annotations.Nullable;

/**
 * One place where a definition names another, or a field of another.
 *
 * @param pointer JSON pointer of the place, as in {@code /sections/0/fields/2/form}
 * @param kind what is named, as in {@code form}
 * @param field the field of the target that is named; absent where the target itself is meant
 */
public record Reference(
    String pointer, String kind, QualifiedKey target, @Nullable FieldKey field) {

  public static Reference to(DefinitionType<?> type, QualifiedKey target, String pointer) {
    return new Reference(pointer, type.kind(), target, null);
  }

  public static Reference toField(
      DefinitionType<?> type, QualifiedKey target, FieldKey field, String pointer) {
    return new Reference(pointer, type.kind(), target, field);
  }
}
