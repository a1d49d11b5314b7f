package dev.formwork.records.internal.counters;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that share their values of a counter's dimensions, and what they add up to.
 *
 * @param at by dimension: text, Long, Boolean, list of texts, or null of none
 * @param records how many they are
 * @param taken by field that is taken of them, what they hold of it
 */
public record Cell(List<@Nullable Object> at, long records, List<Taken> taken) {

  /**
   * The values of one field.
   *
   * @param count how many records have one
   * @param sum of those that are numbers
   */
  public record Taken(long count, BigDecimal sum) {

    static final Taken NOTHING = new Taken(0, BigDecimal.ZERO);

    Taken plus(Taken other) {
      return new Taken(count + other.count, sum.add(other.sum));
    }

    Taken negated() {
      return new Taken(-count, sum.negate());
    }
  }

  public Cell {
    at = Collections.unmodifiableList(new ArrayList<>(at));
    taken = List.copyOf(taken);
  }

  /** The two together; they are of the same values. */
  public Cell plus(Cell other) {
    var sums = new ArrayList<Taken>();
    for (int i = 0; i < taken.size(); i++) {
      sums.add(taken.get(i).plus(other.taken.get(i)));
    }
    return new Cell(at, records + other.records, sums);
  }

  /** What takes it out again. */
  Cell negated() {
    return new Cell(at, -records, taken.stream().map(Taken::negated).toList());
  }

  /** Whether both count the same, however their decimals are written. */
  boolean countsAs(Cell other) {
    if (records != other.records || taken.size() != other.taken.size()) {
      return false;
    }
    for (int i = 0; i < taken.size(); i++) {
      Taken mine = taken.get(i);
      Taken theirs = other.taken.get(i);
      if (mine.count != theirs.count || mine.sum.compareTo(theirs.sum) != 0) {
        return false;
      }
    }
    return true;
  }

  /** A name for its values, the same for the same values and of one length. */
  String name() {
    var text = new StringBuilder();
    at.forEach(value -> append(text, value));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append("-;");
      case List<?> several -> {
        text.append('[').append(several.size()).append(':');
        several.forEach(each -> append(text, each));
      }
      default -> {
        String word = value.toString();
        char kind = value.getClass().getSimpleName().charAt(0);
        text.append(kind).append(word.length()).append(':').append(word);
      }
    }
  }
}
