package dev.formwork.flows;

/** What kind of work a task is; screens show it accordingly. */
public enum TaskMode {
  /** Judge what others entered. */
  APPROVE,
  /** Enter what is missing. */
  FILL,
  /** Two or more sides say that the same facts are true. */
  CONFIRM,
  /** Do something and say that it is done. */
  HANDLE
}
