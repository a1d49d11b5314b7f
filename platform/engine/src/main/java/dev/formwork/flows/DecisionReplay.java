package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a decision again where it depends on nothing but the record. */
public final class DecisionReplay {

  private DecisionReplay() {}

  /**
   * A way that a decision leads to.
   *
   * @param next the node at its end
   * @param title what it is called; empty for the way that is left where no condition holds
   */
  public record Way(DefinitionKey next, LocalizedText title) {}

  /** Whether the record alone decides: no person, no table, no other records. */
  public static boolean isPossible(Node.Decide decide) {
    return (decide.how() == DecideMode.EXCLUSIVE || decide.how() == DecideMode.INCLUSIVE)
        && decide.branches().stream().noneMatch(branch -> branch.test().asksAboutOthers());
  }

  /**
   * The ways that a record would go; none where no condition holds and no way is left for that.
   *
   * @param context about the record
   * @throws dev.formwork.scripting.ScriptFailure if a script in a condition has no answer
   */
  public static List<Way> ways(Node.Decide decide, EvaluationContext context) {
    var taken = new ArrayList<Way>();
    for (Branch branch : decide.branches()) {
      boolean isOpen = decide.how() == DecideMode.INCLUSIVE || taken.isEmpty();
      if (isOpen && (branch.when() == null || ConditionEvaluator.test(branch.when(), context))) {
        taken.add(new Way(branch.next(), branch.title()));
      }
    }
    return taken.isEmpty() ? otherwise(decide.otherwise()).stream().toList() : taken;
  }

  private static Optional<Way> otherwise(@Nullable DefinitionKey next) {
    return Optional.ofNullable(next).map(node -> new Way(node, LocalizedText.EMPTY));
  }
}
