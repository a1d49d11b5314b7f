package dev.formwork.flows;

/** What kind of work a task is; screens show it accordingly. */
public enum TaskMode {
  /** Judge what others entered. */
  APPROVE,
  /** Enter what is missing. */
  FILL,
  /** Do something and say that it is done. */
  HANDLE
}
