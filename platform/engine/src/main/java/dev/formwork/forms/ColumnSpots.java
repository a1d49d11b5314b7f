package dev.formwork.forms;

import dev.formwork.definitions.Written;
import dev.formwork.kernel.FieldKey;
import dev.formwork.scripting.SourceMembers;
import dev.formwork.scripting.SourceMembers.Sort;
import dev.formwork.scripting.SourceMembers.Spot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a script that reads rows reads a column of them: {@code line.amount}, {@code sum(lines,
 * 'amount')}. Whose member something is can't be said for sure, only how likely it is.
 */
public final class ColumnSpots {

  /** Values whose members are never columns. */
  private static final Set<String> OTHERS =
      Set.of(
          "params", "user", "facts", "metrics", "period", "Math", "Date", "JSON", "Object",
          "Number", "String", "Array", "Boolean", "Intl");

  private static final Set<Sort> READING = Set.of(Sort.DOT, Sort.BRACKETS, Sort.ARGUMENT);
  private static final Set<Sort> WRITING = Set.of(Sort.MEMBER, Sort.SHORT);

  private ColumnSpots() {}

  /** Whether a name in a script may be a column. */
  public static boolean mayBe(Spot spot, String column) {
    return spot.name().equals(column)
        && (READING.contains(spot.sort()) || WRITING.contains(spot.sort()))
        && !OTHERS.contains(spot.owner());
  }

  /**
   * The columns that a script may read of rows, and how likely it is.
   *
   * @param isElsewhere whether something else that the script reads may have a member of that name
   */
  public static Map<FieldKey, Written> in(
      String source, FieldType.Subtable rows, Predicate<String> isElsewhere) {
    List<Spot> spots = SourceMembers.of(source);
    var found = new LinkedHashMap<FieldKey, Written>();
    for (Field cell : rows.fields()) {
      String key = cell.key().value();
      List<Spot> meant = spots.stream().filter(spot -> mayBe(spot, key)).toList();
      boolean isRead = meant.stream().allMatch(spot -> READING.contains(spot.sort()));
      if (!meant.isEmpty()) {
        found.put(cell.key(), isRead && !isElsewhere.test(key) ? Written.LIKELY : Written.PERHAPS);
      }
    }
    return found;
  }
}
