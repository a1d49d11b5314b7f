package dev.formwork.flows;

/** What becomes of a flow whose sub-flow was not completed. */
public enum OnFailure {
  /** It stops until an administrator tries again. */
  STOP,
  /** It goes on as if nothing had happened. */
  GO_ON
}
