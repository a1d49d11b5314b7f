package dev.formwork.identity.internal;

import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.OfNodesOnly;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where no administrator can sign in yet, makes one and prints a password for once: to the console,
 * not to the log. Until somebody has chosen a password of their own, each start prints a new one.
 */
@Component
@OfNodesOnly
@Order(FirstStart.ORDER)
class FirstStart implements ApplicationRunner {

  /** After the sample people of packs, who may have an administrator among them. */
  static final int ORDER = 300;

  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 20;

  private static final Person ADMIN =
      new Person(
          "",
          "admin",
          LocalizedText.of("Administrator", "管理员"),
          "",
          Locale.ENGLISH,
          true,
          true,
          List.of());

  private final People people;
  private final boolean demo;

  FirstStart(People people, @Value("${formwork.demo:false}") boolean demo) {
    this.people = people;
    this.demo = demo;
  }

  @Override
  @SuppressWarnings("SystemOut") // the log is kept and copied, this must not be
  public void run(ApplicationArguments args) {
    oneTimePassword()
        .ifPresent(password ->
            System.out.printf(
                "%n  Sign in as \"admin\" with the one-time password  %s%n"
                    + "  and choose your own; this one is not shown again.%n%n",
                password));
  }

  /** The password of the administrator, where there had to be one. */
  Optional<String> oneTimePassword() {
    String password = password();
    return people.ensureAdmin(ADMIN, password, demo) ? Optional.of(password) : Optional.empty();
  }

  private static String password() {
    var random = new SecureRandom();
    var password = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }
}
