package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.YamlPatch;
import dev.formwork.reports.ChartKind;
import dev.formwork.reports.Dashboard;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class LayingOutTilesTest {

  private static final String DASHBOARD =
      """
      key: sales
      title: Sales
      tiles:
        # what the day begins with
        - {key: orders, title: Orders, kind: number, report: orders}
        - {key: months, title: Months, kind: line, report: orders-by-month, span: 8}
      """;

  private static JsonNode dashboard() {
    return Yaml.read(DASHBOARD).tree();
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "3, 3", "5, 4", "7, 6", "9, 8", "10, 8", "11, 12", "20, 12"})
  void isAsWideAsTheNearestWidthThereIs(int columns, int span) {
    assertThat(TileLayout.nearest(columns)).isEqualTo(span);
  }

  @ParameterizedTest
  @CsvSource({"3, -1, 3", "3, 1, 4", "6, 1, 8", "8, 1, 12", "12, 1, 12", "6, -1, 4"})
  void growsAndShrinksStepByStep(int span, int steps, int then) {
    assertThat(TileLayout.stepped(span, steps)).isEqualTo(then);
  }

  @Test
  void isAsWideAsItsKindWantsUnlessSomebodySaid() {
    assertThat(TileLayout.span(dashboard().at("/tiles/0"))).isEqualTo(3);
    assertThat(TileLayout.span(dashboard().at("/tiles/1"))).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 1", "2, 0, 0", "1, 1, 1", "1, 2, 1"})
  void landsWhereItWasDropped(int from, int before, int at) {
    assertThat(TileLayout.landing(from, before)).isEqualTo(at);
  }

  @Test
  void keepsTheCommentsWhileItIsResized() {
    String text =
        YamlPatch.apply(DASHBOARD, List.of(TileLayout.resized(TileLayout.TILES.item(0), 6)));

    assertThat(text).contains("# what the day begins with").contains("span: 6");
  }

  @ParameterizedTest
  @EnumSource(ChartKind.class)
  void drawsAReportAtOnce(ChartKind kind) {
    JsonNode report = Yaml.read("key: orders\ntitle: {en: Orders, zh: 订单}\n").tree();

    JsonNode tile = TileLayout.tileOf(kind, report, "orders", dashboard());
    String text = YamlPatch.apply(DASHBOARD, List.of(new Insert("/tiles/2", tile)));

    Dashboard read = Definitions.read(Dashboard.TYPE, text).get();
    assertThat(read.tiles().getLast().key().value()).isEqualTo("orders-2");
    assertThat(read.tiles().getLast().kind()).isEqualTo(kind.word());
  }

  @ParameterizedTest
  @EnumSource(ChartKind.class)
  void becomesOneOfAnotherKindWithWhatBothHave(ChartKind kind) {
    Change change =
        TileLayout.become(kind.word(), TileLayout.TILES.item(1), dashboard().at("/tiles/1"));

    Dashboard read =
        Definitions.read(Dashboard.TYPE, YamlPatch.apply(DASHBOARD, List.of(change))).get();
    assertThat(read.tiles().get(1).kind()).isEqualTo(kind.word());
    assertThat(read.tiles().get(1).width()).isEqualTo(8);
  }

  @Test
  void narrowsThePageByAPeriodThatIsSetAtFirst() {
    Change first = TileLayout.filter("createdAt", null, true, dashboard());
    String once = YamlPatch.apply(DASHBOARD, List.of(first));
    Change next = TileLayout.filter("store", "vehicle-order", false, Yaml.read(once).tree());

    Dashboard read = Definitions.read(Dashboard.TYPE, YamlPatch.apply(once, List.of(next))).get();
    assertThat(read.filters())
        .extracting(filter -> filter.field().value())
        .containsExactly("createdAt", "store");
    assertThat(read.filters().getFirst().initial()).isEqualTo("last-12-months");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "3, 4", "9, 10", "10, 20", "128, 200", "0.4, 0.5", "99999, 100000"})
  void letsADialEndAtARoundNumberAboveItsOwn(BigDecimal number, BigDecimal end) {
    assertThat(LiveResult.roundAbove(number)).isEqualByComparingTo(end);
  }
}
