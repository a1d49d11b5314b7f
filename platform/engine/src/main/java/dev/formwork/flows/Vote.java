package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person decided on a task.
 *
 * @param by person id of who decided
 * @param standingFor person id of whom he stood in for; absent where for nobody
 * @param automatic whether the flow agreed for him without asking
 * @param opinion his words; absent where he gave none
 * @param files ids of the files that came with it
 * @param signature id of the file that holds it; absent where he did not sign
 * @param ticked what he ticked off
 * @param disputed the facts that he found wrong
 * @param toward the branch that he picked, or the node that he returned to; absent without
 * @param goesOn where the record goes on when it was corrected; absent where he was not asked
 */
public record Vote(
    String task,
    int seat,
    String by,
    @Nullable String standingFor,
    boolean automatic,
    DefinitionKey outcome,
    Instant at,
    @Nullable String opinion,
    List<String> files,
    @Nullable String signature,
    List<DefinitionKey> ticked,
    List<FieldKey> disputed,
    @Nullable DefinitionKey toward,
    @Nullable ResubmitFrom goesOn) {

  public Vote {
    files = List.copyOf(files);
    ticked = List.copyOf(ticked);
    disputed = List.copyOf(disputed);
  }

  static Vote automatic(int seat, String by, DefinitionKey outcome, Instant at) {
    return new Vote(
        "", seat, by, null, true, outcome, at, null, List.of(), null, List.of(), List.of(), null,
        null);
  }

  static Vote of(FlowTask task, String by, Decision decision, Instant at) {
    return new Vote(
        task.id(),
        task.seat(),
        by,
        task.standingFor().get(by),
        false,
        decision.outcome(),
        at,
        decision.opinion().isBlank() ? null : decision.opinion().strip(),
        decision.files(),
        decision.signature(),
        decision.ticked(),
        decision.disputed(),
        decision.branch() == null ? decision.returnTo() : decision.branch(),
        decision.goesOn());
  }
}
