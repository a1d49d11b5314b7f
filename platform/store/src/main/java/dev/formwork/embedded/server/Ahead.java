package dev.formwork.embedded.server;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator that finds its next element when asked whether there is one. */
abstract class Ahead<T> implements Iterator<T> {

  private @Nullable T next;
  private boolean ended;

  /** The next element, or null at the end. */
  protected abstract @Nullable T advance();

  @Override
  public final boolean hasNext() {
    if (next == null && !ended) {
      next = advance();
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public final T next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    T element = next;
    next = null;
    return element;
  }
}
