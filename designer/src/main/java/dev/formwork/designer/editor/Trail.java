package dev.formwork.designer.editor;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftStep;
import dev.formwork.editing.Edits;
import dev.formwork.kernel.DefinitionKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way of a definition on the desk, with what was done to others from there. Immutable.
 *
 * @param wide steps that changed several definitions, this one among them
 * @param done what was done beside, the latest last
 * @param undone what of it was gone back from, the nearest last
 */
record Trail(Edits edits, List<DraftStep> wide, List<Beside> done, List<Beside> undone) {

  Trail {
    wide = List.copyOf(wide);
    done = List.copyOf(done);
    undone = List.copyOf(undone);
  }

  /**
   * A step that left the text of the definition on the desk as it was.
   *
   * @param app whose draft it changed
   * @param other the way of the same definition under its old key, where it gets another one
   */
  record Beside(DefinitionKey app, DraftStep step, @Nullable Renamed other) {}

  /**
   * A definition that goes on under another key.
   *
   * @param way that led there under the old one
   */
  record Renamed(DefinitionName old, DefinitionName now, Trail way) {}

  /**
   * What leads to another definition on the desk, or to the same under another key.
   *
   * @param back whether the step is taken back
   */
  record Turn(Beside step, boolean back) {}

  static Trail of(String text) {
    return new Trail(Edits.of(text), List.of(), List.of(), List.of());
  }

  String text() {
    return edits.text();
  }

  Trail to(String text) {
    Edits next = edits.to(text);
    return next.equals(edits) ? this : new Trail(next, wide, done, List.of());
  }

  /** The same after a step in several definitions, which made the text what it is then. */
  Trail stepped(DraftStep step, String text) {
    return new Trail(edits.to(text), with(wide, step), done, List.of());
  }

  Trail beside(Beside step) {
    return new Trail(edits.beside(), wide, with(done, step), List.of());
  }

  /** The way of a definition on which a turn arrives; a new one where its text is another now. */
  static Trail after(Turn turn, String text) {
    Renamed other = turn.step().other();
    if (other == null || (turn.back() && !other.way().text().equals(text))) {
      return of(text);
    }
    Trail way = other.way();
    return turn.back()
        ? way.beside(turn.step()).undo()
        : new Trail(Edits.of(text).beside(), List.of(), List.of(turn.step()), List.of());
  }

  Trail undo() {
    Optional<Beside> beside = beforeThis();
    return new Trail(
        edits.undo(),
        wide,
        beside.isPresent() ? done.subList(0, done.size() - 1) : done,
        beside.map(step -> with(undone, step)).orElse(undone));
  }

  Trail redo() {
    Optional<Beside> beside = afterThis();
    return new Trail(
        edits.redo(),
        wide,
        beside.map(step -> with(done, step)).orElse(done),
        beside.isPresent() ? undone.subList(0, undone.size() - 1) : undone);
  }

  /** What was done beside in the last step, if that was one. */
  Optional<Beside> beforeThis() {
    boolean isBeside = edits.canUndo() && edits.undo().text().equals(text());
    return isBeside ? Optional.of(done.getLast()) : Optional.empty();
  }

  /** What was gone back from in the last step, if that was one beside. */
  Optional<Beside> afterThis() {
    boolean isBeside = edits.canRedo() && edits.redo().text().equals(text());
    return isBeside ? Optional.of(undone.getLast()) : Optional.empty();
  }

  private static <T> List<T> with(List<T> all, T last) {
    return Stream.concat(all.stream(), Stream.of(last)).toList();
  }
}
