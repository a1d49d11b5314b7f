package dev.formwork.designer.editor;

import dev.formwork.definitions.DraftStep;
import dev.formwork.editing.Place;
import java.util.function.Consumer;

/** Something with a key among others of its sort, in the definition on the desk. */
interface PartRenaming extends Renaming {

  Refactoring refactoring();

  Desk desk();

  /** Where it stands. */
  Place place();

  /** Is told once it is done. */
  Consumer<DraftStep> again();

  @Override
  default String key() {
    return desk().at(place()).path("key").asString("");
  }

  @Override
  default boolean isTaken(String key) {
    return desk()
        .at(place().parent())
        .valueStream()
        .anyMatch(each -> each.path("key").asString("").equals(key));
  }

  @Override
  default void carryOut(Refactoring.Rename plan, String key) {
    again().accept(refactoring().apply(plan));
  }
}
