package dev.formwork.identity.internal;

import dev.formwork.identity.SignedIn;
import dev.formwork.kernel.LastUsed;
import dev.formwork.kernel.OfNodesOnly;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks username and password for screens and API alike. A wrong password, an unknown username and
 * a locked person get the same answer after the same work. A password that was right is remembered
 * for a moment as a keyed hash, so that an API client does not pay for the slow hash each time; a
 * changed password or a locked person is never served from there.
 */
@Component
@OfNodesOnly
class SignIn implements AuthenticationProvider {

  private static final Logger log = LoggerFactory.getLogger(SignIn.class);
  private static final Duration REMEMBERED = Duration.ofSeconds(60);
  private static final int MAX_REMEMBERED = 10_000;
  private static final int MAX_INPUT = 200;
  private static final String ALGORITHM = "HmacSHA256";

  private record Right(String storedHash, Instant until) {}

  private final PeopleStore people;
  private final PasswordEncoder passwords;
  private final Throttle throttle;
  private final Clock clock;
  private final boolean demo;
  private final SecretKeySpec key;
  private final String nobodys;
  private final Map<String, Right> right = LastUsed.map(MAX_REMEMBERED);

  SignIn(
      PeopleStore people,
      PasswordEncoder passwords,
      Throttle throttle,
      Clock clock,
      @Value("${formwork.demo:false}") boolean demo) {
    this.people = people;
    this.passwords = passwords;
    this.throttle = throttle;
    this.clock = clock;
    this.demo = demo;
    var random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, ALGORITHM);
    this.nobodys = String.valueOf(passwords.encode(HexFormat.of().formatHex(random)));
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String username = attempt.getName().strip().toLowerCase(Locale.ROOT);
    String password = String.valueOf(attempt.getCredentials());
    String address = address(attempt);
    Duration pause = throttle.pause(username, address);
    if (pause.isPositive()) {
      throw new TooManyAttempts(pause);
    }
    Optional<PersonDocument> person = person(username, password);
    if (person.isEmpty()) {
      throttle.failed(username, address);
      log.info("Sign-in refused for a wrong name or password");
      throw new BadCredentialsException("Wrong name or password");
    }
    throttle.succeeded(username, address);
    return signedIn(person.get(), attempt);
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }

  /** Takes the same time for a name that nobody has, so that names can't be found out. */
  private Optional<PersonDocument> person(String username, String password) {
    boolean sane = username.length() <= MAX_INPUT && password.length() <= MAX_INPUT;
    if (!sane) {
      return Optional.empty();
    }
    PersonDocument person = people.personNamed(username).orElse(null);
    boolean matches = isRight(person, password);
    return Optional.ofNullable(person)
        .filter(_ -> matches)
        .filter(PersonDocument::active)
        .filter(each -> demo || !each.sample());
  }

  private boolean isRight(@Nullable PersonDocument person, String password) {
    String hash = person == null ? nobodys : person.passwordHash();
    String keyed = keyed(person == null ? "" : person.id(), password);
    Right known = right.get(keyed);
    if (known != null
        && clock.instant().isBefore(known.until())
        && known.storedHash().equals(hash)) {
      return true;
    }
    boolean matches = passwords.matches(password, hash);
    if (matches) {
      right.put(keyed, new Right(hash, clock.instant().plus(REMEMBERED)));
    }
    return matches;
  }

  private String keyed(String id, String password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(id.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }

  private static Authentication signedIn(PersonDocument person, Authentication attempt) {
    var user = new SimpleGrantedAuthority("ROLE_USER");
    var authorities =
        person.admin() ? List.of(user, new SimpleGrantedAuthority("ROLE_ADMIN")) : List.of(user);
    var token =
        UsernamePasswordAuthenticationToken.authenticated(
            new SignedIn(person.username(), person.stamp()), null, authorities);
    token.setDetails(attempt.getDetails());
    return token;
  }

  private static String address(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
        ? String.valueOf(details.getRemoteAddress())
        : "";
  }
}
