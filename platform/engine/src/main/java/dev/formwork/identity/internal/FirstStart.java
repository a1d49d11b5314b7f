package dev.formwork.identity.internal;

import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where nobody can sign in yet, makes an administrator and prints a password for once. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstStart implements ApplicationRunner {

  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 20;

  private final People people;
  private final boolean demo;

  FirstStart(People people, @Value("${formwork.demo:false}") boolean demo) {
    this.people = people;
    this.demo = demo;
  }

  @Override
  public void run(ApplicationArguments args) {
    if (demo || !people.organisation().persons().isEmpty()) {
      return;
    }
    String password = password();
    var admin =
        new Person(
            "",
            "admin",
            LocalizedText.of("Administrator", "管理员"),
            "",
            Locale.getDefault(),
            true,
            true,
            List.of());
    people.install(List.of(), List.of(new People.NewPerson(admin, password, true)));
    System.out.printf(
        "%n  First start. Sign in as \"admin\" with the one-time password  %s%n"
            + "  and choose your own; this one is not shown again.%n%n",
        password);
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
