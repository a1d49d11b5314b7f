package dev.formwork.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.FieldKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingAConditionTest {

  private static final Map<String, ValueKind> FIELDS =
      Map.of(
          "name", ValueKind.TEXT,
          "total", ValueKind.NUMBER,
          "listPrice", ValueKind.NUMBER,
          "deliveryDate", ValueKind.DATE,
          "loan", ValueKind.SWITCH,
          "tags", ValueKind.CHOICES,
          "lines", ValueKind.ROWS);

  private static final Vocabulary VOCABULARY =
      new Vocabulary() {
        @Override
        public Optional<ValueKind> field(FieldKey key) {
          return Optional.ofNullable(FIELDS.get(key.value()));
        }

        @Override
        public Optional<ValueKind> parameter(FieldKey key) {
          return key.value().equals("floor") ? Optional.of(ValueKind.NUMBER) : Optional.empty();
        }
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{field: total, op: gte, value: 100000}",
        "{field: total, op: in, value: [1, '2.5', null]}",
        "{field: total, op: gt, value: $param.floor}",
        "{field: total, op: lt, value: $field.listPrice}",
        "{field: deliveryDate, op: lt, value: $today+7d}",
        "{field: deliveryDate, op: lt, value: 2026-03-10}",
        "{field: createdAt, op: gte, value: $today-1m}",
        "{field: createdBy, op: eq, value: $user}",
        "{field: state, op: eq, value: running}",
        "{field: loan, op: eq, value: true}",
        "{field: tags, op: includes, value: [a, b]}",
        "{field: lines, op: notEmpty}",
        "{field: lines, op: eq, value: null}",
        "{field: name, op: in, value: $field.tags}",
        "{script: 'total > 5'}",
      })
  void findsNothingWrong(String condition) {
    assertThat(RuleChecks.check(read(condition), VOCABULARY, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{field: price, op: eq, value: 1}                   | rules.field.unknown     | /when/field",
        "{any: [{field: price, op: empty}]}                 | rules.field.unknown     | /when/any/0/field",
        "{field: total, op: gt, value: $field.price}        | rules.field.unknown     | /when/value",
        "{field: total, op: in, value: [1, $param.ceiling]} | rules.parameter.unknown | /when/value/1",
        "{field: total, op: contains, value: '1'}           | rules.operator.unfit    | /when/op",
        "{field: lines, op: eq, value: 1}                   | rules.operator.unfit    | /when/op",
        "{field: tags, op: eq, value: a}                    | rules.operator.unfit    | /when/op",
        "{field: loan, op: gt, value: true}                 | rules.operator.unfit    | /when/op",
        "{field: name, op: includes, value: a}              | rules.operator.unfit    | /when/op",
        "{field: total, op: gt, value: [1, 2]}              | rules.value.several     | /when/value",
        "{field: total, op: gt, value: many}                | rules.value.unfit       | /when/value",
        "{field: total, op: in, value: [1, many]}           | rules.value.unfit       | /when/value/1",
        "{field: name, op: eq, value: 5}                    | rules.value.unfit       | /when/value",
        "{field: deliveryDate, op: lt, value: soon}         | rules.value.unfit       | /when/value",
        "{field: deliveryDate, op: lt, value: $user}        | rules.value.unfit       | /when/value",
        "{field: name, op: eq, value: $today}               | rules.value.unfit       | /when/value",
        "{field: name, op: eq, value: $param.floor}         | rules.value.unfit       | /when/value",
        "{field: loan, op: eq, value: 'true'}               | rules.value.unfit       | /when/value",
      })
  void saysWhatIsWrongAndWhere(String condition, String code, String pointer) {
    assertThat(RuleChecks.check(read(condition), VOCABULARY, "/when"))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(code);
          assertThat(problem.path()).isEqualTo(pointer);
        });
  }

  @Test
  void listsEveryFieldAndScriptThatIsMentioned() {
    var condition =
        read(
            """
            {all: [{field: total, op: gt, value: $field.listPrice},
                   {field: state, op: eq, value: running},
                   {script: loan}]}
            """);

    var mentions = Mentions.of(condition, "/when");

    assertThat(mentions.fields())
        .containsExactly(
            new Mentions.Named("/when/all/0/field", FieldKey.of("total")),
            new Mentions.Named("/when/all/0/value", FieldKey.of("listPrice"), true));
    assertThat(mentions.scripts())
        .containsExactly(new Mentions.Source("/when/all/2/script", "loan"));
  }

  private static Condition read(String yaml) {
    var tree = new tools.jackson.dataformat.yaml.YAMLMapper().readTree(yaml);
    return Definitions.mapper().treeToValue(tree, Condition.class);
  }
}
