package dev.formwork.bench;

import java.util.List;
import java.util.function.Consumer;

/** Figures that belong together. */
interface Suite {

  /** Measures, and tells each figure when it has it. */
  List<Row> rows(Consumer<Row> told);
}
