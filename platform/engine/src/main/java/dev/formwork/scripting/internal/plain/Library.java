package dev.formwork.scripting.internal.plain;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions of docs/scripting.md and those of the language that formulas use most. */
enum Library {
  SUM("sum", 1, 2),
  ROUND("round", 1, 2),
  DAYS("days", 2, 2),
  ADD_DAYS("addDays", 2, 2),
  AGE("age", 2, 2),
  TEXT("text", 1, 1),
  CONCAT("concat", 0, 20),
  IF_EMPTY("ifEmpty", 2, 2),
  NUMBER("Number", 1, 1),
  BOOLEAN("Boolean", 1, 1),
  STRING("String", 1, 1),
  ABS("Math.abs", 1, 1),
  FLOOR("Math.floor", 1, 1),
  CEIL("Math.ceil", 1, 1),
  NEAREST("Math.round", 1, 1),
  MIN("Math.min", 1, 20),
  MAX("Math.max", 1, 20),
  PMT("pmt", 3, 3);

  private static final Map<String, Library> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(each -> each.word, Function.identity()));

  private static final double MOST_UNIT = 1e15;
  private static final int MOST_PERIODS = 1_200;
  private static final double MOST_EXACT = 9007199254740991d;

  private final String word;
  private final int fewest;
  private final int most;

  Library(String word, int fewest, int most) {
    this.word = word;
    this.fewest = fewest;
    this.most = most;
  }

  static @Nullable Library named(String word) {
    return BY_NAME.get(word);
  }

  @Nullable Object of(List<@Nullable Object> given) {
    if (given.size() < fewest || given.size() > most) {
      throw new NotPlain();
    }
    Object first = given.isEmpty() ? null : given.getFirst();
    return switch (this) {
      case SUM -> sum(given);
      case ROUND -> round(given);
      case DAYS -> dates(given, ChronoUnit.DAYS);
      case ADD_DAYS -> addDays(given);
      case AGE -> dates(given, ChronoUnit.YEARS);
      case TEXT -> text(first);
      case CONCAT -> concat(given);
      case IF_EMPTY -> given.get(Values.isEmpty(first) ? 1 : 0);
      case NUMBER -> asNumber(first);
      case BOOLEAN -> Values.isTrue(first);
      case STRING -> Values.text(first);
      case ABS -> Math.abs(Values.number(first));
      case FLOOR -> Math.floor(Values.number(first));
      case CEIL -> Math.ceil(Values.number(first));
      case NEAREST -> nearest(Values.number(first));
      case MIN -> fold(given, Math::min);
      case MAX -> fold(given, Math::max);
      case PMT -> payment(given);
    };
  }

  /** As {@code sum} of library.js: adds whole units of the smallest digit while that is exact. */
  private static Object sum(List<@Nullable Object> given) {
    if (Values.isEmpty(given.getFirst())) {
      return 0d;
    }
    double unit = 1;
    var addends = new ArrayList<Double>();
    for (Object item : Values.list(given.getFirst())) {
      Object addend = given.size() == 1 ? Values.inside(item) : cell(item, given.get(1));
      if (Values.isEmpty(addend)) {
        continue;
      }
      if (!(addend instanceof Double number)) {
        throw new NotPlain();
      }
      addends.add(number);
      while (unit < MOST_UNIT && nearest(number * unit) / unit != number) {
        unit *= 10;
      }
    }
    double exact = 0;
    double plain = 0;
    for (double addend : addends) {
      exact += nearest(addend * unit);
      plain += addend;
    }
    return Math.abs(exact) <= MOST_EXACT ? exact / unit : plain;
  }

  private static @Nullable Object cell(@Nullable Object row, @Nullable Object key) {
    if (key instanceof String name && row instanceof Map<?, ?>) {
      return Members.of(row, name);
    }
    throw new NotPlain();
  }

  /** As {@code round} of library.js: by the shortest decimal that reads as the number. */
  private static @Nullable Object round(List<@Nullable Object> given) {
    if (Values.isEmpty(given.getFirst())) {
      return null;
    }
    Object digits = given.size() == 2 ? given.get(1) : Double.valueOf(0);
    if (!(given.getFirst() instanceof Double number)
        || !(digits instanceof Double wanted)
        || !(Math.abs(wanted) <= 10)
        || !(Math.abs(number) < MOST_UNIT)) {
      throw new NotPlain();
    }
    int shift = wanted.intValue();
    double shifted = BigDecimal.valueOf(Math.abs(number)).movePointRight(shift).doubleValue();
    double rounded = BigDecimal.valueOf(nearest(shifted)).movePointLeft(shift).doubleValue();
    return Math.signum(number) * rounded + 0;
  }

  /** As {@code pmt} of library.js, multiplication by multiplication. */
  private static @Nullable Object payment(List<@Nullable Object> given) {
    if (given.stream().anyMatch(Values::isEmpty)) {
      return null;
    }
    if (!(given.get(0) instanceof Double rate)
        || !(given.get(1) instanceof Double periods)
        || !(given.get(2) instanceof Double amount)) {
      throw new NotPlain();
    }
    if (!(rate >= 0 && rate <= 1 && periods >= 1 && periods <= MOST_PERIODS)) {
      throw new NotPlain();
    }
    if (rate == 0) {
      return amount / periods.intValue();
    }
    double growth = 1;
    double factor = 1 + rate;
    for (int left = periods.intValue(); left > 0; left /= 2) {
      growth *= left % 2 == 1 ? factor : 1;
      factor *= factor;
    }
    return amount * rate / (1 - 1 / growth);
  }

  private static @Nullable Object dates(List<@Nullable Object> given, ChronoUnit unit) {
    if (Values.isEmpty(given.get(0)) || Values.isEmpty(given.get(1))) {
      return null;
    }
    LocalDate from = date(given.get(0));
    LocalDate to = date(given.get(1));
    if (unit == ChronoUnit.DAYS) {
      return (double) unit.between(from, to);
    }
    boolean beforeBirthday =
        to.getMonthValue() < from.getMonthValue()
            || (to.getMonthValue() == from.getMonthValue()
                && to.getDayOfMonth() < from.getDayOfMonth());
    return (double) (to.getYear() - from.getYear() - (beforeBirthday ? 1 : 0));
  }

  private static @Nullable Object addDays(List<@Nullable Object> given) {
    if (Values.isEmpty(given.get(0)) || Values.isEmpty(given.get(1))) {
      return null;
    }
    if (!(given.get(1) instanceof Double count) || !(Math.abs(count) < 4_000_000)) {
      throw new NotPlain();
    }
    LocalDate day = date(given.get(0)).plusDays(count.longValue());
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw new NotPlain();
    }
    return day.toString();
  }

  private static LocalDate date(@Nullable Object value) {
    if (value instanceof String text && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      try {
        LocalDate read = LocalDate.parse(text);
        if (read.getYear() >= 1) {
          return read;
        }
      } catch (DateTimeException noSuchDay) {
        throw new NotPlain();
      }
    }
    throw new NotPlain();
  }

  private static String text(@Nullable Object value) {
    return Values.isNothing(value) ? "" : Values.text(value);
  }

  private static String concat(List<@Nullable Object> given) {
    return given.stream().map(Library::text).reduce("", Values::joined);
  }

  private static double asNumber(@Nullable Object value) {
    return value instanceof String text && text.matches("-?[0-9]{1,15}([.][0-9]{1,15})?")
        ? Double.parseDouble(text)
        : Values.number(value);
  }

  private static double fold(List<@Nullable Object> given, BinaryOperator<Double> function) {
    return given.stream().map(Values::number).reduce(function).orElseThrow();
  }

  /** ECMAScript 2024, section 21.3.2.28: halves go up. */
  static double nearest(double number) {
    double floor = Math.floor(number);
    double nearest = number - floor >= 0.5 ? floor + 1 : floor;
    return nearest == 0 ? Math.copySign(0, number) : nearest;
  }
}
