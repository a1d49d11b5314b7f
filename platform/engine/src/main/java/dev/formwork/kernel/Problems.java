package dev.formwork.kernel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Findings gathered by a check, in the order they were found. */
public record Problems(List<Problem> list) implements Iterable<Problem> {

  public static final Problems NONE = new Problems(List.of());

  public Problems {
    list = List.copyOf(list);
  }

  public static Problems of(Problem... problems) {
    return new Problems(List.of(problems));
  }

  public Problems and(Problems more) {
    if (more.list.isEmpty()) {
      return this;
    }
    if (list.isEmpty()) {
      return more;
    }
    var all = new ArrayList<>(list);
    all.addAll(more.list);
    return new Problems(all);
  }

  public Problems and(Problem more) {
    return and(of(more));
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** Whether one of them refuses. */
  public boolean hasErrors() {
    return list.stream().anyMatch(Problem::isError);
  }

  /** Throws {@link Refusal.Invalid} with all of them if one is an error. */
  public void orThrow() {
    if (hasErrors()) {
      throw new Refusal.Invalid(this);
    }
  }

  public Stream<Problem> stream() {
    return list.stream();
  }

  @Override
  public Iterator<Problem> iterator() {
    return list.iterator();
  }
}
