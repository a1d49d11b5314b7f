package dev.formwork.flows;

/** What happens to a task that nobody is named for, or whose people have left. */
public enum WhenEmpty {
  /** Who stands in for those who left gets it, else who leads their department. */
  DEPUTY,
  /** The administrators get it. */
  ADMIN,
  /** The flow goes on as if it had been agreed to, without setting what agreeing sets. */
  SKIP,
  /** The execution stops until somebody is there and an administrator tries again. */
  STOP
}
