package dev.formwork.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.store.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class SigningInTest {

  private static final Person MIRA =
      new Person(
          "p1", "mira", LocalizedText.of("Mira"), "", Locale.ENGLISH, false, true, List.of());

  /** Counts how often the slow hash is made. */
  private static final class Counting implements PasswordEncoder {

    private final PasswordEncoder bcrypt = new BCryptPasswordEncoder(4);
    private int matches;

    @Override
    public String encode(@Nullable CharSequence password) {
      return String.valueOf(bcrypt.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      matches++;
      return bcrypt.matches(password, hash);
    }
  }

  private final MovedClock clock = new MovedClock();
  private final Counting passwords = new Counting();
  private final PeopleStore people = new PeopleStore(TestStore.template());
  private final SignIn signIn = new SignIn(people, passwords, new Throttle(clock), clock, false);

  @BeforeEach
  void addMira() {
    people.add(PersonDocument.of(MIRA, passwords.encode("correct horse"), false));
  }

  @Test
  void takesTheUsernameInAnyCase() {
    assertThat(attempt("Mira", "correct horse").getName()).isEqualTo("mira");
  }

  @Test
  void answersAWrongPasswordAnUnknownNameAndALockedPersonAlike() {
    assertThatThrownBy(() -> attempt("mira", "wrong")).isInstanceOf(BadCredentialsException.class);
    assertThatThrownBy(() -> attempt("nobody", "wrong"))
        .isInstanceOf(BadCredentialsException.class);
    assertThat(passwords.matches).isEqualTo(2);
    people.replace(stored().with(MIRA.withActive(false)));
    assertThatThrownBy(() -> attempt("mira", "correct horse"))
        .isInstanceOf(BadCredentialsException.class);
    assertThat(passwords.matches).isEqualTo(3);
  }

  @Test
  void makesTheSlowHashOnceAMinute() {
    attempt("mira", "correct horse");
    attempt("mira", "correct horse");
    assertThat(passwords.matches).isEqualTo(1);

    clock.move(Duration.ofSeconds(61));
    attempt("mira", "correct horse");

    assertThat(passwords.matches).isEqualTo(2);
  }

  @Test
  void forgetsAPasswordThatWasChangedAndAPersonWhoWasLocked() {
    attempt("mira", "correct horse");
    people.replace(stored().withPassword(passwords.encode("battery staple"), false));
    assertThatThrownBy(() -> attempt("mira", "correct horse"))
        .isInstanceOf(BadCredentialsException.class);

    attempt("mira", "battery staple");
    people.replace(stored().with(MIRA.withActive(false)));

    assertThatThrownBy(() -> attempt("mira", "battery staple"))
        .isInstanceOf(BadCredentialsException.class);
  }

  @Test
  void letsWhoGuessesWaitLongerAndLonger() {
    guess("mira", 5);
    assertThatThrownBy(() -> attempt("mira", "correct horse"))
        .isInstanceOfSatisfying(TooManyAttempts.class, e -> assertThat(e.seconds()).isEqualTo(2));

    clock.move(Duration.ofSeconds(2));
    guess("mira", 1);

    assertThatThrownBy(() -> attempt("mira", "correct horse"))
        .isInstanceOfSatisfying(TooManyAttempts.class, e -> assertThat(e.seconds()).isEqualTo(3));
    clock.move(Duration.ofSeconds(3));
    assertThat(attempt("mira", "correct horse").isAuthenticated()).isTrue();
    guess("mira", 4);
    assertThat(attempt("mira", "correct horse").isAuthenticated()).isTrue();
  }

  @Test
  void keepsNobodyOutFromElsewhere() {
    guess("mira", 5);

    assertThat(attempt("mira", "correct horse", "10.0.0.7").isAuthenticated()).isTrue();
  }

  @Test
  void slowsAnAddressThatTriesManyNames() {
    for (int i = 0; i < 50; i++) {
      guess("name" + i, 1);
    }

    assertThatThrownBy(() -> attempt("mira", "correct horse")).isInstanceOf(TooManyAttempts.class);
  }

  @Test
  void refusesSamplePeopleOutsideDemoMode() {
    Person sun = MIRA.withId("p2").withUsername("sun");
    people.add(PersonDocument.sample(sun, passwords.encode("demo")));
    var inDemo = new SignIn(people, passwords, new Throttle(clock), clock, true);

    assertThatThrownBy(() -> attempt("sun", "demo")).isInstanceOf(BadCredentialsException.class);
    assertThat(inDemo.authenticate(token("sun", "demo", "127.0.0.1")).isAuthenticated()).isTrue();
  }

  @Test
  void hashesNothingThatIsAbsurdlyLong() {
    assertThatThrownBy(() -> attempt("mira", "x".repeat(100_000)))
        .isInstanceOf(BadCredentialsException.class);
    assertThat(passwords.matches).isZero();
  }

  private PersonDocument stored() {
    return people.person("p1").orElseThrow();
  }

  private void guess(String username, int times) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> attempt(username, "wrong"))
          .isInstanceOf(BadCredentialsException.class);
    }
  }

  private Authentication attempt(String username, String password) {
    return attempt(username, password, "127.0.0.1");
  }

  private Authentication attempt(String username, String password, String address) {
    return signIn.authenticate(token(username, password, address));
  }

  private static Authentication token(String username, String password, String address) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    var token = UsernamePasswordAuthenticationToken.unauthenticated(username, password);
    token.setDetails(new WebAuthenticationDetails(request));
    return token;
  }
}
