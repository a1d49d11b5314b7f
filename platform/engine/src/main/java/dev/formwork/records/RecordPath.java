package dev.formwork.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.formwork.kernel.FieldKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that a record holds or leads to: {@code total}, {@code customer.phone} through a
 * relation, {@code lines.model} of all rows. At most three relations deep.
 */
public record RecordPath(List<FieldKey> steps) {

  private static final int LONGEST = 4;

  public RecordPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > LONGEST) {
      throw new IllegalArgumentException("Expected one to four keys, but got " + steps.size());
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RecordPath of(String text) {
    return new RecordPath(Arrays.stream(text.split("\\.", -1)).map(FieldKey::of).toList());
  }

  /** The path of a field of the record itself. */
  public static RecordPath of(FieldKey field) {
    return new RecordPath(List.of(field));
  }

  /** Whether it stays at the record itself. */
  public boolean isPlain() {
    return steps.size() == 1;
  }

  public FieldKey last() {
    return steps.getLast();
  }

  public FieldKey first() {
    return steps.getFirst();
  }

  @Override
  @JsonValue
  public String toString() {
    return steps.stream().map(FieldKey::value).collect(Collectors.joining("."));
  }
}
