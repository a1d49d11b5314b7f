package dev.formwork.workspace.record;

import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordView;
import dev.formwork.workspace.record.RecordPanel.Change;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where buttons and sheets of a record hand over what a person has decided to do. */
interface Doing {

  RecordView view();

  RecordDesk desk();

  /** What was filled into the form and is not saved. */
  Map<String, @Nullable Object> changes();

  /** Names the act; a repeated click is the same one. */
  Command.Act act();

  /**
   * Does it and shows what came of it.
   *
   * @param told what the line at the edge of the screen says then
   * @throws Refusal with the screen as it was
   */
  void act(Command command, String told, Change change);

  /** Shows on the record itself why something was refused. */
  void show(Refusal refused);

  /** As {@link #act}, where no sheet is open that could show a refusal. */
  default void actNow(Command command, String told, Change change) {
    try {
      act(command, told, change);
    } catch (Refusal refused) {
      show(refused);
    }
  }
}
