package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.kernel.DefinitionKey;

/** A whole definition that was never published: nothing outside of the draft knows its key. */
record DefinitionRenaming(Refactoring refactoring, DefinitionKey app, DefinitionName name)
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
  public Refactoring.Rename plan(String key) {
    return refactoring.rename(app, name, DefinitionKey.of(key));
  }

  @Override
  public void carryOut(Refactoring.Rename plan, String key) {
    refactoring.apply(plan);
    UI.getCurrent().navigate(DesignerNavigation.editor(app, other(key)));
  }
}
