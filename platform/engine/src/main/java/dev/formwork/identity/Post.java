package dev.formwork.identity;

import dev.formwork.kernel.DefinitionKey;
import java.util.Set;

/** A place that a person fills: these roles in this department. A person may have several. */
public record Post(DefinitionKey department, Set<DefinitionKey> roles) {

  public Post {
    roles = Set.copyOf(roles);
  }
}
