package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Small.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a flow wants done outside its record: copies, messages, other records, other systems. */
class ReachingOutTest {

  private static Play play(String... nodes) {
    return Play.of(Small.flow(nodes)).with("customerName", "Li Na");
  }

  @Test
  void copiesToReaders() {
    var play =
        play(
                start("copy"),
                "{key: copy, kind: cc, title: For reading, to: [{role: sales-supervisor}], next: done}")
            .submit();

    assertThat(play.last().effects())
        .contains(
            new FlowEffect.Copied("e1:2", LocalizedText.of("For reading"), List.of(LI, CHEN)));
  }

  @Test
  void tellsPeopleByATemplateOrInItsOwnWords() {
    var play =
        play(
                start("tell"),
                "{key: tell, kind: notify, to: [{initiator: true}], template: approved, text: Approved, next: done}")
            .submit();

    assertThat(play.last().effects())
        .contains(
            new FlowEffect.Noticed(
                "flow.notice.told",
                DefinitionKey.of("tell"),
                List.of(MIRA),
                DefinitionKey.of("approved"),
                LocalizedText.of("Approved")));
  }

  @Test
  void makesAndChangesOtherRecordsWithValuesOfThisOne() {
    var play =
        play(
                start("change"),
                "{key: change, kind: act,"
                    + " create: [{form: stock-vehicle, set: {model: $field.customerName}, link: reserved, submit: true}],"
                    + " update: [{form: stock-vehicle, where: {field: model, op: eq, value: $field.customerName}, set: {prepared: true}}],"
                    + " next: done}")
            .submit();

    assertThat(play.last().effects())
        .contains(
            new FlowEffect.RecordWanted(
                "stock-vehicle",
                Map.of(FieldKey.of("model"), "Li Na"),
                FieldKey.of("reserved"),
                true),
            new FlowEffect.RecordsChanged(
                new Records(
                    "stock-vehicle", null, null, Condition.of("model", Operator.EQ, "Li Na")),
                Map.of(FieldKey.of("prepared"), true)));
  }

  @Test
  void callsAnotherSystemByTheAddressOfAParameter() {
    var play =
        play(
                start("call"),
                "{key: call, kind: act, webhooks: [{to: dms, body: {customer: $field.customerName}}], next: done}")
            .submit();

    assertThat(play.last().effects())
        .contains(new FlowEffect.WebhookWanted("", Map.of(FieldKey.of("customer"), "Li Na")));
  }

  @Test
  void setsWhatAScriptAnswers() {
    var play =
        play(start("compute"), "{key: compute, kind: act, script: \"({rounds: 3})\", next: done}")
            .evaluatedBy((_, _) -> Map.of("rounds", 3L, "discount", new BigDecimal("7")))
            .submit();

    assertThat(play.data())
        .containsEntry("rounds", 3L)
        .containsEntry("discount", new BigDecimal("7"));
  }

  @Test
  void refusesAScriptThatAnswersNoFields() {
    var play =
        play(start("compute"), "{key: compute, kind: act, script: \"3\", next: done}")
            .evaluatedBy((_, _) -> 3L)
            .submit();

    assertThat(play.last().problems())
        .extracting(problem -> problem.code())
        .containsExactly("flow.act.script-answer");
  }

  @Test
  void tellsOfItsEnd() {
    var play =
        Play.of(
                FlowFixtures.flowOf(
                    start("done"),
                    "{key: done, kind: end, state: completed, title: Finished, tell: [{initiator: true}]}"))
            .submit();

    assertThat(play.last().effects())
        .contains(
            new FlowEffect.Noticed(
                "flow.notice.ended",
                DefinitionKey.of("done"),
                List.of(MIRA),
                null,
                LocalizedText.of("Finished")),
            new FlowEffect.Ended(EndState.COMPLETED));
  }
}
