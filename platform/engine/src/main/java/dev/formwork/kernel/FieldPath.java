package dev.formwork.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A field, or a column of its rows: {@code total}, {@code lines.unitPrice}.
 *
 * @param cell the column; absent where the field itself is meant
 */
public record FieldPath(FieldKey field, @Nullable FieldKey cell) implements Comparable<FieldPath> {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static FieldPath of(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new FieldPath(FieldKey.of(text), null)
        : new FieldPath(FieldKey.of(text.substring(0, dot)), FieldKey.of(text.substring(dot + 1)));
  }

  /** The path of a column, as text. */
  public static String of(String field, String cell) {
    return field + "." + cell;
  }

  /** The field that a place in data lies in: {@code lines} of {@code lines[row-1].unitPrice}. */
  public static String fieldOf(String place) {
    for (int i = 0; i < place.length(); i++) {
      char sign = place.charAt(i);
      if (sign == '.' || sign == '[') {
        return place.substring(0, i);
      }
    }
    return place;
  }

  public boolean isCell() {
    return cell != null;
  }

  @Override
  public int compareTo(FieldPath other) {
    return toString().compareTo(other.toString());
  }

  @Override
  @JsonValue
  public String toString() {
    return cell == null ? field.value() : of(field.value(), cell.value());
  }
}
