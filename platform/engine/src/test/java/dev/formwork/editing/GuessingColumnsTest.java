package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the columns of a spreadsheet would be as fields. */
class GuessingColumnsTest {

  private static final LocalDateTime DAY = LocalDateTime.of(2026, 2, 14, 0, 0);

  @Test
  void knowsTheTypesOfAListOfLostCustomers() {
    List<ColumnGuess> guesses =
        ColumnGuess.of(
            List.of(
                row("客户姓名", "手机", "意向车型", "流失日期", "报价", "数量", "已回访", "备注"),
                row(
                    "李娜",
                    number("13800000001"),
                    "E5",
                    DAY,
                    number("189800"),
                    number("1"),
                    "是",
                    null),
                row(
                    "王强",
                    number("13800000002"),
                    "E5",
                    DAY,
                    number("219800.5"),
                    number("2"),
                    "否",
                    "嫌贵"),
                row(
                    "赵敏",
                    number("13800000003"),
                    "S7",
                    DAY,
                    number("199800"),
                    number("1"),
                    "是",
                    null),
                row(
                    "孙丽",
                    number("13800000004"),
                    "S7",
                    DAY,
                    number("209800"),
                    number("1"),
                    "是",
                    null)));

    assertThat(guesses)
        .extracting(ColumnGuess::type)
        .containsExactly("text", "text", "choice", "date", "money", "integer", "switch", "text");
    assertThat(guesses.get(2).options()).containsExactly("E5", "S7");
    assertThat(guesses.get(2).optionKeys()).containsExactly("e5", "s7");
    assertThat(guesses)
        .extracting(ColumnGuess::required)
        .containsExactly(true, true, true, true, true, true, true, false);
    assertThat(guesses.get(4).examples()).containsExactly("189800", "219800.5", "199800");
  }

  @Test
  void readsDaysThatAreWrittenAsTextAndMomentsOfADay() {
    assertThat(
            ColumnGuess.of(
                List.of(
                    row("Day", "At"), row("2026-02-14", DAY.plusHours(9)), row("2026/3/1", DAY))))
        .extracting(ColumnGuess::type)
        .containsExactly("date", "date-time");
  }

  @Test
  void takesLongWordsForALongText() {
    assertThat(ColumnGuess.of(List.of(row("Why"), row("x".repeat(90)), row("y"))).getFirst().type())
        .isEqualTo("long-text");
  }

  @Test
  void asksForNothingThatIsNotThere() {
    assertThat(ColumnGuess.of(List.of())).isEmpty();
    assertThat(ColumnGuess.of(List.of(row("Name", null), row("Li", "x"))))
        .singleElement()
        .satisfies(guess -> {
          assertThat(guess.title()).isEqualTo("Name");
          assertThat(guess.required()).isFalse();
        });
  }

  @Test
  void countsOptionsThatHaveNoLetters() {
    var guess =
        ColumnGuess.of(List.of(row("Why"), row("价格"), row("服务"), row("价格"), row("服务"))).getFirst();

    assertThat(guess.optionKeys()).containsExactly("option-1", "option-2");
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
