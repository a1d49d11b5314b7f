package dev.formwork.flows;

import dev.formwork.forms.FieldType;
import dev.formwork.kernel.FieldKey;
import java.util.LinkedHashSet;
import java.util.List;

/** Keeps which facts were found wrong. */
final class Disputes {

  private Disputes() {}

  /** Writes the keys of the disputed fields where the outcome wants them: as a list, or a text. */
  static void keep(Move move, Step at, Outcome.Dispute dispute) {
    if (dispute.into() == null) {
      return;
    }
    var wrong = new LinkedHashSet<String>();
    at.poll().votes().stream()
        .flatMap(vote -> vote.disputed().stream())
        .map(FieldKey::value)
        .forEach(wrong::add);
    var field = move.context().form().fields().get(dispute.into().value());
    boolean several = field != null && field.type() instanceof FieldType.MultiChoice;
    move.fields().set(dispute.into(), several ? List.copyOf(wrong) : String.join(", ", wrong), at);
  }
}
