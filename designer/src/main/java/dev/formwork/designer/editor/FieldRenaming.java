package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.DraftStep;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.function.Consumer;

/**
 * A field of the form on the desk, or a column of one.
 *
 * @param again is told once it is done
 */
record FieldRenaming(
    Refactoring refactoring, Desk desk, DefinitionKey app, Place place, Consumer<DraftStep> again)
    implements PartRenaming {

  @Override
  public String help() {
    return t(isColumn() ? "rename.column-help" : "rename.key-help");
  }

  @Override
  public String rule() {
    return t("rename.wrong");
  }

  @Override
  public String taken() {
    return t(isColumn() ? "rename.column-taken" : "rename.taken");
  }

  @Override
  public boolean isKey(String key) {
    return FieldKey.isKey(key);
  }

  @Override
  public boolean isTaken(String key) {
    return isColumn()
        ? PartRenaming.super.isTaken(key)
        : Suggestions.fieldNodes(desk.tree()).stream()
            .anyMatch(field -> field.path("key").asString("").equals(key));
  }

  @Override
  public Refactoring.Rename plan(String key, Guess.Ticks ticks) {
    return isColumn()
        ? refactoring.renameColumn(
            app, desk.name(), place.pointer(), rows(), new PartRename(key(), key, ticks))
        : refactoring.rename(app, desk.name(), place.pointer(), key(), key);
  }

  private boolean isColumn() {
    return !FormCanvas.isField(place);
  }

  /** The key of the field whose column it is. */
  private String rows() {
    return desk.at(place.parent().parent()).path("key").asString("");
  }
}
