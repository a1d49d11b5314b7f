package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.DecisionTable;
import dev.formwork.rules.TableAnswer;
import dev.formwork.rules.TableUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which branches of a decision are taken. */
record Choice(Move move, Step at) {

  List<Branch> of(Node.Decide decide) {
    var taken = new ArrayList<Branch>();
    Set<String> answered = answered(decide);
    for (int i = 0; i < decide.branches().size(); i++) {
      Branch branch = decide.branches().get(i);
      boolean isTaken =
          switch (decide.how()) {
            case EXCLUSIVE -> taken.isEmpty() && move.fields().holds(branch.test(), at);
            case INCLUSIVE -> move.fields().holds(branch.test(), at);
            case PERSON -> branch.key() != null && branch.key().equals(pickedBefore());
            case TABLE ->
                taken.isEmpty() && branch.key() != null && answered.contains(branch.key().value());
          };
      if (isTaken) {
        move.note(
            decide.key(),
            Reason.of("flow.trace.branch").with("branch", i + 1).with("node", branch.next()));
        taken.add(branch);
      }
    }
    return taken;
  }

  /** What the decision table answers; nothing where none is asked. */
  private Set<String> answered(Node.Decide decide) {
    TableUse use = decide.table();
    if (use == null) {
      return Set.of();
    }
    DecisionTable table =
        move.surroundings()
            .table(use.key())
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("flow.table.unknown", "").with("table", use.key())));
    var seen = move.fields().seen(at.lane());
    TableAnswer answer = move.fields().guarded(at, () -> use.answer(table, seen));
    move.note(
        decide.key(),
        Reason.of("flow.trace.table")
            .with("table", use.key())
            .with("rows", answer.rows().isEmpty() ? "–" : answer.rows()));
    return switch (answer.values().get(use.output().value())) {
      case null -> Set.of();
      case List<?> several ->
          several.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
      case Object one -> Set.of(one.toString());
    };
  }

  /** What whoever decided the task before has picked. */
  private @Nullable DefinitionKey pickedBefore() {
    if (at.from() == null) {
      return null;
    }
    Step before = move.step(at.from());
    return before.poll().votes().reversed().stream()
        .filter(vote -> vote.outcome().value().equals(before.outcome()))
        .map(Vote::toward)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
