package dev.formwork.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.forms.Form;
import dev.formwork.kernel.FieldKey;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which branches of a decision take which records, by examples. */
class CoveringCasesTest {

  private static final Form FORM =
      Definitions.read(
              Form.TYPE,
              """
              key: request
              title: Request
              sections:
                - key: general
                  title: General
                  fields:
                    - {key: cost, type: money, title: Cost, required: true}
                    - {key: urgent, type: switch, title: Urgent, required: true}
              """)
          .get();

  private static Optional<Coverage> covered(String branches) {
    var flow =
        Definitions.read(
                Flow.TYPE,
                """
                key: deciding
                title: Deciding
                form: request
                nodes:
                  - {key: start, kind: start, next: which}
                  - {key: which, kind: decide, %s}
                  - {key: done, kind: end, state: completed}
                """
                    .formatted(branches))
            .get();
    return Coverage.of((Node.Decide) flow.nodes().get(1), FORM);
  }

  private static String when(String op, String value) {
    return "{when: {field: cost, op: " + op + ", value: " + value + "}, next: done}";
  }

  @Test
  void findsAnExampleForEachBranch() {
    Coverage coverage =
        covered("branches: [%s, %s]".formatted(when("gte", "100"), when("lt", "100")))
            .orElseThrow();

    assertThat(coverage.taken()).containsOnlyKeys(0, 1);
    assertThat(coverage.left()).isNull();
    assertThat(coverage.overlaps()).isEmpty();
    assertThat(coverage.asked()).containsExactly(FieldKey.of("cost"));
  }

  @Test
  void findsWhatNoBranchTakes() {
    Coverage coverage =
        covered("branches: [%s, %s]".formatted(when("gt", "100"), when("lt", "100"))).orElseThrow();

    assertThat(coverage.left()).isEqualTo(Map.of("cost", new BigDecimal("100")));
  }

  @Test
  void findsWhatTwoBranchesWouldTake() {
    Coverage coverage =
        covered("branches: [%s, %s]".formatted(when("gte", "100"), when("lte", "100")))
            .orElseThrow();

    assertThat(coverage.overlaps())
        .singleElement()
        .satisfies(overlap -> {
          assertThat(overlap.first()).isZero();
          assertThat(overlap.second()).isEqualTo(1);
          assertThat(Objects.requireNonNull(overlap.example().get("cost")))
              .isEqualTo(new BigDecimal("100"));
        });
  }

  @Test
  void knowsTheBranchThatIsNeverTaken() {
    Coverage coverage =
        covered(
                "branches: [%s, %s], otherwise: done"
                    .formatted(when("gte", "100"), when("gte", "200")))
            .orElseThrow();

    assertThat(coverage.taken()).containsOnlyKeys(0);
  }

  @Test
  void saysNothingWhereAScriptDecides() {
    assertThat(covered("branches: [{when: {script: 'cost > 100'}, next: done}], otherwise: done"))
        .isEmpty();
  }
}
