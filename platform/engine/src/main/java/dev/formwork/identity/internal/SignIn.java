package dev.formwork.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks username and password for screens and API alike. A password that was right is remembered
 * for a moment as a keyed hash, so that an API client does not pay for the slow hash each time; a
 * changed password or a locked person is never served from there.
 */
@Component
class SignIn implements AuthenticationProvider {

  private static final Logger log = LoggerFactory.getLogger(SignIn.class);
  private static final Duration REMEMBERED = Duration.ofSeconds(60);
  private static final int MAX_REMEMBERED = 10_000;
  private static final int MAX_PASSWORD = 200;

  private record Right(String keyed, String storedHash, Instant until) {}

  private final PeopleStore people;
  private final PasswordEncoder passwords;
  private final Throttle throttle;
  private final Clock clock;
  private final byte[] key = new byte[32];
  private final String noPassword;
  private final Map<String, Right> right = new ConcurrentHashMap<>();

  SignIn(PeopleStore people, PasswordEncoder passwords, Throttle throttle, Clock clock) {
    this.people = people;
    this.passwords = passwords;
    this.throttle = throttle;
    this.clock = clock;
    new SecureRandom().nextBytes(key);
    String hash = passwords.encode("nobody has this password");
    this.noPassword = hash == null ? "" : hash;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String username = attempt.getName().strip().toLowerCase(Locale.ROOT);
    String password = String.valueOf(attempt.getCredentials());
    String who = username + " " + address(attempt);
    if (throttle.isPaused(who)) {
      throw new LockedException("Too many wrong passwords; wait a moment");
    }
    PersonDocument person = people.personNamed(username).orElse(null);
    if (password.length() > MAX_PASSWORD || !matches(person, password)) {
      throttle.failed(who);
      log.info("Sign-in refused for a wrong name or password");
      throw new BadCredentialsException("Wrong name or password");
    }
    throttle.succeeded(who);
    return signedIn(username, person);
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }

  /** Takes the same time for a name that nobody has, so that names can't be found out. */
  private boolean matches(@Nullable PersonDocument person, String password) {
    if (person == null) {
      return passwords.matches(password, noPassword) && noPassword.isEmpty();
    }
    return person.active() && isRight(person, password);
  }

  private boolean isRight(PersonDocument person, String password) {
    String keyed = keyed(person.id() + "\n" + password);
    Right known = right.get(person.id());
    Instant now = clock.instant();
    if (known != null
        && now.isBefore(known.until())
        && known.storedHash().equals(person.passwordHash())
        && MessageDigest.isEqual(
            known.keyed().getBytes(StandardCharsets.UTF_8),
            keyed.getBytes(StandardCharsets.UTF_8))) {
      return true;
    }
    if (!passwords.matches(password, person.passwordHash())) {
      return false;
    }
    if (right.size() > MAX_REMEMBERED) {
      right.clear();
    }
    right.put(person.id(), new Right(keyed, person.passwordHash(), now.plus(REMEMBERED)));
    return true;
  }

  private String keyed(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }

  private static Authentication signedIn(String username, @Nullable PersonDocument person) {
    var authorities =
        person != null && person.admin()
            ? List.of(
                new SimpleGrantedAuthority("ROLE_USER"), new SimpleGrantedAuthority("ROLE_ADMIN"))
            : List.of(new SimpleGrantedAuthority("ROLE_USER"));
    return UsernamePasswordAuthenticationToken.authenticated(username, null, authorities);
  }

  private static String address(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }
}
