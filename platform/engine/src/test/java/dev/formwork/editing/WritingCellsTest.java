package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Yaml;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class WritingCellsTest {

  private static JsonNode cell(String yaml) {
    return Yaml.read(yaml).tree();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | 5",
        "dealer | dealer",
        "[dealer, none] | dealer, none",
        "{gte: 3, lt: 6} | ≥ 3; < 6",
        "{lte: $param.limit} | ≤ $param.limit",
        "{empty: true} | empty",
        "{notIn: [a, b]} | not in a, b",
        "true | true",
        "[one] | one,",
      })
  void areWrittenAsPeopleWriteThem(String yaml, String words) {
    assertThat(CellWords.write(cell(yaml))).isEqualTo(words);
    assertThat(CellWords.read(words)).contains(cell(yaml));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">=3 | {gte: 3}",
        ">= 3；<6 | {gte: 3, lt: 6}",
        "!= done | {ne: done}",
        "a，b | [a, b]",
        "空 | {empty: true}",
        "in vip | {in: [vip]}",
      })
  void areReadAlsoAsTheyAreTyped(String typed, String yaml) {
    assertThat(CellWords.read(typed)).contains(cell(yaml));
  }

  @Test
  void areQuotedWhereTheyWouldBeSomethingElse() {
    JsonNode five = JsonNodeFactory.instance.stringNode("5");

    assertThat(CellWords.write(five)).isEqualTo("\"5\"");
    assertThat(CellWords.read("\"5\"")).contains(five);
  }

  @Test
  void areNothingWhereNothingIsWritten() {
    assertThat(CellWords.read("  ")).isEmpty();
    assertThat(CellWords.write(cell("{a: 1}").path("b"))).isEmpty();
  }

  @Property
  void readAsTheValueTheyWereWrittenFrom(@ForAll("cells") JsonNode cell) {
    assertThat(CellWords.read(CellWords.write(cell))).contains(cell);
  }

  @Provide
  Arbitrary<JsonNode> cells() {
    Arbitrary<JsonNode> single =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("ab5试 ,;\"≥<=> empty")
                .ofMaxLength(9)
                .map(JsonNodeFactory.instance::stringNode),
            Arbitraries.longs()
                .between(-999_999_999_999L, 999_999_999_999L)
                .map(JsonNodeFactory.instance::numberNode),
            Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode));
    Arbitrary<JsonNode> list =
        single
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(items -> JsonNodeFactory.instance.arrayNode().addAll(items));
    Arbitrary<JsonNode> comparison =
        Arbitraries.of("gte", "lte", "ne", "gt", "lt", "eq", "contains", "startsWith", "includes")
            .flatMap(operator ->
                single.map(value -> JsonNodeFactory.instance.objectNode().set(operator, value)));
    return Arbitraries.oneOf(single, list, comparison);
  }
}
