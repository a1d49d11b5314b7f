package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Yaml;
import dev.formwork.scripting.Expression;
import dev.formwork.scripting.Scripts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What values become when their field gets another type: all of it, or nothing. */
class ConvertingValuesTest {

  private static final Scripts SCRIPTS = new Scripts();
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
  private static final String COLOURS =
      "[{key: red, title: {en: Red, zh: 红}}, {key: blue, title: {en: Blue, zh: 蓝}},"
          + " {key: sky, title: {en: Sky, zh: 蓝}}, {key: '12', title: '12'}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "12         | 12",
        "' -1,200 ' | -1200",
        "1，234，567  | 1234567",
        "12,00      | -",
        "1.0        | -",
        "007        | -",
        "+86        | 86",
        "12 km      | -",
        "' '        | -",
        "9999999999999999 | -",
      })
  void aTextIsAWholeNumberOrNone(String text, @Nullable String number) {
    Object got = become("text", "integer", text);

    assertThat(got == null ? null : exact(got)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "12.5      | 12.5",
        "¥12.50    | 12.5",
        "1,200 元   | 1200",
        "12.500    | 12.5",
        "12.345    | -",
        "$12       | -",
        ".5        | -",
        "0.05      | 0.05",
      })
  void aTextIsAnAmountToItsLastDigitOrNone(String text, @Nullable String amount) {
    Object got = become("text", "money", text);

    assertThat(got == null ? null : exact(got)).isEqualTo(amount);
  }

  @Test
  void currenciesAreNotTakenForEachOther() {
    assertThat(become("{key: f, type: text}", "{type: money, currency: EUR}", "¥12")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "2026-02-14   | 2026-02-14",
        "2026/2/4     | 2026-02-04",
        "2026年2月14日 | 2026-02-14",
        "' 2026.02.14 '| 2026-02-14",
        "2024-02-29   | 2024-02-29",
        "2026-02-29   | -",
        "2026-13-01   | -",
        "14.2.2026    | -",
        "soon         | -",
      })
  void aTextIsADayOfTheCalendarOrNone(String text, @Nullable String day) {
    assertThat(become("text", "date", text)).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "2026-02-14 9:30          | 2026-02-14T01:30:00.000Z",
        "2026-02-14               | 2026-02-13T16:00:00.000Z",
        "2026-02-14T09:30:15      | 2026-02-14T01:30:15.000Z",
        "2026-02-14T09:30:15Z     | 2026-02-14T09:30:15.000Z",
        "2026-02-14T09:30:15+02:00| 2026-02-14T07:30:15.000Z",
        "2026-02-14 24:00         | -",
        "2026-02-14 09:61         | -",
        "2026-99-99T09:30:15Z     | -",
        "09:30                    | -",
      })
  void aTextIsAMomentByTheClocksOfThePlace(String text, @Nullable String moment) {
    assertThat(become("text", "date-time", text)).isEqualTo(moment);
  }

  @Test
  void aDayBeginsAndAMomentFallsOnADayByTheClocksOfThePlace() {
    assertThat(become("date", "date-time", "2026-02-14")).isEqualTo("2026-02-13T16:00:00.000Z");
    Instant late = Instant.parse("2026-02-13T16:00:00Z");
    assertThat(become("date-time", "date", late)).isEqualTo("2026-02-14");
    assertThat(become("date-time", "date", late.minusSeconds(1))).isEqualTo("2026-02-13");
    assertThat(become("date-time", "text", late)).isEqualTo("2026-02-14 00:00");
  }

  @Test
  void knowsWhenClocksAreMoved() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    JsonNode date = json("{key: f, type: date}");
    JsonNode moment = json("{key: f, type: date-time}");

    for (var each :
        Map.of(
                "2026-01-15", "2026-01-14T23:00:00.000Z",
                "2026-07-15", "2026-07-14T22:00:00.000Z",
                "2026-03-29", "2026-03-28T23:00:00.000Z",
                "2026-03-30", "2026-03-29T22:00:00.000Z",
                "1999-07-15", "1999-07-14T23:00:00.000Z") // before what it knows: as in winter
            .entrySet()) {
      assertThat(become(date, moment, berlin, each.getKey())).isEqualTo(each.getValue());
    }
    assertThat(become(moment, date, berlin, Instant.parse("2026-07-14T22:00:00Z")))
        .isEqualTo("2026-07-15");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {"red | red", "' RED ' | red", "红 | red", "蓝 | -", "green | -", "12 | 12"})
  void aTextIsAnOptionByItsKeyOrOneOfItsTitles(String text, @Nullable String option) {
    assertThat(become("text", "choice", text)).isEqualTo(option);
  }

  @Test
  void aTextIsSeveralOptionsWhereEachOfItsWordsIsOne() {
    assertThat(become("text", "multi-choice", "red, Blue")).isEqualTo(List.of("red", "blue"));
    assertThat(become("long-text", "multi-choice", "红、sky\n")).isEqualTo(List.of("red", "sky"));
    assertThat(become("text", "multi-choice", "red, green")).isNull();
    assertThat(become("text", "multi-choice", " , ")).isNull();
  }

  @Test
  void anOptionIsCalledByItsTitle() {
    assertThat(become("choice", "text", "red")).isEqualTo("Red");
    assertThat(become("choice", "text", "gone")).isEqualTo("gone");
    assertThat(become("multi-choice", "long-text", List.of("red", "sky"))).isEqualTo("Red, Sky");
    assertThat(exact(become("choice", "integer", "12"))).isEqualTo("12");
    assertThat(become("choice", "integer", "red")).isNull();
  }

  @Test
  void oneBecomesSeveralAndSeveralOneWhereThereIsOne() {
    assertThat(become("choice", "multi-choice", "red")).isEqualTo(List.of("red"));
    assertThat(become("choice", "multi-choice", "gone")).isNull();
    assertThat(become("multi-choice", "choice", List.of("blue"))).isEqualTo("blue");
    assertThat(become("multi-choice", "choice", List.of("red", "blue"))).isNull();
  }

  @Test
  void numbersKeepEachDigitOrAreNone() {
    assertThat(exact(become("integer", "decimal", 12L))).isEqualTo("12");
    assertThat(exact(become("decimal", "integer", new BigDecimal("12.00")))).isEqualTo("12");
    assertThat(become("decimal", "integer", new BigDecimal("12.50"))).isNull();
    assertThat(
            become("{key: f, type: decimal, scale: 3}", "{type: money}", new BigDecimal("1.005")))
        .isNull();
    assertThat(become("money", "text", new BigDecimal("12.50"))).isEqualTo("12.5");
    assertThat(become("integer", "choice", 12L)).isEqualTo("12");
  }

  @Test
  void yesAndNoAreWordsAndFigures() {
    assertThat(become("switch", "text", true)).isEqualTo("Yes");
    assertThat(become("switch", "text", false)).isEqualTo("No");
    assertThat(exact(become("switch", "integer", true))).isEqualTo("1");
    assertThat(exact(become("switch", "integer", false))).isEqualTo("0");
    assertThat(become("text", "switch", " 是 ")).isEqualTo(true);
    assertThat(become("text", "switch", "NO")).isEqualTo(false);
    assertThat(become("text", "switch", "perhaps")).isNull();
    assertThat(become("integer", "switch", 1L)).isEqualTo(true);
    assertThat(become("integer", "switch", 2L)).isNull();
  }

  @Test
  void aTextThatIsTooLongForTheOtherIsNotCut() {
    assertThat(become("{key: f, type: long-text}", "{type: text, maxLength: 3}", "four")).isNull();
    assertThat(become("{key: f, type: long-text}", "{type: text, maxLength: 3}", "one"))
        .isEqualTo("one");
    assertThat(become("long-text", "text", "two\nlines")).isNull();
    assertThat(become("text", "long-text", "one")).isEqualTo("one");
  }

  @Test
  void titlesWithQuotesAndBackslashesStayWords() {
    JsonNode tricky = json("[{key: a, title: \"it's \\\"\\\\ ${x} </script>\"}]");
    var conversion =
        new Conversion(
            json("{key: f, type: choice}"), tricky, json("{type: text}"), json("[]"), words("UTC"));

    assertThat(evaluate(conversion, "a")).isEqualTo("it's \"\\ ${x} </script>");
  }

  @Test
  void nothingBecomesNothing() {
    for (String from : List.of("text", "integer", "date", "date-time", "switch", "choice")) {
      for (String to : List.of("long-text", "decimal", "date-time", "multi-choice")) {
        if (Conversion.isPossible(from, to)) {
          assertThat(become(from, to, null)).as(from + " to " + to).isNull();
        }
      }
    }
  }

  @Test
  void whatIsNeverTheOtherHasNoFormula() {
    assertThat(Conversion.isPossible("attachment", "text")).isFalse();
    assertThat(Conversion.isPossible("user", "text")).isFalse();
    assertThat(Conversion.isPossible("text", "relation")).isFalse();
    assertThat(Conversion.isPossible("date", "integer")).isFalse();
    assertThat(Conversion.isPossible("text", "text")).isFalse();
  }

  // ---- evaluating ----

  private static String exact(@Nullable Object number) {
    return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
  }

  private static @Nullable Object become(String from, String to, @Nullable Object value) {
    return become(
        from.startsWith("{") ? json(from) : json("{key: f, type: %s}".formatted(from)),
        to.startsWith("{") ? json(to) : json("{key: g, type: %s}".formatted(to)),
        ZoneId.of("Asia/Shanghai"),
        value);
  }

  private static @Nullable Object become(
      JsonNode from, JsonNode to, ZoneId zone, @Nullable Object value) {
    var conversion = new Conversion(from, json(COLOURS), to, json(COLOURS), words(zone.getId()));
    return evaluate(conversion, value);
  }

  private static Conversion.Words words(String zone) {
    return new Conversion.Words(Locale.ENGLISH, "Yes", "No", ZoneId.of(zone), NOW);
  }

  private static @Nullable Object evaluate(Conversion conversion, @Nullable Object value) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("f", value);
    try (var session = SCRIPTS.open()) {
      return session.evaluate(
          Expression.formula(conversion.formula().orElseThrow(), values.keySet()), values);
    }
  }

  private static JsonNode json(String text) {
    return Yaml.read(text).tree();
  }
}
