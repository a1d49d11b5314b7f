package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftStep;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.kernel.DefinitionKey;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A whole definition that was never published: nothing outside of the draft knows its key.
 *
 * @param trail the way that led to where it is renamed
 * @param again is told where that way leads to: to the definition under its new key
 */
record DefinitionRenaming(
    Refactoring refactoring,
    DefinitionKey app,
    DefinitionName name,
    Supplier<Trail> trail,
    Consumer<Trail.Turn> again)
    implements Renaming {

  @Override
  public String key() {
    return name.key().value();
  }

  @Override
  public String help() {
    return t("rename.definition-help");
  }

  @Override
  public String rule() {
    return t("rename.definition-wrong");
  }

  @Override
  public String taken() {
    return t("rename.definition-taken", Kinds.title(name.kind()));
  }

  @Override
  public boolean isKey(String key) {
    return DefinitionKey.isKey(key);
  }

  @Override
  public boolean isTaken(String key) {
    return refactoring.isThere(app, other(key));
  }

  private DefinitionName other(String key) {
    return DefinitionName.of(name.kind(), key);
  }

  @Override
  public Refactoring.Rename plan(String key, Guess.Ticks ticks) {
    return refactoring.rename(app, name, DefinitionKey.of(key));
  }

  @Override
  public void carryOut(Refactoring.Rename plan, String key) {
    DefinitionName now = other(key);
    DraftStep step = refactoring.apply(plan);
    var renamed = new Trail.Renamed(name, now, trail.get());
    again.accept(new Trail.Turn(new Trail.Beside(app, step, renamed), false));
  }
}
