package dev.formwork.definitions;

import dev.formwork.kernel.Problems;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What a check of a whole app found, file by file. */
public record LocatedProblems(List<LocatedProblem> list) implements Iterable<LocatedProblem> {

  public static final LocatedProblems NONE = new LocatedProblems(List.of());

  public LocatedProblems {
    list = List.copyOf(list);
  }

  public boolean hasErrors() {
    return list.stream().anyMatch(each -> each.problem().isError());
  }

  public LocatedProblems in(String file) {
    return new LocatedProblems(list.stream().filter(each -> each.file().equals(file)).toList());
  }

  public LocatedProblems and(LocatedProblems more) {
    var all = new ArrayList<>(list);
    all.addAll(more.list);
    return new LocatedProblems(all);
  }

  public Problems flat() {
    return new Problems(list.stream().map(LocatedProblem::flat).toList());
  }

  /** Refuses with all of them if one is an error. */
  public void orThrow() {
    flat().orThrow();
  }

  @Override
  public Iterator<LocatedProblem> iterator() {
    return list.iterator();
  }
}
