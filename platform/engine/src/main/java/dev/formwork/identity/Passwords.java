package dev.formwork.identity;

import dev.formwork.identity.internal.PeopleStore;
import dev.formwork.identity.internal.Throttle;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.Duration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Asks somebody who is signed in for his password again. */
@Service
public class Passwords {

  private static final String HERE = "signed in";

  private final PeopleStore store;
  private final PasswordEncoder encoder;
  private final Throttle throttle;

  Passwords(PeopleStore store, PasswordEncoder encoder, Throttle throttle) {
    this.store = store;
    this.encoder = encoder;
    this.throttle = throttle;
  }

  /**
   * Refuses with {@code identity.password.not-yours} what is not the actor's password, and with
   * {@code identity.sign-in.too-many} whoever guesses.
   */
  @Permission("the person himself")
  public void confirm(Actor actor, String password) {
    String name = actor.person().username();
    Duration pause = throttle.pause(name, HERE);
    if (pause.isPositive()) {
      throw new Refusal.TooMuch(
          Problem.error("identity.sign-in.too-many", "password")
              .with("seconds", pause.toSeconds() + 1));
    }
    boolean right =
        store
            .person(actor.id())
            .filter(person -> encoder.matches(password, person.passwordHash()))
            .isPresent();
    if (!right) {
      throttle.failed(name, HERE);
      throw new Refusal.Invalid(Problem.error("identity.password.not-yours", "password"));
    }
    throttle.succeeded(name, HERE);
  }
}
