package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightingTargetsTest {

  @ParameterizedTest
  @CsvSource({
    "100, 100, up,   10, GOOD",
    "101, 100, up,   10, GOOD",
    "90,  100, up,   10, NEAR",
    "89.99, 100, up, 10, BAD",
    "99,  100, up,    0, BAD",
    "100, 100, down, 10, GOOD",
    "99,  100, down, 10, GOOD",
    "110, 100, down, 10, NEAR",
    "110.01, 100, down, 10, BAD",
    "-105, -100, up, 10, NEAR",
    "-95, -100, down, 10, NEAR",
    "1,   0,   down, 50, BAD",
    "0,   0,   up,   10, GOOD",
  })
  void tellsHowANumberStands(
      BigDecimal number, BigDecimal target, String direction, BigDecimal margin, Light light) {
    assertThat(Light.of(number, target, direction.equals("up"), margin)).isEqualTo(light);
  }
}
