package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;

/** One of the sides that confirm the same facts. */
public record Party(DefinitionKey key, LocalizedText title, List<Assignee> assignees) {

  public Party {
    assignees = List.copyOf(assignees);
  }
}
