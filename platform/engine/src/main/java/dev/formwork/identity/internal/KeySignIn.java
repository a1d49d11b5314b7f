package dev.formwork.identity.internal;

import dev.formwork.identity.ApiKey;
import dev.formwork.identity.ApiKey.Scope;
import dev.formwork.identity.SignedIn;
import dev.formwork.kernel.OfNodesOnly;
import dev.formwork.kernel.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sign-in for programs: {@code Authorization: Bearer} and the token of an API key. A key that is
 * not good is refused before anything else is looked at, and a good one goes as far as its scopes.
 */
@Component
@OfNodesOnly
class KeySignIn extends OncePerRequestFilter {

  private static final String BEARER = "Bearer";
  private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

  private final KeyStore keys;
  private final PeopleStore people;
  private final Clock clock;
  private final boolean demo;

  KeySignIn(
      KeyStore keys,
      PeopleStore people,
      Clock clock,
      @Value("${formwork.demo:false}") boolean demo) {
    this.keys = keys;
    this.people = people;
    this.clock = clock;
    this.demo = demo;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      chain.doFilter(request, response);
      return;
    }
    Optional<KeyDocument> known = known(header.substring(BEARER.length()).strip());
    Instant now = clock.instant();
    String bad = known.map(key -> flaw(key, now)).orElse("identity.key.invalid");
    if (!bad.isEmpty()) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      refuse(request, response, HttpStatus.UNAUTHORIZED, bad);
      return;
    }
    ApiKey key = known.orElseThrow().toKey();
    if (!KeyScopes.reaches(key, request.getMethod(), request.getServletPath())) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
      refuse(request, response, HttpStatus.FORBIDDEN, "identity.key.scope");
      return;
    }
    note(key, now);
    SecurityContextHolder.getContext().setAuthentication(signedIn(key));
    chain.doFilter(request, response);
  }

  private Optional<KeyDocument> known(String token) {
    return KeySecret.parts(token)
        .flatMap(parts -> keys.find(parts.id()).filter(key -> parts.secret().matches(key.hash())));
  }

  /** The code of what is wrong with a key whose secret was right; empty if nothing is. */
  private String flaw(KeyDocument key, Instant now) {
    return switch (key.toKey().state(now)) {
      case REVOKED -> "identity.key.revoked";
      case EXPIRED -> "identity.key.expired";
      case GOOD -> person(key.person()).isPresent() ? "" : "identity.key.invalid";
    };
  }

  private Optional<PersonDocument> person(String id) {
    return people
        .person(id)
        .filter(PersonDocument::active)
        .filter(person -> demo || !person.sample());
  }

  private void note(ApiKey key, Instant now) {
    Instant last = key.lastUsedAt();
    if (last == null || last.plus(NOTED_EVERY).isBefore(now)) {
      keys.used(key.id(), now);
    }
  }

  private Authentication signedIn(ApiKey key) {
    PersonDocument person = person(key.person()).orElseThrow();
    var authorities = new ArrayList<GrantedAuthority>();
    authorities.add(new SimpleGrantedAuthority("ROLE_USER"));
    if (person.admin() && key.scopes().contains(Scope.ADMIN)) {
      authorities.add(new SimpleGrantedAuthority("ROLE_ADMIN"));
    }
    return UsernamePasswordAuthenticationToken.authenticated(
        new SignedIn(person.username(), person.stamp()), null, authorities);
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
      throws IOException {
    ProblemAnswer.write(request, response, status, Problem.error(code, ""));
  }
}
