package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether one node says all that it must, and nothing that it can't mean. */
final class NodeChecks {

  /** Words that stand for actions on tasks where an outcome could stand too. */
  private static final Set<String> RESERVED =
      Set.of(
          "transfer",
          "add-signer",
          "hold",
          "resume",
          "claim",
          "unclaim",
          "retract",
          "terminate",
          "urge");

  private final Node node;
  private final String at;
  private final List<Problem> problems = new ArrayList<>();

  NodeChecks(Node node, String at) {
    this.node = node;
    this.at = at;
  }

  List<Problem> problems() {
    switch (node) {
      case Node.Task task -> check(task);
      case Node.Copy copy -> reportIf(copy.to().isEmpty(), "flow.cc.nobody", "/to");
      case Node.Notify notify -> {
        reportIf(notify.to().isEmpty() && notify.template() == null, "flow.notify.nobody", "/to");
        reportIf(notify.template() == null && notify.text().isEmpty(), "flow.notify.nothing", "");
      }
      case Node.Decide decide -> check(decide);
      case Node.Fork fork ->
          reportIf(fork.branches().size() < 2, "flow.fork.one-branch", "/branches");
      case Node.Wait wait -> {
        boolean empty = wait.until() == null && wait.test().isEmpty() && wait.message() == null;
        reportIf(empty, "flow.wait.for-nothing", "");
        reportIf(wait.late() != null && wait.limit() == null, "flow.wait.never-late", "/late");
      }
      case Node.SubFlow sub -> {
        boolean complete =
            switch (sub.forWhat()) {
              case RECORD -> sub.rows() == null && sub.records() == null;
              case ROW -> sub.rows() != null && sub.records() == null;
              case MATCH -> sub.rows() == null && sub.records() != null;
            };
        reportIf(!complete, "flow.sub-flow.each", "/each");
      }
      case Node.Gate gate -> {
        boolean empty = gate.test().isEmpty() && gate.checklist() == null;
        reportIf(empty, "flow.gate.open", "");
        reportIf((gate.checklist() == null) != gate.needs().isEmpty(), "flow.gate.needs", "/needs");
      }
      case Node.Start _, Node.Join _, Node.Act _, Node.End _ -> {}
    }
    return problems;
  }

  private void check(Node.Decide decide) {
    reportIf(decide.branches().isEmpty(), "flow.decide.no-branch", "/branches");
    reportIf(
        (decide.how() == DecideMode.TABLE) != (decide.table() != null),
        "flow.decide.table",
        "/table");
    reportIf(
        decide.otherwise() == null
            && decide.how() != DecideMode.TABLE
            && !Coverage.canBeTried(decide),
        "flow.decide.no-otherwise",
        "");
    for (int i = 0; i < decide.branches().size(); i++) {
      Branch branch = decide.branches().get(i);
      switch (decide.how()) {
        case EXCLUSIVE, INCLUSIVE ->
            reportIf(branch.test().isEmpty(), "flow.branch.no-condition", "/branches/" + i);
        case PERSON, TABLE ->
            reportIf(branch.key() == null, "flow.branch.no-key", "/branches/" + i);
      }
    }
    duplicates(
        decide.branches().stream().flatMap(branch -> Stream.ofNullable(branch.key())).toList(),
        "flow.branch.duplicate-key",
        "/branches");
  }

  private void check(Node.Task task) {
    if (task.mode() == TaskMode.CONFIRM) {
      confirmation(task);
    } else {
      reportIf(task.assignees().isEmpty(), "flow.task.no-assignee", "/assignees");
      reportIf(!task.parties().isEmpty(), "flow.confirm.not-one", "/parties");
      reportIf(has(task, Outcome.Dispute.class), "flow.confirm.not-one", "/outcomes");
    }
    if (task.outcomes().isEmpty()) {
      report("flow.task.no-outcome", "/outcomes");
    } else if (task.firstAgree().isEmpty()) {
      reportIf(task.ifNobody() == WhenEmpty.SKIP, "flow.task.skip-without-agree", "/whenEmpty");
      reportIf(!task.autoPass().isEmpty(), "flow.task.pass-without-agree", "/autoPass");
    }
    outcomes(task);
    several(task);
    duplicates(
        task.checklist().stream().map(CheckItem::key).toList(),
        "flow.checklist.duplicate",
        "/checklist");
  }

  private void outcomes(Node.Task task) {
    for (int i = 0; i < task.outcomes().size(); i++) {
      Outcome outcome = task.outcomes().get(i);
      if (RESERVED.contains(outcome.key().value())) {
        problems.add(
            problem("flow.outcome.reserved", "/outcomes/" + i + "/key")
                .with("outcome", outcome.key().value()));
      }
      boolean leadsNowhere =
          switch (outcome) {
            case Outcome.Agree agree -> agree.next() == null;
            case Outcome.Reject reject -> reject.next() == null;
            case Outcome.Return _, Outcome.Dispute _, Outcome.Resubmit _ -> false;
          };
      if (leadsNowhere) {
        problems.add(
            problem("flow.outcome.no-next", "/outcomes/" + i)
                .with("outcome", outcome.key().value()));
      }
      duplicates(
          outcome.checks().stream().map(OutcomeCheck::key).toList(),
          "flow.outcome.duplicate-check",
          "/outcomes/" + i + "/checks");
    }
    duplicates(
        task.outcomes().stream().map(Outcome::key).toList(),
        "flow.task.duplicate-outcome",
        "/outcomes");
  }

  private void confirmation(Node.Task task) {
    reportIf(task.parties().size() < 2, "flow.confirm.one-party", "/parties");
    reportIf(!task.assignees().isEmpty(), "flow.confirm.assignees", "/assignees");
    reportIf(task.several() != null, "flow.confirm.several", "/several");
    reportIf(
        has(task, Outcome.Dispute.class) && task.facts().isEmpty(),
        "flow.confirm.no-facts",
        "/facts");
    for (int i = 0; i < task.parties().size(); i++) {
      reportIf(
          task.parties().get(i).assignees().isEmpty(),
          "flow.task.no-assignee",
          "/parties/" + i + "/assignees");
    }
    duplicates(
        task.parties().stream().map(Party::key).toList(),
        "flow.confirm.duplicate-party",
        "/parties");
  }

  private void several(Node.Task task) {
    Several several = task.several();
    if (several == null) {
      return;
    }
    boolean ratio = several.mode() == Several.Mode.RATIO;
    reportIf(ratio != (several.ratio() != null), "flow.several.ratio", "/several/ratio");
    boolean alone = several.mode() == Several.Mode.ANY;
    reportIf(
        alone && (!several.weights().isEmpty() || !several.veto().isEmpty()),
        "flow.several.nobody-else",
        "/several");
    reportIf(!alone && task.giving() != Giving.EVERYONE, "flow.several.given-to-one", "/give");
  }

  private static boolean has(Node.Task task, Class<? extends Outcome> kind) {
    return task.outcomes().stream().anyMatch(kind::isInstance);
  }

  private void duplicates(Collection<DefinitionKey> keys, String code, String below) {
    var seen = new HashSet<DefinitionKey>();
    int i = 0;
    for (DefinitionKey key : keys) {
      if (!seen.add(key)) {
        problems.add(problem(code, below + "/" + i + "/key").with("outcome", key.value()));
      }
      i++;
    }
  }

  private void reportIf(boolean wrong, String code, String below) {
    if (wrong) {
      report(code, below);
    }
  }

  private void report(String code, String below) {
    problems.add(problem(code, below));
  }

  private Problem problem(String code, String below) {
    return Problem.error(code, at + below).with("node", node.key().value());
  }
}
