package dev.formwork.editing;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a spreadsheet would be as a field. It is a guess: somebody looks at it.
 *
 * @param title the head of the column
 * @param type the field's type, as in {@code choice}
 * @param required whether something is in every row
 * @param options what is chosen from, in the order in which it appears; none for other types
 * @param examples what is in the first rows
 */
public record ColumnGuess(
    String title, String type, boolean required, List<String> options, List<String> examples) {

  private static final int FEW_ROWS = 3;
  private static final int EXAMPLES = 3;
  private static final int MOST_OPTIONS = 15;
  private static final int LONGEST_OPTION = 40;
  private static final int LONG = 80;
  private static final int LONGEST_NUMBER = 10;

  private static final Pattern MONEY =
      Pattern.compile("金额|价|费|款|单价|总额|amount|price|cost|fee|total", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME_OF_A_NUMBER =
      Pattern.compile("电话|手机|号|编码|phone|mobile|tel|code|no\\.", Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY = Pattern.compile("\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?");
  private static final Set<String> YES_OR_NO =
      Set.of("是", "否", "有", "无", "yes", "no", "true", "false", "y", "n", "√", "×");

  public ColumnGuess {
    options = List.copyOf(options);
    examples = List.copyOf(examples);
  }

  /** The same with another type. */
  public ColumnGuess as(String other) {
    return new ColumnGuess(title, other, required, options, examples);
  }

  /** The same, to be filled in or not. */
  public ColumnGuess required(boolean now) {
    return new ColumnGuess(title, type, now, options, examples);
  }

  /**
   * One for each column that has a head.
   *
   * @param rows the first is the head; cells are texts, numbers, moments, truths or nothing
   */
  public static List<ColumnGuess> of(List<List<@Nullable Object>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<@Nullable Object> head = rows.getFirst();
    List<List<@Nullable Object>> body = rows.subList(1, rows.size());
    var guesses = new ArrayList<ColumnGuess>();
    for (int i = 0; i < head.size(); i++) {
      Object title = head.get(i);
      if (title != null) {
        guesses.add(column(title.toString().strip(), i, body));
      }
    }
    return guesses;
  }

  private static ColumnGuess column(String title, int at, List<List<@Nullable Object>> body) {
    List<Object> filled =
        body.stream()
            .map(row -> at < row.size() ? row.get(at) : null)
            .filter(Objects::nonNull)
            .toList();
    String type = type(title, filled);
    var distinct = new LinkedHashSet<String>();
    filled.forEach(each -> distinct.add(words(each)));
    return new ColumnGuess(
        title,
        type,
        body.size() >= FEW_ROWS && filled.size() == body.size(),
        distinct.stream().limit(MOST_OPTIONS).toList(),
        filled.stream().limit(EXAMPLES).map(ColumnGuess::words).toList());
  }

  private static String type(String title, List<Object> filled) {
    if (filled.isEmpty()) {
      return "text";
    }
    if (all(filled, ColumnGuess::isYesOrNo)) {
      return "switch";
    }
    if (all(filled, ColumnGuess::isDay)) {
      return "date";
    }
    if (all(filled, LocalDateTime.class::isInstance)) {
      return "date-time";
    }
    if (all(filled, BigDecimal.class::isInstance)) {
      return number(title, filled.stream().map(BigDecimal.class::cast).toList());
    }
    if (filled.stream().map(ColumnGuess::words).anyMatch(ColumnGuess::isLong)) {
      return "long-text";
    }
    return isChoice(filled) ? "choice" : "text";
  }

  private static String number(String title, List<BigDecimal> numbers) {
    boolean isWhole = numbers.stream().allMatch(each -> each.stripTrailingZeros().scale() <= 0);
    boolean isName =
        NAME_OF_A_NUMBER.matcher(title).find()
            || numbers.stream().anyMatch(each -> each.precision() - each.scale() > LONGEST_NUMBER);
    if (isWhole && isName) {
      return "text";
    }
    return MONEY.matcher(title).find() ? "money" : isWhole ? "integer" : "decimal";
  }

  private static boolean all(List<Object> values, Predicate<Object> test) {
    return values.stream().allMatch(test);
  }

  private static boolean isYesOrNo(Object value) {
    return value instanceof Boolean || YES_OR_NO.contains(words(value).toLowerCase(Locale.ROOT));
  }

  private static boolean isDay(Object value) {
    return value instanceof LocalDateTime moment
        ? moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        : value instanceof String text && DAY.matcher(text.strip()).matches();
  }

  private static boolean isLong(String text) {
    return text.length() > LONG || text.contains("\n");
  }

  /** Few different short words that come again. */
  private static boolean isChoice(List<Object> filled) {
    List<String> distinct = filled.stream().map(ColumnGuess::words).distinct().toList();
    return distinct.size() <= MOST_OPTIONS
        && distinct.size() * 2 <= filled.size()
        && distinct.stream().allMatch(each -> each.length() <= LONGEST_OPTION);
  }

  private static String words(Object value) {
    return switch (value) {
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case LocalDateTime moment when moment.toLocalTime().equals(LocalTime.MIDNIGHT) ->
          moment.toLocalDate().toString();
      default -> value.toString().strip();
    };
  }

  /** The keys of options: from their words where these are letters, else counted. */
  public List<String> optionKeys() {
    var keys = new ArrayList<String>();
    IntStream.range(0, options.size())
        .forEach(i -> {
          String slug =
              options
                  .get(i)
                  .toLowerCase(Locale.ROOT)
                  .replaceAll("[^a-z0-9]+", "-")
                  .replaceAll("^[-0-9]+|-+$", "");
          keys.add(slug.isEmpty() || keys.contains(slug) ? "option-" + (i + 1) : slug);
        });
    return keys;
  }
}
