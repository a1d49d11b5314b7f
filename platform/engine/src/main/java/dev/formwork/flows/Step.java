package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One visit of a node.
 *
 * @param leftAt absent while the execution stands here
 * @param outcome key of what was decided; absent where nobody decided
 * @param decidedBy person id of who decided
 * @param opinion the words that came with the decision
 */
public record Step(
    String id,
    DefinitionKey node,
    LocalizedText title,
    Instant enteredAt,
    @Nullable Instant leftAt,
    @Nullable String outcome,
    @Nullable String decidedBy,
    @Nullable String opinion,
    int round) {

  static Step entered(String id, DefinitionKey node, LocalizedText title, Instant at, int round) {
    return new Step(id, node, title, at, null, null, null, null, round);
  }

  public boolean isOpen() {
    return leftAt == null;
  }

  Step left(Instant at) {
    return new Step(id, node, title, enteredAt, at, outcome, decidedBy, opinion, round);
  }

  Step decided(Instant at, DefinitionKey what, String by, @Nullable String words) {
    return new Step(id, node, title, enteredAt, at, what.value(), by, words, round);
  }
}
