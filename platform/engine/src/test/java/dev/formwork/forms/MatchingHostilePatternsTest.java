package dev.formwork.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.Evaluator;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Patterns that a builder may write, and that bring other engines to a halt: either publishing
 * refuses them, or a long text is matched in no time.
 */
class MatchingHostilePatternsTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final long MOST_MILLIS = 100;

  static final List<String> PATTERNS =
      List.of(
          "^(?:.*a){12}$",
          "(a+)+$",
          "([a-zA-Z]+)*$",
          "(a|aa)+$",
          "(a|a?)+$",
          "(.*a){25}",
          "(.*)*x",
          "(.+)+x",
          "((a*)*)*b",
          "(((a+)+)+)+b",
          "^(([a-z])+.)+[A-Z]([a-z])+$",
          "(x+x+)+y",
          "(\\w+\\s?)+$",
          "^(\\d+)+$",
          "(?:a?){100}a{100}",
          "a{1000}",
          "(a{1,100}){1,10}",
          "(a{0,500}){2}b",
          "(a{0,1000}b?){20}",
          "((a{1,30}){1,30}){1,30}",
          "(?:(?:a{1,9}){1,9}){1,9}",
          "^([a-z0-9]+([-._][a-z0-9]+)*)@([a-z0-9]+\\.)+[a-z]{2,}$",
          "^(https?://)?([\\da-z.-]+)\\.([a-z.]{2,6})([/\\w .-]*)*/?$",
          "(a*)*(a*)*(a*)*(a*)*b",
          "(.|\\s)*z",
          "([^b]|a)*b",
          "(?:[ab]|b|a)+c",
          "(?i)(A+)+B",
          "\\p{L}+(\\p{L}+)*!",
          "(?:\\p{Han}|.)+?!",
          "^(?:a|b|ab)+$",
          "(a?){64}(a){64}",
          "(?:.{0,50}){10}z",
          ".{0,1000}.{0,1000}z",
          "((.*),)*((.*);)*x",
          "(a|b|c|d|e|f)*g",
          "(?s).*.*.*.*.*.*.*.*=.*",
          "^\\s+|\\s+$",
          "(a)\\1+",
          "(?=(a+))a*b\\1",
          "(?<=a+)b",
          "(?>a+)+b");

  @ParameterizedTest
  @FieldSource("PATTERNS")
  void takesNoTimeOrIsRefused(String pattern) {
    Form form = form(pattern);
    CompiledRelease live =
        CompiledRelease.of(Manifest.of("shop", LocalizedText.of("Shop")), 1)
            .with(Form.TYPE, form)
            .build();
    if (Form.TYPE.check(form, APP, Catalog.of(live)).hasErrors()) {
      return;
    }
    FormLogic logic = FormLogic.of(form);
    for (String text : List.of("a".repeat(10_000), "a".repeat(3_999) + "!", "ab ".repeat(1_300))) {
      long took = Math.min(millis(logic, text), millis(logic, text));

      assertThat(took)
          .as("milliseconds for %s on %d characters", pattern, text.length())
          .isLessThan(MOST_MILLIS);
    }
  }

  private static Form form(String pattern) {
    var text =
        """
        key: main
        title: Main
        sections:
          - key: main
            title: Main
            fields: [{key: x, type: text, title: X, maxLength: 4000}]
        """;
    var tree = Yaml.read(text).tree();
    ((ObjectNode) tree.at("/sections/0/fields/0")).put("pattern", pattern);
    return Definitions.mapper().treeToValue(tree, Form.class);
  }

  /** What this thread has worked, however busy the machine is. */
  private static long millis(FormLogic logic, String text) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    matched(logic, text);
    return TimeUnit.NANOSECONDS.toMillis(threads.getCurrentThreadCpuTime() - before);
  }

  private static void matched(FormLogic logic, String text) {
    Evaluator nothing = (_, _) -> null;
    var context =
        EvaluationContext.at(
            Instant.parse("2026-02-14T01:00:00Z"), ZoneId.of("Asia/Shanghai"), nothing);
    Choices none = _ -> List.of();

    logic.validate(logic.evaluate(Map.of("x", text), context), context, none);
  }
}
