package dev.formwork.flows;

/** How an execution, and with it the record, has ended. */
public enum EndState {
  COMPLETED,
  REJECTED,
  CANCELLED
}
