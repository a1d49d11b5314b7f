package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.rules.EvaluationContext;
import java.util.List;

/** What is still missing on the checklists of gates. */
final class Gates {

  private Gates() {}

  static List<DefinitionKey> missing(Node.Gate gate, EvaluationContext record) {
    if (gate.checklist() == null) {
      return List.of();
    }
    List<?> there = record.value(gate.checklist()) instanceof List<?> list ? list : List.of();
    return gate.needs().stream().filter(need -> !there.contains(need.value())).toList();
  }
}
