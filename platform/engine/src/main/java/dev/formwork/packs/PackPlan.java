package dev.formwork.packs;

import dev.formwork.definitions.DefinitionChange;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.definitions.Rehearsed;
import dev.formwork.kernel.DefinitionKey;
import java.util.List;

/**
 * What installing a pack would do.
 *
 * @param release the live release that it would replace; 0 where the app is new
 * @param changedHere whether the app was changed here since its last pack, which would be lost
 * @param problems if one is an error, the pack can't be installed
 * @param rehearsed what came of its scenarios; none are played where there are errors, or where the
 *     pack is live as it is
 */
public record PackPlan(
    DefinitionKey app,
    String version,
    int release,
    boolean changedHere,
    List<DefinitionChange> changes,
    LocatedProblems problems,
    Rehearsed rehearsed) {

  public PackPlan {
    changes = List.copyOf(changes);
  }
}
