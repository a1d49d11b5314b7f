package dev.formwork.flows;

/** What the holder of a task may do with a field while the task is open. */
public enum NodeRight {
  HIDDEN,
  MASKED,
  READ,
  EDIT,
  /** Edit, and no outcome but a return or rejection without a value. */
  REQUIRED
}
