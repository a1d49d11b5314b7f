package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoosingAChartTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final String CHANNEL = "{key: channel, field: channel}";
  private static final String MONTH = "{key: month, field: soldOn, bucket: month}";
  private static final String STATE = "{key: state, field: state}";
  private static final String COUNT = "{key: sales, title: Sales, kind: count}";
  private static final String SUM = "{key: total, title: Total, kind: sum, field: price}";
  private static final String MEAN = "{key: mean, title: Mean, kind: avg, field: price}";
  private static final String LATEST = "{key: latest, title: Latest, kind: max, field: soldOn}";

  @ParameterizedTest(name = "{0} by {1}: {2}, best {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "count | | number table gauge | number",
        "count sum | | number table gauge funnel | table",
        "count | channel | bar line area pie table ranking funnel | bar",
        "mean | channel | bar line area table ranking funnel | bar",
        "count | month | number bar line area pie table ranking funnel | line",
        "count | channel state | bar line area table pivot heat-map sankey | pivot",
        "mean | channel state | bar line table pivot heat-map | pivot",
        "count | month state | bar line area table pivot heat-map sankey | bar",
        "count | channel state month | table | table",
        "latest | channel | table | table",
        "latest | | number table | number",
      })
  void takesWhatHasRoomForItsDimensionsAndMeasures(
      String measures, String dimensions, String kinds, String best) throws IOException {
    var fit = new ChartFit(report(measures, dimensions), APP, catalog());

    assertThat(
            Arrays.stream(ChartKind.values())
                .filter(kind -> fit.against(kind).isEmpty())
                .map(ChartKind::word))
        .containsExactlyInAnyOrder(kinds.split(" "));
    assertThat(fit.best().word()).isEqualTo(best);
  }

  @ParameterizedTest(name = "no {2} of {0} by {1}, because {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "count | | BAR | dashboard.tile.no-dimension",
        "count | channel | PIVOT | dashboard.tile.two-dimensions",
        "count | channel | GAUGE | dashboard.tile.not-a-number",
        "count | channel state | PIE | dashboard.tile.many-dimensions",
        "mean | channel | PIE | dashboard.tile.no-sum",
        "latest | channel | BAR | dashboard.tile.no-number",
        "count | | FUNNEL | dashboard.tile.one-stage",
      })
  void saysWhyAnotherOneDoesNotFit(String measures, String dimensions, ChartKind kind, String code)
      throws IOException {
    var fit = new ChartFit(report(measures, dimensions), APP, catalog());

    assertThat(fit.against(kind)).map(Problem::code).contains(code);
  }

  private static Report report(String measures, String dimensions) {
    return Definitions.read(
            Report.TYPE,
            """
            key: figures
            title: Figures
            form: sale
            dimensions: [%s]
            measures: [%s]
            """
                .formatted(all(dimensions), all(measures)))
        .get();
  }

  private static String all(String words) {
    return words == null
        ? ""
        : Arrays.stream(words.split(" "))
            .map(ChoosingAChartTest::one)
            .collect(Collectors.joining(", "));
  }

  private static String one(String word) {
    return switch (word) {
      case "channel" -> CHANNEL;
      case "month" -> MONTH;
      case "state" -> STATE;
      case "count" -> COUNT;
      case "sum" -> SUM;
      case "mean" -> MEAN;
      default -> LATEST;
    };
  }

  private static Catalog catalog() throws IOException {
    String form = Files.readString(Path.of("src/test/resources/reports/sale.form.yaml"));
    var manifest = Manifest.of("shop", LocalizedText.of("Shop"));
    return Catalog.of(
        CompiledRelease.of(manifest, 1)
            .with(Form.TYPE, Definitions.read(Form.TYPE, form).get())
            .build());
  }
}
