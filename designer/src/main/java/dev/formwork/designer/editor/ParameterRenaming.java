package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.DraftStep;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * A parameter of the front page on the desk.
 *
 * @param set how often a value was set for it
 * @param again is told once it is done
 */
record ParameterRenaming(
    Refactoring refactoring,
    Desk desk,
    DefinitionKey app,
    Place place,
    ToLongFunction<FieldKey> set,
    Consumer<DraftStep> again)
    implements PartRenaming {

  @Override
  public String help() {
    return t("rename.parameter-help");
  }

  @Override
  public String rule() {
    return t("rename.wrong");
  }

  @Override
  public String taken() {
    return t("rename.parameter-taken");
  }

  @Override
  public String held(long times) {
    return t("rename.parameter-set", times);
  }

  @Override
  public boolean isKey(String key) {
    return FieldKey.isKey(key);
  }

  @Override
  public Refactoring.Rename plan(String key, Guess.Ticks ticks) {
    return refactoring.renameParameter(
        app,
        place.pointer(),
        set.applyAsLong(FieldKey.of(key())),
        new PartRename(key(), key, ticks));
  }
}
