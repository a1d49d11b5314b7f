package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change;
import dev.formwork.editing.Place;
import dev.formwork.editing.YamlPatch;
import dev.formwork.reports.Report;
import dev.formwork.rules.ValueKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class MakingAReportTest {

  private static final String REPORT =
      """
      key: sales
      title: Sales
      form: sale
      measures:
        # all of them
        - {key: count, title: Sales, kind: count}
      """;

  private static final ReportField PRICE =
      field("{key: price, type: money, title: {en: Price, zh: 价格}}", ValueKind.NUMBER, false);
  private static final ReportField SOLD =
      field("{key: soldOn, type: date, title: {en: Sold on, zh: 销售日期}}", ValueKind.DATE, true);
  private static final ReportField CHANNEL =
      field(
          "{key: channel, type: choice, title: {en: Channel, zh: 渠道}, options: [{key: web, title: Web}]}",
          ValueKind.TEXT,
          true);

  private static ReportField field(String node, ValueKind kind, boolean groups) {
    JsonNode tree = Yaml.read(node).tree();
    return new ReportField(tree.path("key").asString(), tree, "Sale", kind, groups, true);
  }

  @Test
  void tellsDatesApartByMonthsAndMoneyByRanges() {
    assertThat(ReportParts.dimension(SOLD, tree(REPORT)).path("bucket").asString())
        .isEqualTo("month");
    assertThat(ReportParts.dimension(PRICE, tree(REPORT)).path("ranges").size()).isEqualTo(4);
    assertThat(ReportParts.dimension(CHANNEL, tree(REPORT)).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum", "avg", "median", "min", "max", "count", "distinct"})
  void callsANumberAfterItsFieldInBothLanguages(String kind) {
    ObjectNode measure = ReportParts.measure(PRICE, kind, tree(REPORT));

    assertThat(measure.at("/title/en").asString()).contains("Price");
    assertThat(measure.at("/title/zh").asString()).contains("价格");
    assertThat(
            isFine(
                after(ReportParts.insert(tree(REPORT), ReportParts.MEASURES, 1, List.of(measure)))))
        .isTrue();
  }

  @Test
  void givesEachPartAKeyOfItsOwn() {
    String once =
        after(
            ReportParts.insert(
                tree(REPORT),
                ReportParts.DIMENSIONS,
                0,
                List.of(ReportParts.dimension(CHANNEL, tree(REPORT)))));

    assertThat(ReportParts.dimension(CHANNEL, tree(once)).path("key").asString())
        .isEqualTo("channel2");
    assertThat(once).contains("# all of them");
  }

  @Test
  void makesARatioOfTheRecordsThatFulfilACondition() {
    List<ObjectNode> made = ReportParts.ratio(ReportParts.condition(CHANNEL), tree(REPORT));
    String text = after(ReportParts.insert(tree(REPORT), ReportParts.MEASURES, 1, made));

    Report report = Definitions.read(Report.TYPE, text).get();
    assertThat(report.measures()).hasSize(3);
    assertThat(report.measures().get(1).hidden()).isTrue();
    assertThat(report.measures().get(2).of()).isEqualTo(report.measures().get(1).key());
    assertThat(report.measures().get(2).per()).isEqualTo(report.measures().getFirst().key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"share", "running-total", "moving-average"})
  void makesNumbersOfOthers(String kind) {
    ObjectNode made = ReportParts.derived(kind, "count", tree(REPORT));

    assertThat(
            isFine(after(ReportParts.insert(tree(REPORT), ReportParts.MEASURES, 1, List.of(made)))))
        .isTrue();
  }

  @Test
  void addsConditionsThatAllMustHoldAndTakesThemAwayAgain() {
    String one = after(List.of(ReportParts.also(tree(REPORT), ReportParts.condition(CHANNEL))));
    String two =
        YamlPatch.apply(one, List.of(ReportParts.also(tree(one), ReportParts.condition(SOLD))));

    assertThat(tree(two).at("/filter/all").size()).isEqualTo(2);
    assertThat(isFine(two)).isTrue();

    String less =
        YamlPatch.apply(two, List.of(ReportParts.without(tree(two), Place.of("/filter/all/0"))));
    String none =
        YamlPatch.apply(less, List.of(ReportParts.without(tree(less), Place.of("/filter/all/0"))));
    assertThat(tree(less).at("/filter/all/0/field").asString()).isEqualTo("soldOn");
    assertThat(tree(none)).isEqualTo(tree(REPORT));
    assertThat(none).contains("# all of them");
  }

  @Test
  void keepsASingleConditionBesideANewOne() {
    String before = REPORT + "filter: {field: state, op: ne, value: draft}\n";

    String text =
        YamlPatch.apply(
            before, List.of(ReportParts.also(tree(before), ReportParts.condition(SOLD))));

    assertThat(tree(text).at("/filter/all/0/field").asString()).isEqualTo("state");
    assertThat(tree(text).at("/filter/all/1/op").asString()).isEqualTo("notEmpty");
  }

  @Test
  void isNoLongerSortedByWhatIsGone() {
    String before =
        REPORT
            + """
            dimensions: [{key: channel, field: channel}, {key: month, field: soldOn}]
            sort: [{by: channel}, {by: month}]
            """;

    String text =
        YamlPatch.apply(before, ReportParts.remove(tree(before), Place.of("/dimensions/0")));
    String none = YamlPatch.apply(text, ReportParts.remove(tree(text), Place.of("/dimensions/0")));

    assertThat(tree(text).path("sort").size()).isEqualTo(1);
    assertThat(tree(text).at("/sort/0/by").asString()).isEqualTo("month");
    assertThat(tree(none).has("sort")).isFalse();
  }

  @Test
  void dropsAChartThatNoLongerFits() {
    String before = REPORT + "dimensions: [{key: channel, field: channel}]\nchart: {kind: bar}\n";
    List<Change> removal = ReportParts.remove(tree(before), Place.of("/dimensions/0"));

    String text = YamlPatch.apply(before, ReportParts.drawn(tree(before), removal));

    assertThat(tree(text).has("chart")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(ValueKind.class)
  void offersNumbersOfEveryKindOfValue(ValueKind kind) {
    assertThat(field("{key: any, type: text}", kind, true).measures())
        .isNotEmpty()
        .contains("count");
  }

  private static JsonNode tree(String text) {
    return Yaml.read(text).tree();
  }

  private static String after(List<Change> changes) {
    return YamlPatch.apply(REPORT, changes);
  }

  private static boolean isFine(String text) {
    return !Definitions.read(Report.TYPE, text).problems().hasErrors();
  }
}
