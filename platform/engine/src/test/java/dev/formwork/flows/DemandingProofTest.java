package dev.formwork.flows;

import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.DecidingTogetherTest.refusal;
import static dev.formwork.flows.Small.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What an outcome is not taken without, and what people choose as they decide. */
class DemandingProofTest {

  private final Play play =
      Play.of(
              Small.flow(
                  start("review"),
                  "{key: review, kind: task, mode: approve, title: Review,"
                      + " assignees: [{person: li}],"
                      + " checklist: [{key: id, title: Id}, {key: photo, title: Photo, optional: true}],"
                      + " outcomes: ["
                      + "{key: agree, kind: agree, title: Agree, needs: [file, signature, password], next: how},"
                      + "{key: short, kind: agree, title: Short, next: done},"
                      + "{key: unreached, kind: agree, title: Not reached, incomplete: true, next: pause},"
                      + "{key: back, kind: return, title: Back, opinion: optional, to: chosen}]}",
                  "{key: how, kind: decide, mode: person, branches: ["
                      + "{key: fast, title: Fast, next: done}, {key: slow, title: Slow, next: pause}],"
                      + " otherwise: done}",
                  "{key: pause, kind: wait, until: {in: 1d}, next: done}"))
          .submit();

  private final Decision complete =
      Decision.of("agree")
          .with(List.of("f1"), "f2")
          .identified(true)
          .ticking(List.of(DefinitionKey.of("id")))
          .toward(DefinitionKey.of("slow"), null);

  @Test
  void takesADecisionWithAllThatItNeedsAndKeepsIt() {
    play.at("review", LI, complete);

    Vote vote = play.execution().steps().get(1).poll().votes().getFirst();
    assertThat(vote.files()).containsExactly("f1");
    assertThat(vote.signature()).isEqualTo("f2");
    assertThat(vote.ticked()).containsExactly(DefinitionKey.of("id"));
    assertThat(play.execution().openSteps().getFirst().node().value()).isEqualTo("pause");
  }

  @Test
  void refusesItWithoutAFileASignatureOrThePassword() {
    assertThat(refused(complete.with(List.of(), "f2"))).isEqualTo("flow.file.required");
    assertThat(refused(complete.with(List.of("f1"), null))).isEqualTo("flow.signature.required");
    assertThat(refused(complete.identified(false))).isEqualTo("flow.password.required");
  }

  @Test
  void goesOnWithoutTheListWhereAnOutcomeMayBeIncomplete() {
    play.at("review", LI, Decision.of("unreached"));

    assertThat(play.execution().openSteps().getFirst().node().value()).isEqualTo("pause");
  }

  @Test
  void refusesToAgreeBeforeTheListIsTicked() {
    assertThat(refused(complete.ticking(List.of()))).isEqualTo("flow.checklist.open");
    assertThat(refused(Decision.of("short"))).isEqualTo("flow.checklist.open");
    var strange = List.of(DefinitionKey.of("id"), DefinitionKey.of("moon"));
    assertThat(refused(complete.ticking(strange))).isEqualTo("flow.checklist.unknown");
  }

  @Test
  void refusesToLeaveOpenHowItGoesOn() {
    assertThat(refused(complete.toward(null, null))).isEqualTo("flow.branch.unpicked");
    assertThat(refused(complete.toward(DefinitionKey.of("sideways"), null)))
        .isEqualTo("flow.branch.unpicked");
  }

  @Test
  void refusesToReturnItToNobodyOrToWhereItNeverWas() {
    assertThat(refused(Decision.of("back"))).isEqualTo("flow.return.no-target");
    assertThat(refused(Decision.of("back").toward(null, DefinitionKey.of("pause"))))
        .isEqualTo("flow.return.not-earlier");
    play.at("review", LI, Decision.of("back").toward(null, DefinitionKey.of("start")));
    assertThat(play.task().isCorrection()).isTrue();
  }

  @Test
  void tellsEverythingThatIsMissingAtOnce() {
    var refused =
        Assertions.catchThrowableOfType(
            Refusal.Invalid.class, () -> play.at("review", LI, Decision.of("agree")));

    assertThat(refused.problems())
        .extracting(problem -> problem.code())
        .containsExactlyInAnyOrder(
            "flow.file.required",
            "flow.signature.required",
            "flow.password.required",
            "flow.checklist.open",
            "flow.branch.unpicked");
  }

  @Test
  void refusesToAgreeWhileACheckFindsSomethingAndSaysWhere() {
    var checked = checked("", "").with("reviewNote", "Open").submit();

    var refused =
        Assertions.catchThrowableOfType(
            Refusal.Invalid.class, () -> checked.at("review", LI, Decision.of("agree")));

    assertThat(refused.problems())
        .extracting(Problem::code, Problem::path, problem -> problem.args().get("message"))
        .containsExactly(
            tuple("record.check.failed", "reviewNote", LocalizedText.of("Something is open.")));
    assertThat(checked.isOpen("review")).isTrue();
    checked.at("review", LI, Decision.of("no").saying("Leave it."));
    assertThat(checked.execution().status()).isEqualTo(ExecutionStatus.REJECTED);
    assertThat(
            checked("", "")
                .with("reviewNote", "Fine")
                .submit()
                .at("review", LI, Decision.of("agree"))
                .execution()
                .status())
        .isEqualTo(ExecutionStatus.COMPLETED);
  }

  @Test
  void agreesByItselfOnlyWhereNoCheckFindsAnything() {
    String own = "autoPass: [repeat],";
    assertThat(checked("task", own).with("reviewNote", "Open").submit().at("task", LI, "agree"))
        .matches(each -> each.isOpen("review"));
    assertThat(
            checked("task", own)
                .with("reviewNote", "Fine")
                .submit()
                .at("task", LI, "agree")
                .execution()
                .status())
        .isEqualTo(ExecutionStatus.COMPLETED);
  }

  /** A review that is not agreed to while its note says so, perhaps after another task. */
  private static Play checked(String before, String more) {
    String review =
        "{key: review, kind: task, mode: approve, title: Review, assignees: [{person: li}],"
            + more
            + " outcomes: [{key: agree, kind: agree, title: Agree, checks: ["
            + "{key: still-open, when: {field: reviewNote, op: eq, value: Open}, field: reviewNote,"
            + " message: Something is open.}], next: done},"
            + "{key: no, kind: reject, title: No, next: refused}]}";
    return Play.of(
        before.isEmpty()
            ? Small.flow(start("review"), review)
            : Small.flow(start(before), Small.task(before, "{person: li}", "review"), review));
  }

  private String refused(Decision decision) {
    return refusal(() -> play.at("review", LI, decision));
  }
}
