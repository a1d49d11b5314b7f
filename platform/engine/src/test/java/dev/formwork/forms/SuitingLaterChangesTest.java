package dev.formwork.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a later change answers for: what it touches, and what depends on that. */
class SuitingLaterChangesTest {

  private static final String FORM =
      """
      key: complaint
      title: Complaint
      sections:
        - key: main
          title: Main
          fields:
            - {key: words, type: text, title: Words}
            - {key: kind, type: text, title: Compensation}
            - {key: worth, type: money, title: Worth, requiredWhen: {field: kind, op: notEmpty}}
            - {key: promised, type: date, title: Promised}
            - {key: moved, type: date, title: Moved}
            - {key: reason, type: text, title: Reason, requiredWhen: {field: moved, op: gt, value: $field.promised}}
      checks:
        - {key: too-much, when: {field: worth, op: gt, value: 1000}, message: Too much, field: kind, severity: error}
        - {key: odd, when: {field: words, op: eq, value: odd}, message: Odd, severity: error}
      """;

  private final FormLogic logic =
      FormLogic.of(Definitions.mapper().treeToValue(Yaml.read(FORM).tree(), Form.class));

  @Test
  void asksForWhatAChangeMakesRequired() {
    assertThat(logic.concerned(Set.of("kind"))).containsExactlyInAnyOrder("kind", "worth");
    assertThat(logic.concerned(Set.of("promised"))).containsExactlyInAnyOrder("promised", "reason");
  }

  @Test
  void asksTheChecksThatCompareIt() {
    assertThat(logic.concerned(Set.of("worth"))).containsExactlyInAnyOrder("worth", "kind");
  }

  @Test
  void meansTheFormWhereACheckStandsAtNoField() {
    assertThat(logic.concerned(Set.of("words"))).containsExactlyInAnyOrder("words", "");
  }

  @Test
  void leavesAloneWhatNobodyTouched() {
    assertThat(logic.concerned(Set.of("reason"))).containsExactly("reason");
  }
}
