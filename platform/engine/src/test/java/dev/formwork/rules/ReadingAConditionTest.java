package dev.formwork.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReadingAConditionTest {

  @Test
  void tellsTheKindsApartByTheKeyThatIsPresent() {
    var condition =
        read(
            """
            {"all": [{"any": [{"field": "total", "op": "gte", "value": 100000}]},
                     {"none": [{"field": "paymentMethod", "op": "empty"}]},
                     {"script": "total > 0"}]}
            """);

    assertThat(condition)
        .isEqualTo(
            Condition.all(
                Condition.any(Condition.of("total", Operator.GTE, 100000L)),
                Condition.none(
                    new Condition.Compare(
                        FieldKey.of("paymentMethod"), Operator.EMPTY, Operand.NULL)),
                new Condition.Script("total > 0")));
  }

  @Test
  void parsesDynamicTextsOnce() {
    assertThat(operand("\"$user\"")).isEqualTo(new Dynamic.User());
    assertThat(operand("\"$today+7d\""))
        .isEqualTo(new Dynamic.Today(new DateShift(7, DateShift.Unit.DAYS)));
    assertThat(operand("\"$now\"")).isEqualTo(new Dynamic.Now(DateShift.NONE));
    assertThat(operand("\"$param.floor\"")).isEqualTo(new Dynamic.Param(FieldKey.of("floor")));
    assertThat(operand("\"$field.listPrice\""))
        .isEqualTo(new Dynamic.OtherField(FieldKey.of("listPrice")));
    assertThat(operand("[\"$store\", \"$department\"]"))
        .isEqualTo(new Operand.Many(List.of(new Dynamic.OwnStore(), new Dynamic.OwnDepartment())));
  }

  @Test
  void takesTwoDollarsForAPlainTextWithOne() {
    assertThat(operand("\"$$user\"")).isEqualTo(Operand.of("$user"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$",
        "$me",
        "$User",
        "$today+7",
        "$today+7h",
        "$today7d",
        "$today+99999d",
        "$today+7d-1m",
        "$param",
        "$param.",
        "$param.Floor",
        "$field.a-b",
        "$field.a.b",
        "$ user",
        "$user "
      })
  void refusesADynamicTextThatNamesNothing(String text) {
    assertThat(problem("{\"field\": \"a\", \"op\": \"eq\", \"value\": \"" + text + "\"}"))
        .isEqualTo(Problem.error("rules.dynamic.unknown", "/value").with("text", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                             | rules.condition.shape   | ",
        "\"total > 5\"                                  | rules.condition.shape   | ",
        "null                                           | rules.condition.shape   | ",
        "{}                                             | rules.condition.shape   | ",
        "{\"every\": []}                                | rules.condition.shape   | ",
        "{\"all\": [], \"any\": []}                     | rules.condition.shape   | ",
        "{\"all\": {}}                                  | rules.condition.shape   | /all",
        "{\"all\": [{\"any\": [5]}]}                    | rules.condition.shape   | /all/0/any/0",
        "{\"script\": 5}                                | rules.value.not-text    | /script",
        "{\"field\": \"a\"}                             | rules.operator.unknown  | /op",
        "{\"field\": \"a\", \"op\": \"like\"}           | rules.operator.unknown  | /op",
        "{\"field\": \"a\", \"op\": \"$where\"}         | rules.operator.unknown  | /op",
        "{\"field\": \"a\", \"op\": 5, \"value\": 1}    | rules.value.not-text    | /op",
        "{\"field\": \"a\", \"op\": \"eq\"}             | rules.value.missing     | /value",
        "{\"field\": \"$where\", \"op\": \"empty\"}     | rules.field.unknown     | /field",
        "{\"field\": \"a.$b\", \"op\": \"empty\"}       | rules.field.unknown     | /field",
        "{\"field\": \"a..b\", \"op\": \"empty\"}       | rules.field.unknown     | /field",
        "{\"field\": \"a.b.c.d.e\", \"op\": \"empty\"}  | rules.path.too-long     | /field",
        "{\"field\": 5, \"op\": \"empty\"}              | rules.value.not-text    | /field",
        "{\"field\": \"a\", \"op\": \"eq\", \"value\": {\"$ne\": null}}  | rules.value.shape | /value",
        "{\"field\": \"a\", \"op\": \"in\", \"value\": [[1]]}            | rules.value.shape | /value/0",
        "{\"field\": \"a\", \"op\": \"empty\", \"not\": true}            | rules.condition.shape | /not",
      })
  void refusesWhatItDoesNotKnowAndSaysWhere(String json, String code, String pointer) {
    assertThat(problem(json))
        .extracting(Problem::code, Problem::path)
        .containsExactly(code, pointer == null ? "" : pointer);
  }

  @Test
  void readsAPathAlongRelationsAndWritesItAgain() {
    Condition read = read("{\"field\": \"customer.referrer.source\", \"op\": \"empty\"}");

    assertThat(read).isInstanceOf(Condition.Along.class);
    assertThat(read.toJson())
        .isEqualTo(java.util.Map.of("field", "customer.referrer.source", "op", "empty"));
  }

  @Test
  void refusesConditionsThatAreNestedTooDeep() {
    String deep = "{\"all\": [".repeat(30) + "{\"script\": \"true\"}" + "]}".repeat(30);

    assertThat(problem(deep).code()).isEqualTo("rules.condition.too-deep");
  }

  private static Operand operand(String json) {
    return ((Condition.Compare)
            read("{\"field\": \"a\", \"op\": \"in\", \"value\": %s}".formatted(json)))
        .value();
  }

  private static Condition read(String json) {
    return Condition.read(tree(json));
  }

  private static Problem problem(String json) {
    var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> Condition.read(tree(json)));
    return refusal.problems().list().getFirst();
  }

  private static JsonNode tree(String json) {
    return Definitions.mapper().readTree(json);
  }
}
