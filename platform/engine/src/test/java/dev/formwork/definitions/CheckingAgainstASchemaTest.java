package dev.formwork.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckingAgainstASchemaTest {

  private static final SchemaCheck CHECK = new SchemaCheck();

  @Test
  void acceptsWhatFits() {
    assertThat(
            check(
                """
                key: vehicle-order
                title: {en: Order, zh: 订单}
                fields: [{key: a, type: text, maxLength: 3}, {key: b, type: integer, min: 1}]
                when: {all: [{field: total, op: eq, value: 3}]}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode: fill | required at ",
        "key: a, colour: red | unknown-key at /colour",
        "key: a, a/b~c: red | unknown-key at /a~1b~0c",
        "key: 7 | type at /key",
        "key: Bad Key | pattern at /key",
        "key: a, mode: nope | enum at /mode",
        "key: a, limit: 0 | range at /limit",
        "key: a, limit: 1.5 | type at /limit",
        "key: a, columns: [] | count at /columns",
        "key: a, columns: [x, x] | duplicate at /columns",
        "key: a, title: 7 | type at /title",
        "key: a, title: {en: 7} | type at /title/en",
        "key: a, title: {fr: x} | unknown-key at /title/fr",
        "key: a, fields: [{key: a, type: text, min: 1}] | unknown-key at /fields/0/min",
        "key: a, fields: [{key: a, type: text, pattern: x, maxLength: x}] | type at /fields/0/maxLength",
        "key: a, fields: [{type: text}] | required at /fields/0",
        "key: a, when: {field: x, op: like} | enum at /when/op",
        "key: a, when: {field: x, op: eq, val: 3} | unknown-key at /when/val",
        "key: a, when: {all: [{field: x}]} | required at /when/all/0",
        "key: a, when: 3 | type at /when"
      })
  void namesTheOneThingThatIsWrong(String members, String expected) {
    assertThat(check("{" + members + "}"))
        .map(problem -> problem.code().replace("definitions.schema.", "") + " at " + problem.path())
        .containsExactly(expected.strip() + (expected.endsWith("at") ? " " : ""));
  }

  @Test
  void saysAllTypesThatWouldFit() {
    assertThat(check("{key: a, title: 7}").getFirst().args())
        .containsEntry("expected", "string / object")
        .containsEntry("found", "integer");
  }

  @Test
  void answersALongTextForAPatternAtOnce() {
    assertThat(check("key: " + "a-".repeat(400_000) + "a\n"))
        .extracting(Problem::code)
        .containsOnly("definitions.schema.length");
  }

  @Test
  void hasATextForEachCodeInBothLanguages() {
    Stream.of(
            "required",
            "unknown-key",
            "type",
            "enum",
            "pattern",
            "range",
            "length",
            "count",
            "duplicate",
            "shape")
        .map(code -> Problem.error("definitions.schema." + code, ""))
        .forEach(problem -> {
          assertThat(Texts.of(problem, Locale.ENGLISH)).isNotEqualTo(problem.code());
          assertThat(Texts.of(problem, Locale.CHINESE))
              .isNotEqualTo(problem.code())
              .isNotEqualTo(Texts.of(problem, Locale.ENGLISH));
        });
  }

  private static List<Problem> check(String yaml) {
    return CHECK.check(Yaml.read(yaml).tree(), "testing.schema.json").list();
  }
}
