package dev.formwork.designer.editor;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordView;
import dev.formwork.scenarios.Walk;
import dev.formwork.workspace.record.RecordDesk;
import dev.formwork.workspace.record.RecordPanel;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The screens of one of the people of a walk: what he does on them becomes part of the story. */
record WalkStage(Walk walk, String username) implements RecordDesk.Apart {

  /** A panel for a record that he enters. */
  RecordPanel blank(
      QualifiedKey form,
      Map<String, @Nullable Object> preset,
      Consumer<RecordPanel.Change> onChange) {
    return desk().blank(form, preset, onChange);
  }

  /** A panel for a record that is there; refused where he may not see it. */
  RecordPanel open(QualifiedKey form, String id, Consumer<RecordPanel.Change> onChange) {
    return desk().open(form, id, onChange);
  }

  RecordDesk desk() {
    var on = walk.walking();
    return RecordDesk.apart(this, on.service(), on.copies(), on.files(), this::actor);
  }

  private Actor actor() {
    return walk.actor(username);
  }

  @Override
  public RecordView handle(Command command) {
    return walk.act(username, command);
  }

  /** Nobody signs in there, so any password is his. */
  @Override
  public void confirm(String password) {}

  @Override
  public Apps apps() {
    return walk.walking().apps();
  }

  @Override
  public IdSource ids() {
    return walk.walking().ids();
  }

  @Override
  public Clock clock() {
    return walk.walking().clock();
  }

  @Override
  public boolean isApart() {
    return true;
  }
}
