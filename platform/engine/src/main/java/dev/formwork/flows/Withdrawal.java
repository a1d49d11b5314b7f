package dev.formwork.flows;

/** How long whoever submitted a record may take it back. */
public enum Withdrawal {
  /** Until somebody has decided something in this round. */
  UNTIL_DECIDED,
  /** As long as the flow runs. */
  ALWAYS,
  NEVER
}
