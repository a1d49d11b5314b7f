package dev.formwork.identity.internal;

import dev.formwork.identity.People;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of somebody who has been locked or removed since he signed in. */
@Component
class SessionsOfTheActive extends OncePerRequestFilter {

  private final People people;

  SessionsOfTheActive(People people) {
    this.people = people;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    boolean gone =
        signedIn != null
            && signedIn.isAuthenticated()
            && !(signedIn instanceof AnonymousAuthenticationToken)
            && people.actor(signedIn.getName()).isEmpty();
    if (gone) {
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      SecurityContextHolder.clearContext();
      ProblemAnswer.write(response, HttpStatus.UNAUTHORIZED, "identity.sign-in.required");
      return;
    }
    chain.doFilter(request, response);
  }
}
