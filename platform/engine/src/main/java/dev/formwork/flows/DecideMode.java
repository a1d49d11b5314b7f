package dev.formwork.flows;

/** How a decision chooses. */
public enum DecideMode {
  /** The first branch whose condition holds. */
  EXCLUSIVE,
  /** Every branch whose condition holds; they run at the same time. */
  INCLUSIVE,
  /** The branch that whoever decided the task before has picked. */
  PERSON,
  /** The branch whose key a decision table answers. */
  TABLE
}
