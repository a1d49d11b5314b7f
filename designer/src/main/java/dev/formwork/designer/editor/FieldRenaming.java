package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.DraftStep;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.function.Consumer;

/**
 * A field of the form on the desk.
 *
 * @param again is told once it is done
 */
record FieldRenaming(
    Refactoring refactoring, Desk desk, DefinitionKey app, Place place, Consumer<DraftStep> again)
    implements Renaming {

  @Override
  public String key() {
    return desk.at(place).path("key").asString("");
  }

  @Override
  public String help() {
    return t("rename.key-help");
  }

  @Override
  public String rule() {
    return t("rename.wrong");
  }

  @Override
  public String taken() {
    return t("rename.taken");
  }

  @Override
  public boolean isKey(String key) {
    return FieldKey.isKey(key);
  }

  @Override
  public boolean isTaken(String key) {
    return Suggestions.fieldNodes(desk.tree()).stream()
        .anyMatch(field -> field.path("key").asString("").equals(key));
  }

  @Override
  public Refactoring.Rename plan(String key, Guess.Ticks ticks) {
    return refactoring.rename(app, desk.name(), place.pointer(), key(), key);
  }

  @Override
  public void carryOut(Refactoring.Rename plan, String key) {
    again.accept(refactoring.apply(plan));
  }
}
