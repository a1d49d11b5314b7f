package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.EngineTest;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Yaml;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What publishing the draft would do to the orders that are there. */
@EngineTest
class ForetellingAReleaseTest {

  private static final String ORDER = Shop.text("order.form.yaml");
  private static final String APPROVAL = Shop.text("approval.flow.yaml");

  @Autowired Shop shops;
  @Autowired Drafts drafts;
  @Autowired ReleaseImpact impact;
  @Autowired RecordService records;

  private Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
  }

  @Test
  void saysNothingOfADraftThatChangesNothingForRecords() {
    shop.submitted(8_000);

    draft("form", "order", ORDER.replace("zh: 毛利", "zh: 利润"));

    assertThat(foretold()).isEmpty();
  }

  @Test
  void countsTheRecordsThatBreakANewCheckAndNamesThem() {
    RecordView small = shop.submitted(8_000);
    shop.submitted(20_000);

    draft(
        "form",
        "order",
        ORDER
            + "  - {key: too-small, when: {field: total, op: lt, value: 9000},"
            + " message: Too small, field: payment}\n");

    assertThat(foretold())
        .singleElement()
        .isInstanceOfSatisfying(
            Impact.Breaking.class,
            breaking -> {
              assertThat(breaking.looked()).isEqualTo(2);
              assertThat(breaking.all()).isTrue();
              assertThat(breaking.broken()).isEqualTo(1);
              assertThat(breaking.what().path()).isEqualTo("payment");
              assertThat(breaking.examples())
                  .containsExactly(new Impact.Example(small.id(), small.number()));
            });
  }

  @Test
  void countsWhatWouldBeRequiredAndIsEmpty() {
    shop.submitted(8_000);

    draft(
        "form",
        "order",
        ORDER.replace("key: margin, type: money,", "key: margin, type: money, required: true,"));

    assertThat(foretold())
        .singleElement()
        .isInstanceOfSatisfying(
            Impact.Breaking.class,
            breaking -> assertThat(breaking.what().code()).isEqualTo("record.field.required"));
  }

  @Test
  void tellsWhatAFieldHoldsThatGoes() {
    shop.decide("sun", shop.submitted(8_000), "pass", "", Map.of("reviewNote", "Fine"));

    draft("form", "order", ORDER.replaceAll("(?m)^.*key: reviewNote.*\n", ""));
    draft("flow", "approval", APPROVAL.replace("    fields: {reviewNote: required}\n", ""));

    assertThat(foretold())
        .filteredOn(Impact.Unshown.class::isInstance)
        .containsExactly(
            new Impact.Unshown(
                shop.form("order"),
                LocalizedText.of("Order", "订单"),
                FieldKey.of("reviewNote"),
                LocalizedText.of("Review note", "审核备注"),
                1));
  }

  @Test
  void tellsWhichValuesANewTypeCanNotTake() {
    shop.decide("sun", shop.submitted(8_000), "pass", "", Map.of("reviewNote", "12"));
    shop.decide("sun", shop.submitted(9_000), "pass", "", Map.of("reviewNote", "Fine"));

    draft(
        "form",
        "order",
        ORDER.replace("{key: reviewNote, type: text,", "{key: reviewNote, type: integer,"));

    assertThat(foretold())
        .filteredOn(Impact.Retyped.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Impact.Retyped.class,
            retyped -> {
              assertThat(retyped.records()).isEqualTo(2);
              assertThat(retyped.looked()).isEqualTo(2);
              assertThat(retyped.unfit()).isEqualTo(1);
            });
  }

  @Test
  void tellsWhatARuleWouldCarryIntoANewField() {
    shop.customer("Li Na", "13812345678");
    RecordView odd =
        records.get(shop.actor("root"), shop.form("customer"), shop.customer("7", "1391234"));
    String form = Shop.text("customer.form.yaml");

    draft(
        "form",
        "customer",
        form.replaceFirst(
            "(?m)^( *- )(\\{key: phone)",
            "$1{key: digits, type: text, title: D, maxLength: 11}\n$1$2"));
    add(
        "carry",
        """
        key: carry
        title: Carry over
        form: customer
        trigger: {kind: schedule, schedule: {cron: "*/10 * * * *"}}
        when: {all: [{field: phone, op: notEmpty}, {field: digits, op: empty}]}
        actions: [{kind: set, fields: {digits: {formula: "phone.length > 7 ? phone : null"}}}]
        """);

    assertThat(foretold())
        .containsExactly(
            new Impact.Carried(
                shop.form("customer"),
                LocalizedText.of("Customer", "客户"),
                LocalizedText.of("Carry over"),
                2,
                true,
                1,
                1,
                List.of(new Impact.Example(odd.id(), odd.number()))));
  }

  @Test
  void triesAFormulaOnWhatAFieldHolds() {
    shop.customer("12", "13812345678");
    String anna = shop.customer("Anna", "13912345678");
    Field number =
        FormLogic.of(
                form(
                    "{key: f, title: F, sections: [{key: s, title: S, fields:"
                        + " [{key: number, type: integer, title: N, max: 12}]}]}"))
            .fields()
            .get("number");

    ReleaseImpact.Coming coming =
        impact.coming(
            shop.actor("root"),
            shop.form("customer"),
            FieldKey.of("name"),
            number,
            "/^[0-9]+$/.test(name) ? Number(name) : null");

    assertThat(coming.records()).isEqualTo(2);
    assertThat(coming.fitting()).isEqualTo(1);
    assertThat(coming.unfit())
        .extracting(each -> each.record().id(), ReleaseImpact.Unfit::value)
        .containsExactly(tuple(anna, "Anna"));
    assertThat(
            impact
                .coming(
                    shop.actor("root"), shop.form("customer"), FieldKey.of("name"), number, "13")
                .fitting())
        .as("what the new field refuses does not fit")
        .isZero();
  }

  @Test
  void tellsWhereCasesWaitOnAFlowThatChanges() {
    shop.submitted(8_000);
    shop.submitted(9_000);
    shop.decide("sun", shop.submitted(900_000), "pass", "", Map.of("reviewNote", "Fine"));

    draft("flow", "approval", APPROVAL.replace("final-review", "last-review"));

    assertThat(foretold())
        .filteredOn(Impact.Running.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Impact.Running.class,
            running -> {
              assertThat(running.cases()).isEqualTo(3);
              assertThat(running.places())
                  .containsExactly(
                      new Impact.Place(LocalizedText.of("Final review", "终审"), 1, true),
                      new Impact.Place(LocalizedText.of("First review", "初审"), 2, false));
            });
  }

  @Test
  void sendsCasesThatEndedThroughADecisionThatChanges() {
    RecordView small = shop.submitted(8_000);
    shop.decide("sun", small, "pass", "", Map.of("reviewNote", "Fine"));

    draft("flow", "approval", APPROVAL.replace("value: $param.bigOrder", "value: 5000"));

    assertThat(foretold())
        .filteredOn(Impact.OtherWay.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Impact.OtherWay.class,
            other -> {
              assertThat(other.looked()).isEqualTo(1);
              assertThat(other.cases()).isEqualTo(1);
              assertThat(other.to()).containsExactly(LocalizedText.of("Final review", "终审"));
              assertThat(other.examples())
                  .containsExactly(new Impact.Example(small.id(), small.number()));
            });
  }

  @Test
  void isToldToAdministratorsOnly() {
    assertThatThrownBy(() -> impact.ofDraft(shop.actor("mira"), shop.app))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  private List<Impact> foretold() {
    return impact.ofDraft(shop.actor("root"), shop.app);
  }

  private void add(String rule, String text) {
    drafts.save(shop.actor("root"), shop.app, DefinitionName.of("rule", rule), text, 0);
  }

  private static Form form(String text) {
    return Definitions.mapper().treeToValue(Yaml.read(text).tree(), Form.class);
  }

  private void draft(String kind, String key, String text) {
    var name = DefinitionName.of(kind, key);
    var admin = shop.actor("root");
    long revision = drafts.open(admin, shop.app).find(name).orElseThrow().revision();
    drafts.save(admin, shop.app, name, text, revision);
  }
}
