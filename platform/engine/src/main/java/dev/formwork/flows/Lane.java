package dev.formwork.flows;

import dev.formwork.kernel.QualifiedKey;
import org.jspecify.annotations.Nullable;

/**
 * A part of an execution that runs beside others: a branch of a fork, or a sub-flow. What belongs
 * to none runs in the execution itself. An open lane stands at one place, or at those of the lanes
 * inside it.
 *
 * @param parent the lane around it; absent where that is the execution itself
 * @param step id of the visit, of a fork or sub-flow node, that opened it
 * @param index which branch it is, or which of several runs of a sub-flow, from 0
 * @param flow the sub-flow whose nodes it goes through; absent = those of the lane around it
 * @param row id of the subtable's row that it is about; absent where it is about the record
 * @param detached whether nobody waits for it
 * @param ended how the sub-flow ended; absent while it runs, and for branches
 */
public record Lane(
    String id,
    @Nullable String parent,
    String step,
    int index,
    @Nullable QualifiedKey flow,
    @Nullable Row row,
    boolean detached,
    boolean open,
    @Nullable EndState ended) {

  /** A row of a subtable, by its field and its id. */
  public record Row(String field, String id) {}

  boolean isSubFlow() {
    return flow != null;
  }

  static Lane branch(String id, Step fork, int index) {
    return new Lane(id, fork.lane(), fork.id(), index, null, null, false, true, null);
  }

  Lane closed(@Nullable EndState how) {
    return new Lane(id, parent, step, index, flow, row, detached, false, how);
  }
}
