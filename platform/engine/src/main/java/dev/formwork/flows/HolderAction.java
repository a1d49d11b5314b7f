package dev.formwork.flows;

/** What the holder of a task may do with it besides deciding. */
public enum HolderAction {
  /** Give it to somebody else. */
  TRANSFER,
  /** Let somebody sign before, after or beside him. */
  ADD_SIGNER,
  /** Put it aside with a remark. */
  HOLD,
  /** Take back what he decided, until somebody has acted on it. */
  WITHDRAW,
  /** Call the whole flow off. */
  TERMINATE,
  /** Ask those who hold it to hurry. */
  URGE,
  CLAIM,
  UNCLAIM
}
