package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which branches of a decision are taken. */
record Choice(Move move, Step at) {

  List<Branch> of(Node.Decide decide) {
    var taken = new ArrayList<Branch>();
    for (int i = 0; i < decide.branches().size(); i++) {
      Branch branch = decide.branches().get(i);
      boolean isTaken =
          switch (decide.how()) {
            case EXCLUSIVE -> taken.isEmpty() && move.fields().holds(branch.test(), at);
            case INCLUSIVE -> move.fields().holds(branch.test(), at);
            case PERSON -> branch.key() != null && branch.key().equals(pickedBefore());
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
