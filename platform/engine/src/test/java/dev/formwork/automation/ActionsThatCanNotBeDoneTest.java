package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineInVirtualTime;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordService;
import dev.formwork.records.Shop;
import dev.formwork.timers.Timers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A run that meets something that is not there stops, and says with a code what it was. */
@EngineInVirtualTime
class ActionsThatCanNotBeDoneTest {

  private static final Map<String, ?> CAR = Map.of("plate", "A-1");

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired DryRuns dryRuns;

  private Garage garage;

  @BeforeEach
  void open() {
    garage = new Garage(shops, records, timers, runs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rule.grant.no-end   | {kind: grant, to: [{person: mira}], until: bought}
          rule.of.unknown     | {kind: create, form: visit, of: $field.plate, set: {reason: Check}}
          rule.script.answer  | {kind: set, script: "plate"}
          rule.script.answer  | {kind: set, script: "[plate]"}
          """)
  void ofACar(String code, String action) {
    assertThat(cause("car", action, CAR)).isEqualTo(code);
    assertThat(garage.visits()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rule.patch.nobody | {kind: grant, record: car, form: car, to: [{person: mira}], within: 5d}
          rule.patch.nobody | {kind: apply-patch, to: car, form: car, fields: {note: reason}}
          """)
  void ofAVisitWithoutACar(String code, String action) {
    assertThat(cause("visit", action, Map.of("reason", "Check"))).isEqualTo(code);
  }

  @Test
  void ofAWebhookWithoutAnAddress() {
    String manifest =
        """
        key: %s
        title: Garage
        version: 1.0.1
        parameters:
          - {key: bigOrder, title: Big, type: decimal, default: 500000}
          - {key: endpoint, title: Where other systems listen, type: text, default: " "}
        """
            .formatted(garage.shop.app);
    shops.republish(garage.shop, "pack", garage.shop.app.value(), manifest);

    assertThat(cause("car", "{kind: webhook, to: endpoint, body: {plate: $field.plate}}", CAR))
        .isEqualTo("rule.webhook.no-address");
  }

  private String cause(String form, String action, Map<String, ?> data) {
    QualifiedKey rule =
        garage.of(form, "trying", "trigger: {kind: created}\nactions: [" + action + "]\n");
    garage.made(form, data);
    garage.settle();
    Run run = garage.runs(rule).getFirst();
    assertThat(run.state()).isEqualTo(Run.State.FAILED);
    return run.cause();
  }

  @Test
  void triesOutOnlyRulesThatAreThereAndSoManyDays() {
    QualifiedKey rule =
        garage.rule(
            "trying", "trigger: {kind: created}\nactions: [{kind: set, fields: {count: 1}}]\n");
    var root = garage.shop.actor("root");

    assertThatThrownBy(() -> dryRuns.ofDraft(root, rule, 0))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("rule.dry-run.days");
    assertThatThrownBy(() -> dryRuns.ofDraft(root, garage.shop.form("nothing"), 7))
        .isInstanceOf(Refusal.NotFound.class)
        .hasMessageContaining("rule.dry-run.no-rule");
  }
}
