package dev.formwork.flows;

import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a decision comes with all that its outcome asks for. */
final class Decisions {

  static final int LONGEST_OPINION = 4_000;

  private final Walk walk;
  private final FlowTask task;
  private final Step at;
  private final List<Problem> problems = new ArrayList<>();

  private Decisions(Walk walk, FlowTask task) {
    this.walk = walk;
    this.task = task;
    this.at = walk.move().step(task.step());
  }

  /** Refuses a decision that can't be taken, telling all that is wrong with it. */
  static void check(Walk walk, FlowTask task, Decision decision) {
    var check = new Decisions(walk, task);
    Outcome outcome = check.outcome(decision);
    check.words(outcome, decision);
    check.proofs(outcome, decision);
    check.node().ifPresent(node -> check.demands(node, outcome, decision));
    check.goingOn(outcome, decision);
    check.picks(decision);
    if (!check.problems.isEmpty()) {
      throw new Refusal.Invalid(new Problems(check.problems));
    }
  }

  private Optional<Node.Task> node() {
    return walk.move().taskNode(at);
  }

  private Outcome outcome(Decision decision) {
    return walk.move().flowOf(at.lane()).outcomesOf(task).stream()
        .filter(each -> each.key().equals(decision.outcome()))
        .findFirst()
        .orElseThrow(() ->
            new Refusal.Invalid(
                Problem.error("flow.outcome.unknown", "outcome")
                    .with("outcome", decision.outcome().value())
                    .with("task", task.title())));
  }

  private void words(Outcome outcome, Decision decision) {
    boolean hasWords = !decision.opinion().isBlank();
    switch (outcome.opinionRule()) {
      case REQUIRED -> refuseIf(!hasWords, "flow.opinion.required", "opinion", outcome);
      case NONE -> refuseIf(hasWords, "flow.opinion.unwanted", "opinion", outcome);
      case OPTIONAL -> {}
    }
    refuseIf(
        decision.opinion().length() > LONGEST_OPINION, "flow.opinion.too-long", "opinion", outcome);
  }

  private void proofs(Outcome outcome, Decision decision) {
    for (Need need : outcome.needs()) {
      switch (need) {
        case FILE -> refuseIf(decision.files().isEmpty(), "flow.file.required", "files", outcome);
        case SIGNATURE ->
            refuseIf(decision.signature() == null, "flow.signature.required", "signature", outcome);
        case PASSWORD ->
            refuseIf(!decision.identified(), "flow.password.required", "password", outcome);
      }
    }
  }

  private void demands(Node.Task node, Outcome outcome, Decision decision) {
    switch (outcome) {
      case Outcome.Agree agree -> {
        ticks(node, agree, decision);
        agree.stoppedBy(walk.move().fields().seen(at.lane())).stream().forEach(problems::add);
        branch(agree, decision);
      }
      case Outcome.Dispute dispute -> {
        disputes(node, dispute, decision);
        target(dispute.to(), outcome, decision);
      }
      case Outcome.Return back -> target(back.to(), outcome, decision);
      case Outcome.Reject _, Outcome.Resubmit _ -> {}
    }
  }

  private void ticks(Node.Task node, Outcome.Agree agree, Decision decision) {
    for (CheckItem item : node.checklist()) {
      if (agree.demandsAll() && !item.optional() && !decision.ticked().contains(item.key())) {
        problems.add(Problem.error("flow.checklist.open", "ticked").with("item", item.title()));
      }
    }
    for (DefinitionKey ticked : decision.ticked()) {
      if (node.checklist().stream().noneMatch(item -> item.key().equals(ticked))) {
        problems.add(
            Problem.error("flow.checklist.unknown", "ticked").with("item", ticked.value()));
      }
    }
  }

  private void branch(Outcome.Agree agree, Decision decision) {
    var branches = Picks.branchesAfter(walk.move().flowOf(at.lane()), agree);
    boolean known =
        branches.stream()
            .anyMatch(branch -> branch.key() != null && branch.key().equals(decision.branch()));
    refuseIf(!branches.isEmpty() && !known, "flow.branch.unpicked", "branch", agree);
  }

  private void disputes(Node.Task node, Outcome.Dispute dispute, Decision decision) {
    refuseIf(decision.disputed().isEmpty(), "flow.dispute.nothing", "disputed", dispute);
    for (FieldKey fact : decision.disputed()) {
      if (!node.facts().contains(fact)) {
        problems.add(
            Problem.error("flow.dispute.not-a-fact", "disputed").with("field", fact.value()));
      }
    }
  }

  private void target(ReturnTarget target, Outcome outcome, Decision decision) {
    if (!(target instanceof ReturnTarget.Chosen)) {
      return;
    }
    DefinitionKey to = decision.returnTo();
    if (to == null) {
      refuseIf(true, "flow.return.no-target", "returnTo", outcome);
      return;
    }
    boolean isEarlier =
        to.equals(walk.returning().start(at))
            || walk.returning().earlier(at).stream().anyMatch(step -> step.node().equals(to));
    if (!isEarlier) {
      problems.add(Returning.notEarlier(to));
    }
  }

  private void goingOn(Outcome outcome, Decision decision) {
    boolean asked = outcome.asksWhereItGoesOn();
    boolean said = decision.goesOn() != null;
    refuseIf(asked && !said, "flow.return.no-way-on", "resubmit", outcome);
    refuseIf(said && !asked, "flow.return.way-on-fixed", "resubmit", outcome);
  }

  private void picks(Decision decision) {
    problems.addAll(
        Picks.check(walk.move(), at.lane(), decision.picked(), Assignee.Picker.PREVIOUS));
  }

  private void refuseIf(boolean wrong, String code, String path, Outcome outcome) {
    if (wrong) {
      problems.add(
          Problem.error(code, path)
              .with("outcome", outcome.title())
              .with("limit", LONGEST_OPINION));
    }
  }

  /** Whether a person can be given work. */
  static boolean isThere(Move move, String person) {
    return move.context().organisation().person(person).filter(Person::active).isPresent();
  }

  /** What was picked, kept for the nodes that it is for. */
  static void keepPicks(Move move, Map<DefinitionKey, List<String>> picked) {
    move.picked().putAll(picked);
  }
}
