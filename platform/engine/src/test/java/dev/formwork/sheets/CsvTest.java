package dev.formwork.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "\u0000x",
        "  =1",
        "\u3000=1",
        "\"=1",
        "'=1",
        "\" =1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "=1\n2"
      })
  void letsNoSpreadsheetTakeATextForAFormula(String attack) throws IOException {
    assertThat(written(attack)).isEqualTo("\"'" + attack.replace("\"", "\"\"") + "\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1", "13-14", "Li Na", "", "1+1"})
  void leavesOtherTextsAsTheyAre(String text) throws IOException {
    assertThat(written(text)).isEqualTo("\"" + text + "\"\r\n");
  }

  @Test
  void leavesNumbersNumbers() throws IOException {
    var out = new StringBuilder();
    new Csv(out).row(List.of(new Csv.Cell("-12.50", true), Csv.Cell.EMPTY));

    assertThat(out).hasToString("\ufeff-12.50,\r\n");
  }

  private static String written(String text) throws IOException {
    var out = new StringBuilder();
    new Csv(out).row(List.of(new Csv.Cell(text, false)));
    return out.substring(1);
  }
}
