package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.editing.Change;
import dev.formwork.editing.YamlPatch;
import dev.formwork.metrics.Metric;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChangingAMetricTest {

  private static final String METRIC =
      """
      key: on-time
      title: In time
      report: deliveries
      measure: share
      date: deliveredOn
      unit: percent
      period: month
      targets:
        # agreed with sales
        - {value: 95}
      owner: {role: sales-manager}
      """;

  @Test
  void aNewTargetIsAsTheLastOneFromADayOn() {
    String after = after(MetricParts.target(tree(METRIC), "2027-01-01"));

    assertThat(read(after).targets())
        .extracting(
            target -> String.valueOf(target.from()), target -> String.valueOf(target.value()))
        .containsExactly(tuple("null", "95"), tuple("2027-01-01", "95"));
    assertThat(after).contains("# agreed with sales");
  }

  @Test
  void aRoleSeesItOnceOrNoLonger() {
    String role =
        """
        key: manager
        title: Manager
        grants:
          - {form: car, actions: [read], scope: all} # all cars
        """;
    String seeing = after(role, MetricTies.seen(tree(role), "on-time", true));

    assertThat(tree(seeing).path("grants").get(1).path("metric").asString("")).isEqualTo("on-time");
    assertThat(seeing).contains("# all cars");
    assertThat(MetricTies.seen(tree(seeing), "on-time", true)).isEmpty();
    assertThat(tree(after(seeing, MetricTies.seen(tree(seeing), "on-time", false))))
        .isEqualTo(tree(role));
    assertThat(MetricTies.seen(tree(role), "on-time", false)).isEmpty();
    String bare = "key: manager\ntitle: Manager\n";
    assertThat(tree(after(bare, MetricTies.seen(tree(bare), "on-time", true))).path("grants"))
        .hasSize(1);
  }

  @Test
  void aRuleThatFollowsTellsTheOwnerAfterSoManyPeriods() {
    String text = Yaml.write(MetricTies.missed(tree(METRIC), "off-target-on-time"));

    Rule rule =
        Definitions.mapper().treeToValue(tree(after(text, MetricTies.after(3))), Rule.class);

    assertThat(rule.trigger()).isEqualTo(new Trigger.MetricOff("on-time", 3));
    assertThat(rule.actions())
        .singleElement()
        .isInstanceOfSatisfying(
            Action.Message.class,
            message -> assertThat(message.text().in(Locale.ENGLISH)).contains("In time"));
  }

  @Test
  void theFirstTargetCountsFromTheBeginning() {
    String bare = METRIC.replaceAll("(?s)targets:.*\\}\\]?\nowner", "owner");

    Metric metric = read(after(bare, MetricParts.target(tree(bare), "2027-01-01")));

    assertThat(metric.targets()).hasSize(1);
    assertThat(metric.targets().getFirst().from()).isNull();
  }

  @Test
  void aBandHasTargetsWithTwoEndsAndOtherDirectionsWithOne() {
    String band = after(MetricParts.direction(tree(METRIC), "band"));
    assertThat(read(band).targets().getFirst().to()).isEqualByComparingTo("95");

    String down = after(band, MetricParts.direction(tree(band), "down"));
    assertThat(read(down).targets().getFirst().to()).isNull();
    assertThat(read(down).direction()).isEqualTo(Metric.Direction.DOWN);
  }

  @Test
  void anotherReportKeepsWhatItHasToo() {
    List<Change> same =
        MetricParts.report(
            tree(METRIC), "sales", List.of("share"), List.of("createdAt", "deliveredOn"));
    assertThat(read(after(same)).measure()).hasToString("share");
    assertThat(read(after(same)).date()).hasToString("deliveredOn");

    List<Change> other =
        MetricParts.report(
            tree(METRIC), "leads", List.of("rate"), List.of("closedOn", "createdAt"));
    Metric metric = read(after(other));
    assertThat(metric.report()).isEqualTo("leads");
    assertThat(metric.measure()).isNull();
    assertThat(metric.date()).hasToString("createdAt");
  }

  @Test
  void aParameterStandsInPlaceOfANumberAndBack() {
    var target = MetricParts.TARGETS.item(0);
    String after =
        after(METRIC, MetricParts.instead(tree(METRIC).at("/targets/0"), target, "goal"));
    assertThat(read(after).targets().getFirst().parameter()).isEqualTo("goal");
    assertThat(read(after).targets().getFirst().value()).isNull();

    String back = after(after, MetricParts.instead(tree(after).at("/targets/0"), target, ""));
    assertThat(read(back).targets().getFirst().value()).isEqualByComparingTo("0");
    assertThat(read(back).targets().getFirst().parameter()).isNull();
  }

  @Test
  void aTargetOffersWhatItsMetricUnderstands() {
    JsonNode target = tree("{value: 95}");
    assertThat(MetricParts.leftOut(tree(METRIC), target))
        .containsExactlyInAnyOrder("parameter", "to", "organisation");
    assertThat(MetricParts.leftOut(tree(METRIC + "by: store\ndirection: band"), target))
        .containsExactly("parameter");
    assertThat(MetricParts.leftOut(tree(METRIC), tree("{value: 95, to: 97}")))
        .contains("parameter")
        .doesNotContain("to");
  }

  @Test
  void theLastTargetTakesTheListAlong() {
    Change gone = MetricParts.without(tree(METRIC), MetricParts.TARGETS.item(0));

    assertThat(tree(after(gone)).has("targets")).isFalse();
  }

  @Test
  void theOwnerIsARoleAPersonOrNobody() {
    assertThat(MetricParts.owner(tree(METRIC))).isEqualTo("role:sales-manager");
    assertThat(MetricParts.owner(tree(METRIC), "role:sales-manager")).isEmpty();

    Metric metric = read(after(MetricParts.owner(tree(METRIC), "person:mira")));
    assertThat(metric.owner()).isEqualTo(new Metric.Owner.One("mira"));
    assertThat(read(after(MetricParts.owner(tree(METRIC), ""))).owner()).isNull();
  }

  @Test
  void targetsSayWhoseTheyAreHowMuchAndSinceWhen() {
    assertThat(said(METRIC, "{value: 95}")).isEqualTo("≥ 95%");
    assertThat(said(METRIC + "direction: down", "{parameter: goal}")).isEqualTo("≤ Our goal");
    assertThat(said(METRIC + "direction: band", "{value: 5, to: 15}")).isEqualTo("5% – 15%");
    assertThat(said(METRIC, "{organisation: east, value: 97, from: 2027-01-01}"))
        .startsWith("East store · ≥ 97% · ")
        .endsWith("2027-01-01");
  }

  private static String said(String metric, String target) {
    return new MetricWords(
            tree(metric),
            List.of(new Named("goal", "Our goal")),
            List.of(new Named("east", "East store")))
        .target(tree(target));
  }

  private static JsonNode tree(String text) {
    return Yaml.read(text).tree();
  }

  private static Metric read(String text) {
    return Definitions.read(Metric.TYPE, text).get();
  }

  private static String after(List<Change> changes) {
    return after(METRIC, changes);
  }

  private static String after(Change change) {
    return after(METRIC, List.of(change));
  }

  private static String after(String text, Change change) {
    return after(text, List.of(change));
  }

  private static String after(String text, List<Change> changes) {
    return YamlPatch.apply(text, changes);
  }
}
