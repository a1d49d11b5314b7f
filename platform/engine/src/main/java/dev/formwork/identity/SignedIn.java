package dev.formwork.identity;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who signed in, as a session keeps it; what a person may do is asked anew each time.
 *
 * @param stamp as it was at sign-in: once the person has another one, the session has ended
 */
public record SignedIn(String username, long stamp)
    implements AuthenticatedPrincipal, Serializable {

  @Override
  public String getName() {
    return username;
  }
}
