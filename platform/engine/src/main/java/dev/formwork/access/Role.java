package dev.formwork.access;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;

/**
 * A set of grants under a name. The same key in several apps is one role: a pack adds grants on its
 * own forms to the roles of the base.
 */
public record Role(DefinitionKey key, LocalizedText title, List<Grant> grants) {

  public static final DefinitionType<Role> TYPE = new RoleType();

  public Role {
    grants = List.copyOf(grants);
  }
}
