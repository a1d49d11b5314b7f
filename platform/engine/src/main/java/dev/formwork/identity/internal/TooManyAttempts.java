package dev.formwork.identity.internal;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A sign-in that comes too soon after too many wrong ones. */
final class TooManyAttempts extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManyAttempts(Duration pause) {
    super("Too many wrong passwords; wait a moment");
    this.seconds = pause.toSeconds() + 1;
  }

  /** How long the next try has to wait. */
  long seconds() {
    return seconds;
  }
}
