package dev.formwork.flows;

/** Whose task is agreed to without being asked. */
public enum AutoPass {
  /** Of who submitted the record. */
  INITIATOR,
  /** Of who agreed to an earlier task in the same round. */
  REPEAT
}
