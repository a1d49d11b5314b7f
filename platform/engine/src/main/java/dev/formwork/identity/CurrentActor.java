package dev.formwork.identity;

import dev.formwork.kernel.NoPermission;
import java.util.Optional;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/**
 * Who is signed in here and now; read anew each time, so that rights taken away are gone at once.
 */
@Service
@NoPermission(because = "it answers who somebody is, not what he may do")
public class CurrentActor {

  private final People people;

  CurrentActor(People people) {
    this.people = people;
  }

  /** Throws {@link InsufficientAuthenticationException} where nobody is signed in any more. */
  public Actor get() {
    return find().orElseThrow(() -> new InsufficientAuthenticationException("Nobody is signed in"));
  }

  /** Nobody too where somebody signed in who was locked since, or whose password was changed. */
  public Optional<Actor> find() {
    return signedIn().flatMap(people::actor);
  }

  /** Whether somebody signed in here who is nobody any more. */
  public boolean isOver() {
    return signedIn().isPresent() && find().isEmpty();
  }

  private static Optional<SignedIn> signedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn who
        ? Optional.of(who)
        : Optional.empty();
  }
}
