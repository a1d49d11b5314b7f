package dev.formwork.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names of fields that were read before: the same few come again and again, and one that is known
 * costs neither a text nor its hash.
 */
public final class FieldNames {

  /** A power of two. */
  private static final int MANY = 4096;

  private static final int LONGEST = 40;

  /** By what their bytes come to. Whoever reads an old one here only makes a text in vain. */
  private static final @Nullable Name[] KNOWN = new Name[MANY];

  private static final class Name {
    private final byte[] bytes;
    private final String text;

    Name(byte[] bytes, String text) {
      this.bytes = bytes;
      this.text = text;
    }
  }

  private FieldNames() {}

  /** The name that these bytes say. */
  public static String of(byte[] bytes, int start, int end) {
    if (end - start > LONGEST) {
      return text(bytes, start, end);
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    int at = (hash ^ (hash >>> 15)) & (MANY - 1);
    Name known = KNOWN[at];
    if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, start, end)) {
      return known.text;
    }
    var name = new Name(Arrays.copyOfRange(bytes, start, end), text(bytes, start, end));
    KNOWN[at] = name;
    return name.text;
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
