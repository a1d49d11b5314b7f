package dev.formwork.identity.internal;

import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.People;
import dev.formwork.kernel.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a signed-in API request still has to pass: a first password must have been changed, and a
 * browser must not have been sent here by another site with the password it remembers.
 */
final class ApiGuard extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> SAME_SITE = Set.of("same-origin", "none");

  private final CurrentActor current;
  private final People people;

  ApiGuard(CurrentActor current, People people) {
    this.current = current;
    this.people = people;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !SAME_SITE.contains(site) && !READING.contains(request.getMethod())) {
      refuse(request, response, "identity.request.cross-site");
    } else if (current.find().filter(people::mustChangePassword).isPresent()) {
      refuse(request, response, "identity.password.must-change");
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, String code)
      throws IOException {
    ProblemAnswer.write(request, response, HttpStatus.FORBIDDEN, Problem.error(code, ""));
  }
}
