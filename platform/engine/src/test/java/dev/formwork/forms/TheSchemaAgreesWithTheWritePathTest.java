package dev.formwork.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.Evaluator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that follows the published schema of a record is never told otherwise, and what the
 * platform takes, the schema takes: every value below in every field below, asked of both.
 */
class TheSchemaAgreesWithTheWritePathTest {

  private static final String FORM =
      """
      key: order
      title: Order
      sections:
        - key: main
          title: Main
          fields:
            - {key: text, type: text, title: Text, maxLength: 20}
            - {key: plate, type: text, title: Plate, pattern: "[A-Z]{2}[0-9]{3}"}
            - {key: phone, type: text, title: Phone, format: phone}
            - {key: mail, type: text, title: Mail, format: email}
            - {key: idNumber, type: text, title: Id number, format: id-number}
            - {key: note, type: long-text, title: Note, maxLength: 30}
            - {key: whole, type: integer, title: Whole, min: 1, max: 1000}
            - {key: any, type: integer, title: Any whole}
            - {key: decimal, type: decimal, title: Decimal, scale: 3}
            - {key: money, type: money, title: Money, min: 0, max: 5000}
            - {key: day, type: date, title: Day}
            - {key: moment, type: date-time, title: Moment}
            - {key: yes, type: switch, title: Yes}
            - {key: colour, type: choice, title: Colour, options: [{key: black, title: Black}]}
            - {key: colours, type: multi-choice, title: Colours, options: [{key: black, title: Black}]}
            - {key: person, type: user, title: Person}
            - {key: customer, type: relation, title: Customer, form: customer}
            - {key: files, type: attachment, title: Files, maxFiles: 1}
            - {key: sum, type: formula, title: Sum, formula: whole, result: integer}
            - key: lines
              type: subtable
              title: Lines
              maxRows: 2
              fields:
                - {key: model, type: text, title: Model, required: true}
                - {key: price, type: money, title: Price}
                - {key: net, type: formula, title: Net, formula: price, result: money}
      """;

  /** Values as JSON, some good for one field, some for none. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "-1",
          "7",
          "1000",
          "1001",
          "1.0",
          "1.5",
          "0.125",
          "0.1250",
          "1e2",
          "1e-3",
          "0.0001",
          "4999.99",
          "5000.00",
          "5000.01",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "\"\"",
          "\" \"",
          "\"7\"",
          "\"07\"",
          "\"+7\"",
          "\"-1\"",
          "\"1001\"",
          "\"1.5\"",
          "\"1,5\"",
          "\"1e2\"",
          "\"0.0001\"",
          "\"99999999999999999999\"",
          "\"black\"",
          "\"white\"",
          "\"AB123\"",
          "\"AB1234\"",
          "\"xAB123\"",
          "\"13800138000\"",
          "\"+86 138-0013\"",
          "\"138\"",
          "\"li.na@example.cn\"",
          "\"li.na@example\"",
          "\"110101199003077758\"",
          "\"E12345678\"",
          "\"e12345678\"",
          "\"2026-02-28\"",
          "\"2026-02-29\"",
          "\"2024-02-29\"",
          "\"28.2.2026\"",
          "\"2026-2-8\"",
          "\"2026-02-28T09:00:00+08:00\"",
          "\"2026-02-28T01:00:00.123Z\"",
          "\"2026-02-28T25:00:00Z\"",
          "\"2026-02-28T09:00:00\"",
          "\"一二三四五六七八九十一二三四五六七八九十\"",
          "\"一二三四五六七八九十一二三四五六七八九十一\"",
          "\"🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗\"",
          "\"a\\tb\"",
          "\"a\\nb\"",
          "\"a\\u0000b\"",
          "\"" + "x".repeat(201) + "\"",
          "[]",
          "[null]",
          "[\"black\"]",
          "[\"black\",\"black\"]",
          "[\"white\"]",
          "[1]",
          "{}",
          "{\"$ne\":1}",
          "[{\"id\":\"f1\"}]",
          "[{\"id\":\"f1\",\"name\":\"a.pdf\"}]",
          "[{\"id\":1}]",
          "[{\"id\":\"f1\"},{\"id\":\"f2\"}]",
          "[{\"model\":\"E5\"}]",
          "[{\"model\":null}]",
          "[{\"price\":1}]",
          "[{\"model\":\"E5\",\"price\":-1.25}]",
          "[{\"model\":\"E5\",\"price\":\"x\"}]",
          "[{\"model\":\"E5\",\"net\":1}]",
          "[{\"model\":\"E5\",\"_row\":\"r1\"}]",
          "[{\"model\":\"E5\",\"_row\":{}}]",
          "[{\"model\":\"E5\",\"_row\":null}]",
          "[{\"model\":\"E5\",\"other\":1}]",
          "[\"E5\"]",
          "[{\"model\":\"E5\"},{\"model\":\"E6\"},{\"model\":\"E7\"}]");

  /** Where a schema can't say what the platform says, each with its reason. */
  private static final Map<String, Set<String>> BEYOND_A_SCHEMA =
      Map.of(
          "a schema has no limits for numbers written as text",
          Set.of(
              "whole \"-1\"",
              "whole \"1001\"",
              "any \"99999999999999999999\"",
              "whole \"99999999999999999999\"",
              "whole \"13800138000\"",
              "whole \"110101199003077758\"",
              "money \"13800138000\"",
              "money \"110101199003077758\"",
              "money \"-1\"",
              "money \"0.0001\"",
              "money \"99999999999999999999\"",
              "decimal \"0.0001\""),
          "a schema asks whether a required field is there; an empty draft of it may be",
          Set.of("lines [{\"model\":null}]"));

  private static final Choices INLINE =
      options -> options instanceof Options.Inline(var inline) ? inline : List.of();

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Form form = Definitions.mapper().treeToValue(Yaml.read(FORM).tree(), Form.class);
  private final FormLogic logic = FormLogic.of(form);
  private final Schema schema =
      SchemaRegistry.withDialect(Dialects.getDraft202012())
          .getSchema(JSON.writeValueAsString(RecordSchema.of(form, INLINE)));

  @Test
  void takesTheSameValues() {
    var reasons = BEYOND_A_SCHEMA.values().stream().flatMap(Set::stream).toList();
    var disagreements = new ArrayList<String>();
    int taken = 0;
    for (Field field : logic.fields().values()) {
      for (String value : VALUES) {
        boolean bySchema = schemaTakes(field, value);
        boolean byPlatform = platformTakes(field, value);
        taken += byPlatform ? 1 : 0;
        String pair = field.key() + " " + value;
        if (bySchema != byPlatform && !(bySchema && reasons.contains(pair))) {
          disagreements.add(pair + (bySchema ? ": only the schema" : ": only the platform"));
        }
      }
    }

    assertThat(disagreements).isEmpty();
    assertThat(taken).isGreaterThan(100);
  }

  private boolean schemaTakes(Field field, String value) {
    return schema
        .validate(
            "{\"%s\":%s}".formatted(field.key(), value),
            InputFormat.JSON,
            settings -> settings.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .isEmpty();
  }

  private boolean platformTakes(Field field, String value) {
    Map<?, ?> raw = JSON.readValue("{\"%s\":%s}".formatted(field.key(), value), Map.class);
    var input = logic.read(asInput(raw));
    if (input.problems().hasErrors()) {
      return false;
    }
    var data = new java.util.LinkedHashMap<String, Object>();
    input
        .values()
        .forEach((key, typed) -> {
          if (typed != null) {
            data.put(key, typed);
          }
        });
    return logic.validate(logic.evaluate(data, context()), context(), INLINE).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> asInput(Map<?, ?> raw) {
    return (Map<String, ?>) raw;
  }

  private static EvaluationContext context() {
    Evaluator nothing = (_, _) -> null;
    return EvaluationContext.at(
        Instant.parse("2026-02-14T01:00:00Z"), ZoneId.of("Asia/Shanghai"), nothing);
  }
}
