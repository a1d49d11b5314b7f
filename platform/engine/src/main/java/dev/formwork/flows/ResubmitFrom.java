package dev.formwork.flows;

/** Where a returned record goes on when it is submitted again. */
public enum ResubmitFrom {
  /** From the start: everybody looks at it again. */
  RESTART,
  /** At the node that returned it. */
  BACK
}
