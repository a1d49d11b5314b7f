package dev.formwork.flows;

/** For what a sub-flow runs. */
public enum Each {
  /** Once, for this record. */
  RECORD,
  /** For each row of a subtable. */
  ROW,
  /** For each of some other records, on these. */
  MATCH
}
