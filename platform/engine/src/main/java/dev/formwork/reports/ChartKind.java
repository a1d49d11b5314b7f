package dev.formwork.reports;

/** How the answer of a report is drawn. */
public enum ChartKind {
  /** One measure in large digits. */
  NUMBER,
  BAR,
  LINE,
  PIE,
  TABLE;

  /** Whether it draws one mark for each row, so that rows need a name. */
  boolean needsDimension() {
    return switch (this) {
      case BAR, LINE, PIE -> true;
      case NUMBER, TABLE -> false;
    };
  }

  /** Whether it shows all rows; a number shows one. */
  boolean takesDimensions() {
    return this != NUMBER;
  }
}
