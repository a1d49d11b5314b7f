package dev.formwork.designer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFieldTest {

  @ParameterizedTest
  @CsvSource({
    "Lost customers, lost-customers",
    "Lost customers (2026), lost-customers-2026",
    "2026 plan, plan",
    "--- A/B ---, a-b",
    "客户, ''"
  })
  void proposesAKeyForATitle(String title, String key) {
    assertThat(KeyField.proposal(title)).isEqualTo(key);
  }
}
