package dev.formwork.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.Problem;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ReadingYamlSafelyTest {

  @Test
  void takesOnlyTheTypesOfJson() {
    JsonNode tree =
        Yaml.read(
                """
                text: [no, 010, '1', 12:30, 2026-02-14, 0x1F, True, ~, +5, 1_000]
                number: [1, -7, 1.50, 1e3, 12345678901234567890]
                switch: [true, false]
                nothing: [null, ]
                """)
            .tree();

    assertThat(tree.get("text")).allMatch(JsonNode::isString);
    assertThat(tree.get("number")).allMatch(JsonNode::isNumber);
    assertThat(tree.get("number").get(2).decimalValue()).hasToString("1.50");
    assertThat(tree.get("switch")).allMatch(JsonNode::isBoolean);
    assertThat(tree.get("nothing")).allMatch(JsonNode::isNull);
  }

  @Test
  void readsJsonToo() {
    JsonNode tree = Yaml.read("{\"title\": {\"en\": \"Order\"}, \"wide\": true}").tree();

    assertThat(tree.at("/title/en").stringValue()).isEqualTo("Order");
  }

  @Test
  void knowsTheLineOfEachThing() {
    var read =
        Yaml.read(
            """
            # a comment
            key: order
            sections:
              - key: customer
                fields:
                  - {key: name, type: text}
                  - key: phone
                    type: text
            """);

    assertThat(read.lineOf("/key")).isEqualTo(2);
    assertThat(read.lineOf("/sections/0/fields/0/type")).isEqualTo(6);
    assertThat(read.lineOf("/sections/0/fields/1/type")).isEqualTo(8);
    assertThat(read.lineOf("/sections/0/fields/1/title")).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({
    "'a: [1,',definitions.read.syntax",
    "'\ta: 1',definitions.read.syntax",
    "'a: \"x',definitions.read.syntax",
    "'',definitions.read.empty",
    "'# nothing',definitions.read.empty",
    "'a: 1\n---\nb: 2',definitions.read.several-documents",
    "'a: 1\na: 2',definitions.read.duplicate-key",
    "'a: {b: 1, b: 2}',definitions.read.duplicate-key",
    "'a: &x [1]\nb: *x',definitions.read.alias",
    "'a: &x 1',definitions.read.alias",
    "'&x a: 1',definitions.read.alias",
    "'a: *x',definitions.read.alias",
    "'a: !!int 1',definitions.read.tag",
    "'a: !!java.net.URL [x]',definitions.read.tag",
    "'!x {a: 1}',definitions.read.tag",
    "'? [a, b]\n: 1',definitions.read.key",
    "'a: 1e1000000',definitions.read.number",
    "'a: 1e99999999999',definitions.read.number",
    "'a: .inf',definitions.read.number",
    "'a: .nan',definitions.read.number",
    "'a: 1.00000000000000000000000000000000001',definitions.read.number",
    "'a: \"\\0\"',definitions.read.character",
    "'a: \"\\uD800\"',definitions.read.character",
    "'\"\\x07\": 1',definitions.read.character"
  })
  void refuses(String text, String code) {
    assertThat(Yaml.read(text).problems()).extracting(Problem::code).containsExactly(code);
  }

  @Test
  void refusesDeepNesting() {
    assertThat(Yaml.read("[".repeat(200) + "]".repeat(200)).problems())
        .extracting(Problem::code)
        .containsExactly("definitions.read.too-deep");
  }

  @Test
  void namesTheLineOfASyntaxProblemAndOfTheSecondOfTwoKeys() {
    assertThat(Yaml.read("a: 1\nb: 'x\n").lineOf("")).isEqualTo(3);
    assertThat(Yaml.read("a: 1\nb: 2\na: 3\n").lineOf("/a")).isEqualTo(3);
  }

  static Stream<Arguments> bombs() {
    return Stream.of(
        Arguments.of("depth of flow", "[".repeat(999_999)),
        Arguments.of("depth of maps", "{a: ".repeat(200_000)),
        Arguments.of("depth of blocks", "- ".repeat(499_999)),
        Arguments.of("a number of many digits", "a: " + "9".repeat(999_000)),
        Arguments.of("one of 2,000 digits", "a: " + "9".repeat(2_000)),
        Arguments.of("an exponent", "a: 1e" + "9".repeat(2_000)),
        Arguments.of("complex keys", "? ".repeat(499_999)),
        Arguments.of("anchors", "a: " + "&x ".repeat(300_000)),
        Arguments.of("spaces", "a: " + " ".repeat(999_000) + "b"),
        Arguments.of("an open text", "a: \"" + "x".repeat(999_000)),
        Arguments.of("an open text of lines", "a: \"" + "\n".repeat(999_000)),
        Arguments.of("dashes", "-".repeat(999_000)),
        Arguments.of("colons", "a" + ": b".repeat(300_000)),
        Arguments.of("percent directives", "%a\n".repeat(300_000)),
        Arguments.of("laughs", laughs()),
        Arguments.of("too much", "a: " + "x".repeat(2_000_000)),
        Arguments.of("too many bytes", "a: " + "车".repeat(400_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void answersABombWithinASecond(String name, String text) {
    var time = ManagementFactory.getThreadMXBean();
    long before = time.getCurrentThreadCpuTime();
    var read = Yaml.read(text);

    assertThat(Duration.ofNanos(time.getCurrentThreadCpuTime() - before))
        .isLessThan(Duration.ofSeconds(1));

    if (!name.equals("spaces") && !name.equals("dashes")) { // big, but fine
      assertThat(read.problems()).isNotEmpty();
    }
  }

  private static String laughs() {
    var text = new StringBuilder("a0: &a0 ha\n");
    for (int i = 1; i < 30; i++) {
      text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    return text.toString();
  }

  @Property(tries = 500)
  void readsBackWhatItWrote(@ForAll("trees") JsonNode tree) {
    String text = Yaml.write(tree);

    assertThat(Yaml.read(text).problems()).isEmpty();
    assertThat(Yaml.read(text).tree()).isEqualTo(tree);
    assertThat(Yaml.write(Yaml.read(text).tree())).isEqualTo(text);
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    var nodes = new JsonNodeFactory();
    Arbitrary<String> tricky =
        Arbitraries.of(
            "no",
            "010",
            "1",
            "1.0",
            "1e5",
            ".inf",
            ".nan",
            "-.inf",
            "~",
            "null",
            "true",
            "True",
            "",
            " a",
            "a ",
            "a: b",
            "# c",
            "x #c",
            "- d",
            "[e",
            "{f",
            "*g",
            "&h",
            "!i",
            "%j",
            "@k",
            "`l",
            "a\nb",
            "a\n\n\nb\n",
            "\n",
            "\ta",
            "\"",
            "'",
            "|",
            ">",
            "?",
            ":",
            ",",
            "-",
            "---",
            "--- a",
            "...",
            "<<",
            "=",
            "汽车订单",
            "😀",
            "\u2028",
            "a\tb",
            "12:30",
            "$today-7d");
    Arbitrary<String> printable =
        Arbitraries.strings().withCharRange(' ', '~').withChars("\n\té车 ").ofMaxLength(40);
    Arbitrary<String> texts = Arbitraries.oneOf(tricky, printable);
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            texts.map(nodes::stringNode),
            Arbitraries.longs()
                .between(-1_000_000_000_000L, 1_000_000_000_000L)
                .map(nodes::numberNode),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                .ofScale(2)
                .map(nodes::numberNode),
            Arbitraries.of(true, false).map(nodes::booleanNode),
            Arbitraries.just(nodes.nullNode()));
    return trees(3, texts, leaves);
  }

  /** Trees of a bounded depth: one that may go on for ever takes all memory once in a while. */
  private static Arbitrary<JsonNode> trees(
      int depth, Arbitrary<String> texts, Arbitrary<JsonNode> leaves) {
    if (depth == 0) {
      return leaves;
    }
    var nodes = new JsonNodeFactory();
    Arbitrary<JsonNode> inner = trees(depth - 1, texts, leaves);
    return Arbitraries.oneOf(
        leaves,
        inner.list().ofMaxSize(3).map(items -> nodes.arrayNode().addAll(items)),
        Arbitraries.maps(texts, inner)
            .ofMaxSize(3)
            .map(members -> nodes.objectNode().setAll(members)));
  }

  @Test
  void writesWhatPeopleLikeToRead() {
    var text =
        """
        key: order
        title:
          en: Order
          zh: 订单
        list:
          columns:
            - orderNumber
            - total
        sections:
          - key: customer
            maxLength: 200
            pattern: "[0-9]+"
            help: |-
              one
              two
        """;

    assertThat(Yaml.write(Yaml.read(text).tree())).isEqualTo(text);
  }

  @Test
  void tidiesLineEnds() {
    assertThat(List.of(Yaml.tidy("\uFEFFa: 1\r\nb: 2"), Yaml.tidy("")))
        .containsExactly("a: 1\nb: 2\n", "");
  }
}
