package dev.formwork.identity.internal;

import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.OfNodesOnly;
import dev.formwork.kernel.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of somebody who was locked since, or whose password is another one now. */
@Component
@OfNodesOnly
class SessionsOfTheActive extends OncePerRequestFilter {

  private final CurrentActor current;

  SessionsOfTheActive(CurrentActor current) {
    this.current = current;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!current.isOver()) {
      chain.doFilter(request, response);
      return;
    }
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
    ProblemAnswer.write(
        request, response, HttpStatus.UNAUTHORIZED, Problem.error("identity.sign-in.required", ""));
  }
}
