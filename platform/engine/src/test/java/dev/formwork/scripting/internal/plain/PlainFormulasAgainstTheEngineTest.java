package dev.formwork.scripting.internal.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.scripting.Expression;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.scripting.Scripts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain formula gives what the script engine gives, or leaves the answer to it. */
class PlainFormulasAgainstTheEngineTest {

  private static final int FORMULAS = Integer.getInteger("formwork.plain.formulas", 5_000);
  private static final Map<String, @Nullable Object> VALUES = values();

  @Test
  void giveTheSameValueForRandomFormulas() {
    var random = new RandomFormulas(new Random(20261124));
    var differences = new ArrayList<String>();
    int answered = 0;
    try (var scripts = new Scripts();
        var session = scripts.open()) {
      var engine = session;
      for (int i = 0; i < FORMULAS; i++) {
        String source = random.formula();
        var plain = PlainFormula.of(Expression.formula(source, VALUES.keySet()));
        assertThat(plain).as(source).isPresent();
        var answer = plain.get().evaluate(VALUES);
        if (answer.isEmpty()) {
          continue;
        }
        answered++;
        if (i % 500 == 0) {
          engine = scripts.open(); // a session has a budget
        }
        Object expected = byEngine(engine, source);
        if (!String.valueOf(expected).equals(String.valueOf(answer.get().value()))) {
          differences.add(source + " is " + expected + ", not " + answer.get().value());
        }
      }
    }

    assertThat(differences).isEmpty();
    assertThat(answered).isGreaterThan(FORMULAS / 2);
  }

  /** A comma operator is beyond plain formulas, and has the value of what stands behind it. */
  private static @Nullable Object byEngine(
      dev.formwork.scripting.ScriptSession engine, String source) {
    try {
      return engine.evaluate(Expression.formula("(0, " + source + ")", VALUES.keySet()), VALUES);
    } catch (ScriptFailure failure) {
      return failure.code();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a => a",
        "a = 1",
        "a++",
        "a, b",
        "a ?? b || c",
        "a ** 2",
        "typeof a",
        "new Date(0)",
        "a?.b",
        "a // c",
        "a /* c */",
        "`a`",
        "'\\u0061'",
        "01",
        "1e3",
        "0x10",
        "1_000",
        ".5",
        "/a/",
        "[...lines]",
        "({a: 1})",
        "unknown",
        "sum",
        "constructor",
        "this",
        "globalThis",
        "lines.map((a, a) => a)",
        "lines.map(let => 1)",
        "lines[a]",
        "金额 + 1"
      })
  void leaveEverythingElseToTheEngine(String source) {
    assertThat(PlainFormula.of(Expression.formula(source, Set.of("a", "b", "c", "lines"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lines.toString",
        "params.constructor",
        "nothing.price",
        "1 / 0",
        "words * 2",
        "words > 1",
        "lines === lines",
        "lines",
        "round('x')",
        "addDays('2026-02-30', 1)",
        "lines.reduce((a, b) => a + b.price)"
      })
  void leaveWhatMayFailToTheEngine(String source) {
    var plain = PlainFormula.of(Expression.formula(source, VALUES.keySet()));

    assertThat(plain).isPresent();
    assertThat(plain.get().evaluate(VALUES)).isEmpty();
  }

  @Test
  void stopBeforeATextGrowsWithoutEnd() {
    String doubling = "many.reduce((a, b) => a + a, 'x')";
    var plain = PlainFormula.of(Expression.formula(doubling, Set.of("many"))).orElseThrow();

    assertThat(
            plain.evaluate(Map.of("many", new ArrayList<>(java.util.Collections.nCopies(200, 1)))))
        .isEmpty();
  }

  @Test
  void stopBeforeLoopsInLoopsTakeLong() {
    String loops = "many.map(a => many.map(b => many.map(c => c).length).length).length";
    var plain = PlainFormula.of(Expression.formula(loops, Set.of("many"))).orElseThrow();

    assertThat(
            plain.evaluate(Map.of("many", new ArrayList<>(java.util.Collections.nCopies(900, 1)))))
        .isEmpty();
  }

  private static Map<String, @Nullable Object> values() {
    var values = new HashMap<String, @Nullable Object>();
    values.put("whole", 7);
    values.put("zero", 0L);
    values.put("price", new BigDecimal("180700.35"));
    values.put("rate", new BigDecimal("0.035"));
    values.put("less", -2.5);
    values.put("words", "W7 豪华");
    values.put("blank", "");
    values.put("yes", true);
    values.put("nothing", null);
    values.put("day", LocalDate.of(2026, 1, 31));
    values.put("born", LocalDate.of(1988, 2, 29));
    values.put("params", Map.of("rate", new BigDecimal("0.93"), "limit", 3, "name", "East"));
    values.put(
        "lines",
        List.of(
            row("W7", 2, "180700.35"),
            row("", 1, "0.1"),
            row(null, null, "0.2"),
            row("E5", 3, null)));
    values.put("tags", List.of("black", "white"));
    return values;
  }

  private static Map<String, @Nullable Object> row(
      @Nullable String name, @Nullable Integer quantity, @Nullable String price) {
    var row = new HashMap<String, @Nullable Object>();
    row.put("name", name);
    row.put("quantity", quantity);
    row.put("price", price == null ? null : new BigDecimal(price));
    return row;
  }
}
