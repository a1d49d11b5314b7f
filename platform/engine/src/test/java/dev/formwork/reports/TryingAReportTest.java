package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Drafts;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.AggregateRow;
import dev.formwork.rules.Condition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class TryingAReportTest {

  @Autowired Sales allSales;
  @Autowired ReportTrials trials;
  @Autowired Drafts drafts;

  Sales.Opened sales;

  @BeforeEach
  void open() {
    sales = allSales.open();
  }

  @Test
  void countsWhatThereIsBeforeAnybodyPublishes() {
    sale(Map.of("channel", "web", "price", "10.00"));
    sale(Map.of("channel", "web", "price", "5.00"));
    sale(Map.of("channel", "shop", "price", "1.00"));

    ReportTrial trial = trial(admin(), BY_CHANNEL);

    assertThat(trial.ground()).isEqualTo(ReportTrial.Ground.REAL);
    assertThat(values(table(trial)))
        .containsExactlyInAnyOrder(
            List.of(2L, new BigDecimal("15.00")), List.of(1L, new BigDecimal("1.00")));
    assertThat(trial.total(TABLE, Condition.ALWAYS, List.of()).rows().getFirst().values())
        .isEqualTo(List.of(3L, new BigDecimal("16.00")));
  }

  @Test
  void makesNumbersUpWhereNothingHasBeenEntered() {
    ReportTrial trial = trial(admin(), BY_CHANNEL);

    assertThat(trial.ground()).isEqualTo(ReportTrial.Ground.NOTHING_THERE);
    assertThat(table(trial).rows())
        .extracting(row -> row.groups().getFirst().title())
        .containsExactlyInAnyOrder(LocalizedText.of("Web", "网络"), LocalizedText.of("Shop", "门店"));
  }

  @Test
  void makesThemUpTooWhereAFieldIsInTheDraftOnly() throws IOException {
    sale(Map.of("channel", "web"));
    String form = Files.readString(Path.of("src/test/resources/reports/sale.form.yaml"));
    var name = DefinitionName.of("form", "sale");
    long revision = drafts.open(admin(), sales.shop.app).find(name).orElseThrow().revision();
    drafts.save(
        admin(),
        sales.shop.app,
        name,
        form.replace("key: note,", "key: note, reportable: true,"),
        revision);

    ReportTrial trial =
        trial(
            admin(),
            BY_CHANNEL.replace("{key: channel, field: channel}", "{key: note, field: note}"));

    assertThat(trial.ground()).isEqualTo(ReportTrial.Ground.NOT_PUBLISHED);
    assertThat(table(trial).rows()).isNotEmpty();
  }

  @Test
  void refusesAReportThatCanNotBeAnsweredWithWhatIsWrongAndWhere() {
    assertThatThrownBy(
            () -> trial(admin(), BY_CHANNEL.replace("kind: sum, field: price", "kind: sum")))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            refused ->
                assertThat(refused.problems().list())
                    .extracting("code", "path")
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                            "report.measure.no-field", "/measures/1")));
  }

  @Test
  void refusesAFieldThatIsNotThere() {
    assertThatThrownBy(() -> trial(admin(), BY_CHANNEL.replace("field: price", "field: prize")))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("report.path.leads-nowhere at /measures/1/field");
  }

  @Test
  void isForThoseWhoBuild() {
    assertThatThrownBy(() -> trial(sales.actor("mira"), BY_CHANNEL))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  private static final String BY_CHANNEL =
      """
      key: tried
      title: Tried
      form: sale
      dimensions: [{key: channel, field: channel}]
      measures:
        - {key: sales, title: Sales, kind: count}
        - {key: total, title: Total, kind: sum, field: price}
      """;

  private static final Tile.OfReport TABLE =
      ChartKind.TABLE.tile(
          dev.formwork.kernel.DefinitionKey.of("table"),
          LocalizedText.EMPTY,
          "tried",
          BigDecimal.ONE);

  private ReportTrial trial(Actor actor, String text) {
    return trials.stage(actor, sales.shop.app).trial(Definitions.read(Report.TYPE, text).get());
  }

  private static ReportResult table(ReportTrial trial) {
    return trial.tile(TABLE, Condition.ALWAYS);
  }

  private static List<List<Object>> values(ReportResult result) {
    return result.rows().stream().map(AggregateRow::values).toList();
  }

  private Actor admin() {
    return sales.actor("root");
  }

  private void sale(Map<String, ?> data) {
    sales.sale(SELLER, "2026-03-01T04:00:00Z", data);
  }

  private static final String SELLER = "mira";
}
