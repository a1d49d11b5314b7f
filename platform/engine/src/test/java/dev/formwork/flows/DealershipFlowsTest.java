package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Dealership.WANG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Manifest;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the dealerships ask of flows (rows O15 to O36, C13 to C20, H2, H7, H13 to H15) written as
 * configuration: every flow passes the checks, and does what its row says.
 */
class DealershipFlowsTest {

  private static final DefinitionKey APP = DefinitionKey.of("order");
  private static final List<String> FORMS =
      List.of("order", "stock", "exception", "change", "complaint", "handover");
  private static final List<String> FLOWS =
      List.of(
          "order-life",
          "production",
          "loan",
          "order-change",
          "order-cancel",
          "complaint",
          "measure",
          "handover",
          "joint-team");
  private static final String FINANCE = "fang";
  private static final String SPECIALIST = "song";
  private static final String QUALITY = "qin";

  private final World world = new World();
  private Play play = Play.of(flow("handover"), form("handover"));

  private Play start(String flow, String form) {
    FLOWS.forEach(each -> world.with(flow(each)));
    play =
        Play.of(flow(flow), form(form))
            .within(world)
            .evaluatedBy((expression, values) ->
                expression.source().contains("tries")
                    ? (values.get("tries") instanceof Long tries ? tries : 0L) + 1
                    : Scripts.ARITHMETIC.evaluate(expression, values))
            .among(
                Dealership.standard()
                    .person(FINANCE, "north", "finance")
                    .person(SPECIALIST, "north", "aftersales-specialist")
                    .person(QUALITY, "group", "quality"));
    return play;
  }

  @AfterEach
  void keepsEverything() {
    Invariants.hold(play);
    assertThat(play.replayed()).isEqualTo(play.execution());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order-life",
        "production",
        "loan",
        "order-change",
        "order-cancel",
        "complaint",
        "measure",
        "handover",
        "joint-team"
      })
  void isConfigurationThatPassesTheChecks(String flow) {
    assertThat(Flow.TYPE.check(flow(flow), APP, catalog())).filteredOn(Problem::isError).isEmpty();
  }

  @Test
  void reviewsAnOrderTwiceAndAgainUntilItPasses() { // O15 to O20
    start("order-life", "order").with("payment", "full").submit();
    assertThat(play.task().assignees()).containsExactly(LI, CHEN);
    assertThat(DecidingTogetherTest.refusal(() -> play.at("first-review", LI, "pass")))
        .isEqualTo("flow.checklist.open");
    play.at("first-review", LI, "fail");
    assertThat(play.data()).containsEntry("firstReview", "fail");

    play.at("start", MIRA, "resubmit").at("first-review", LI, checked("pass"));
    play.at("final-review", WANG, "disagree").at("start", MIRA, "resubmit");

    assertThat(play.isOpen("first-review")).isTrue();
    assertThat(play.execution().round()).isEqualTo(3);
  }

  @Test
  void reservesFromStockAndLetsPreparationAndPaymentMeet() { // O21, O24, O26, O27, O29, O32
    world.withRecords("v1").trueOf(1);
    accepted("full");
    assertThat(play.last().effects()).anyMatch(FlowEffect.RecordsChanged.class::isInstance);
    assertThat(play.nodes()).contains("reserve").doesNotContain("ask-production");

    play.at("prepare", SPECIALIST, ticking("done", "cleaned", "inspected", "serviced"));
    play.with("received", new BigDecimal("100")).with("invoice", "I-1");
    play.at("paid-in", FINANCE, "confirm").at("paid-in", MIRA, "confirm");
    assertThat(standsAt()).contains("money").doesNotContain("remind");
    play.after(Duration.ofDays(5)).signal(new Signal.TimeCame(timerOf("pause")));
    assertThat(play.isOpen("feedback")).isTrue();

    play.with("received", new BigDecimal("200")).signal(new Signal.Changed());

    assertThat(play.isOpen("feedback")).as("late branches close").isFalse();
    assertThat(standsAt()).containsExactly("remind");
    play.after(Duration.ofDays(20)).signal(new Signal.TimeCame(timerOf("remind")));
    assertThat(standsAt()).containsExactly("papers");
    play.with("papers", List.of("invoice", "certificate", "warranty"))
        .signal(new Signal.Changed())
        .at("deliver", MIRA, Decision.of("delivered").with(List.of(), "signature"));
    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void asksProductionAndTellsTheCustomerWithProof() { // O22, O23, O28
    accepted("full");
    assertThat(play.isOpen("ask")).isTrue();

    play.at("ask", LI, "planned");
    assertThat(DecidingTogetherTest.refusal(() -> play.at("tell", MIRA, "told")))
        .isEqualTo("flow.file.required");
    play.at("tell", MIRA, Decision.of("told").with(List.of("mail"), null));

    assertThat(play.data()).containsKey("customerTold");
    assertThat(standsAt()).contains("prepare", "paid-in", "pause");
  }

  @Test
  void goesThroughTheLoanInOrderAndRemindsOfTheLender() { // O30, O31
    world.withRecords("v1").trueOf(1);
    accepted("loan");
    assertThat(standsAt()).contains("papers");
    play.with("loanPapers", List.of("id", "income", "statements")).signal(new Signal.Changed());
    play.at("submit", FINANCE, "sent");
    play.after(Duration.ofDays(3)).signal(new Signal.TimeCame(timerOf("lender")));
    assertThat(play.last().effects()).anyMatch(FlowEffect.Noticed.class::isInstance);

    play.with("lenderSays", "granted").signal(new Signal.Changed());
    play.at("contract", MIRA, Decision.of("signed").with(List.of("contract"), null))
        .at("down-payment", FINANCE, "received")
        .at("payout", FINANCE, "received");

    assertThat(play.isOpen("paid-in")).isTrue();
  }

  @Test
  void cancelsTheOrderWhenTheLenderRefuses() { // O30, O36
    world.withRecords("v1").trueOf(1);
    accepted("loan");
    play.with("loanPapers", List.of("id", "income", "statements")).signal(new Signal.Changed());
    play.at("submit", FINANCE, "sent");

    play.with("lenderSays", "refused").signal(new Signal.Changed());

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.CANCELLED);
    assertThat(play.execution().tasks()).isEmpty();
  }

  @Test
  void asksTheManagerOnlyForImportantChangesAndAppliesThem() { // O33, O34
    start("order-change", "change").with("changed", List.of("delivery")).submit();
    play.at("review", LI, "agree");
    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(copied()).containsExactly(SPECIALIST);

    start("order-change", "change")
        .with("changed", List.of("price"))
        .with("newTotal", new BigDecimal("7"))
        .submit()
        .at("review", LI, "agree");
    assertThat(play.isOpen("manager")).isTrue();
    play.at("manager", WANG, "agree");

    assertThat(copied()).containsExactly(FINANCE);
    assertThat(play.last().effects())
        .anySatisfy(effect ->
            assertThat(effect)
                .isInstanceOfSatisfying(
                    FlowEffect.RecordsChanged.class,
                    changed ->
                        assertThat(changed.values())
                            .containsEntry(FieldKey.of("total"), new BigDecimal("7"))));
  }

  @Test
  void letsTheSupervisorJudgeACancellation() { // O35, O36
    start("order-cancel", "order").with("received", new BigDecimal("10")).submit();
    assertThat(DecidingTogetherTest.refusal(() -> play.at("judge", LI, "agree")))
        .isEqualTo("flow.branch.unpicked");

    play.at("judge", LI, toward("agree", "enough"));

    assertThat(play.isOpen("refund")).isTrue();
    assertThat(play.last().effects()).anyMatch(FlowEffect.RecordsChanged.class::isInstance);
    play.at("refund", FINANCE, Decision.of("paid").with(List.of("receipt"), null));
    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.CANCELLED);

    start("order-cancel", "order").submit().at("judge", LI, toward("agree", "manager"));
    assertThat(play.isOpen("manager")).isTrue();
  }

  @Test
  void investigatesAComplaintWhereverItBelongsAndSolvesIt() { // C13, C15 to C20
    start("complaint", "complaint")
        .with("departments", List.of("sales", "finance"))
        .with("promisedBy", Instant.parse("2026-03-20T01:00:00Z"))
        .with("compensation", new BigDecimal("500"))
        .with(
            "measures",
            List.of(
                Map.of("_row", "r1", "what", "Repair", "who", SPECIALIST),
                Map.of("_row", "r2", "what", "Call", "who", MIRA)))
        .submit();
    assertThat(DecidingTogetherTest.refusal(() -> play.at("read-back", MIRA, "confirmed")))
        .isEqualTo("flow.signature.required");
    play.at("read-back", MIRA, Decision.of("confirmed").with(List.of(), "signature"));
    assertThat(standsAt()).containsExactly("finance", "promise", "sales");
    play.at("sales", LI, ticking("done", "evidence"))
        .at("finance", FINANCE, ticking("done", "evidence"));

    play.at("solution", LI, "propose").at("explain", MIRA, "declined");
    play.at("solution", LI, "propose").at("explain", MIRA, "declined");
    play.at("solution", LI, "propose").at("explain", MIRA, "declined");
    assertThat(play.isOpen("manager-talks")).as("after three offers").isTrue();
    play.at("manager-talks", WANG, "agreed");
    assertThat(play.execution().tasks()).hasSize(2);
    play.at("do", SPECIALIST, Decision.of("done").with(List.of("photo"), null))
        .at("do", MIRA, Decision.of("done").with(List.of("log"), null));
    assertThat(play.task().assignees()).doesNotContain(MIRA);
    play.at("verify", LI, "good");

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(play.timers()).isEmpty();
  }

  @Test
  void tellsTheManagerWhenThePromisedAnswerIsLate() { // C15
    start("complaint", "complaint")
        .with("departments", List.of("sales"))
        .with("promisedBy", Instant.parse("2026-03-11T01:00:00Z"))
        .submit()
        .at("read-back", MIRA, Decision.of("confirmed").with(List.of(), "signature"));

    play.after(Duration.ofDays(1)).signal(new Signal.TimeCame(timerOf("promise")));

    assertThat(play.last().effects())
        .anySatisfy(effect ->
            assertThat(effect)
                .isInstanceOfSatisfying(
                    FlowEffect.Noticed.class,
                    notice -> assertThat(notice.persons()).containsExactly(WANG)));
    assertThat(play.isOpen("sales")).isTrue();
  }

  @Test
  void asksTheManagerForADearCompensation() { // C18
    start("complaint", "complaint")
        .with("departments", List.of("sales"))
        .with("compensation", new BigDecimal("5000"))
        .submit()
        .at("read-back", MIRA, Decision.of("confirmed").with(List.of(), "signature"))
        .at("sales", LI, ticking("done", "evidence"))
        .at("solution", LI, "propose");

    play.at("manager", WANG, "other");

    assertThat(play.isOpen("solution")).isTrue();
  }

  @Test
  void letsBothSidesConfirmAHandoverAndTheTwoExplainSideBySide() { // H2, H3, H7
    start("handover", "handover").with("specialist", SPECIALIST).submit();
    play.at("both", MIRA, "confirm")
        .at("both", SPECIALIST, Decision.of("wrong").disputing(List.of(FieldKey.of("model"))));
    assertThat(play.data()).containsEntry("wrong", List.of("model"));
    play.at("start", MIRA, "resubmit");
    play.at("both", SPECIALIST, "confirm").at("both", MIRA, "confirm");
    assertThat(standsAt()).containsExactly("functions", "service");

    play.at("functions", MIRA, ticking("done", "shown", "rights"))
        .at("service", SPECIALIST, ticking("done", "manual", "emergency"))
        .at("sign", MIRA, Decision.of("signed").with(List.of(), "signature"));

    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void bringsAJointTeamTogetherWithinADay() { // H13 to H15
    start("joint-team", "handover").with("specialist", SPECIALIST).submit();
    assertThat(standsAt()).containsExactly("aftersales", "quality", "sales");
    play.at("sales", LI, "done").at("aftersales", SPECIALIST, "done");

    play.after(Duration.ofDays(1)).signal(new Signal.TimeCame(timerOf("team")));

    assertThat(play.isOpen("talk")).isTrue();
    play.at("talk", MIRA, "agreed").at("carry-out", SPECIALIST, "done");
    assertThat(play.execution().status()).isEqualTo(ExecutionStatus.COMPLETED);
  }

  private void accepted(String payment) {
    start("order-life", "order")
        .with("payment", payment)
        .with("model", "E5")
        .with("total", new BigDecimal("200"))
        .with("deliveryDate", LocalDate.of(2026, 3, 30))
        .submit()
        .at("first-review", LI, checked("pass"))
        .at("final-review", WANG, "agree");
  }

  private static Decision checked(String outcome) {
    return ticking(outcome, "complete", "accurate");
  }

  private static Decision ticking(String outcome, String... items) {
    return Decision.of(outcome).ticking(Stream.of(items).map(DefinitionKey::of).toList());
  }

  private static Decision toward(String outcome, String branch) {
    return Decision.of(outcome).saying("Because.").toward(DefinitionKey.of(branch), null);
  }

  private List<String> standsAt() {
    return play.execution().openSteps().stream()
        .filter(step -> !(play.flowOf(step).get(step.node()) instanceof Node.Join))
        .filter(step -> !(play.flowOf(step).get(step.node()) instanceof Node.SubFlow))
        .map(step -> step.node().value())
        .sorted()
        .toList();
  }

  private String timerOf(String node) {
    return play.execution().steps().stream()
        .filter(step -> step.node().value().equals(node) && !step.timers().isEmpty())
        .map(step -> step.id() + "/" + step.timers().keySet().iterator().next())
        .findFirst()
        .orElseThrow();
  }

  private List<String> copied() {
    var copied = new ArrayList<String>();
    play.last()
        .effects()
        .forEach(effect -> {
          if (effect instanceof FlowEffect.Copied(_, _, var persons)) {
            copied.addAll(persons);
          }
        });
    return copied;
  }

  private static Catalog catalog() {
    var release = CompiledRelease.of(Manifest.of("order", LocalizedText.of("Orders")), 1);
    FORMS.forEach(form -> release.with(Form.TYPE, form(form)));
    FLOWS.forEach(flow -> release.with(Flow.TYPE, flow(flow)));
    for (String role :
        List.of(
            "sales-supervisor", "sales-manager", "finance", "aftersales-specialist", "quality")) {
      release.with(Role.TYPE, new Role(DefinitionKey.of(role), LocalizedText.of(role), List.of()));
    }
    return Catalog.of(release.build());
  }

  private static Flow flow(String key) {
    return FlowFixtures.flow("dealership/" + key + ".flow");
  }

  private static Form form(String key) {
    return FlowFixtures.read(Form.TYPE, "dealership/" + key + ".form").get();
  }
}
