package dev.formwork.bench.store;

import dev.formwork.bench.measure.Block;

/** One of the two that do the same work on the same records. */
interface Side extends AutoCloseable {

  /** What to run again and again. */
  Block.Operation of(Operation operation);

  @Override
  void close();
}
