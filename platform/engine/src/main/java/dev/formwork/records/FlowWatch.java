package dev.formwork.records;

import dev.formwork.flows.Advance;

/** Looks on while flows move, where somebody wants to see why; on a node nobody does. */
@FunctionalInterface
public interface FlowWatch {

  /**
   * A flow has moved; what came of it is about to be written.
   *
   * @param record as it was before
   */
  void moved(FormRecord record, Advance advance);
}
