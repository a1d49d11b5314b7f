package dev.formwork.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

class ReadingADefinitionValueTest {

  @Test
  void makesAbsentListsMapsAndTextsEmpty() {
    var manifest = read("{\"key\":\"order\",\"title\":\"Order\",\"version\":\"1.0.0\"}");

    assertThat(manifest.title().in(Locale.CHINESE)).isEqualTo("Order");
    assertThat(manifest.description()).isEqualTo(LocalizedText.EMPTY);
    assertThat(manifest.dependencies()).isEmpty();
    assertThat(manifest.parameters()).isEmpty();
  }

  @Test
  void readsLowerCaseNamesOfConstantsAndExactNumbers() {
    var manifest =
        read(
            """
            {"key":"order","title":{"en":"Order","zh":"订单"},"version":"1.0.0",
             "dependencies":{"dealership":"^1.0"},
             "parameters":[{"key":"bonusRate","title":"Bonus","type":"decimal","default":0.10}]}
            """);

    assertThat(manifest.dependencies()).containsEntry(DefinitionKey.of("dealership"), "^1.0");
    assertThat(manifest.parameterDefaults()).isEqualTo(Map.of("bonusRate", new BigDecimal("0.10")));
  }

  @Test
  void refusesAnUnknownKey() {
    assertThatThrownBy(() -> read("{\"key\":\"order\",\"colour\":\"red\"}"))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }

  @Test
  void writesKeysInTheOrderOfTheRecordAndLeavesOutWhatIsEmpty() {
    var manifest = Manifest.of("order", LocalizedText.of("Order", "订单"));

    String json = Definitions.mapper().writeValueAsString(manifest);

    assertThat(json)
        .isEqualTo(
            "{\"key\":\"order\",\"title\":{\"en\":\"Order\",\"zh\":\"订单\"},\"version\":\"0.1.0\"}");
  }

  private static Manifest read(String json) {
    return Definitions.mapper().readValue(json, Manifest.class);
  }
}
