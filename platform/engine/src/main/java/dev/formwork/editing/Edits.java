package dev.formwork.editing;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with the way it went: each edit keeps the text before it, so going back is the previous
 * value. Immutable.
 *
 * @param past texts before this one, the latest last
 * @param future texts that were gone back from, the nearest last
 */
public record Edits(String text, List<String> past, List<String> future) {

  /** So many steps back are kept. */
  private static final int DEPTH = 200;

  public Edits {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  public static Edits of(String text) {
    return new Edits(text, List.of(), List.of());
  }

  /** The text becomes another one; the same if it is no other. */
  public Edits to(String next) {
    if (next.equals(text)) {
      return this;
    }
    return new Edits(next, beside().past(), List.of());
  }

  /** A step that leaves the text as it is: something was done elsewhere. */
  public Edits beside() {
    var steps = with(past, text);
    return new Edits(
        text, steps.subList(Math.max(0, steps.size() - DEPTH), steps.size()), List.of());
  }

  public boolean canUndo() {
    return !past.isEmpty();
  }

  public boolean canRedo() {
    return !future.isEmpty();
  }

  /** The text before the last edit; the same where there was none. */
  public Edits undo() {
    return canUndo()
        ? new Edits(past.getLast(), past.subList(0, past.size() - 1), with(future, text))
        : this;
  }

  /** The text that was gone back from; the same where there is none. */
  public Edits redo() {
    return canRedo()
        ? new Edits(future.getLast(), with(past, text), future.subList(0, future.size() - 1))
        : this;
  }

  private static List<String> with(List<String> texts, String last) {
    var longer = new ArrayList<>(texts);
    longer.add(last);
    return longer;
  }
}
