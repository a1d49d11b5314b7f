package dev.formwork.identity;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names that people sign in with. */
final class Usernames {

  private static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

  private Usernames() {}

  static String folded(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }

  static String checked(String username) {
    String folded = folded(username);
    if (!SYNTAX.matcher(folded).matches()) {
      throw new Refusal.Invalid(Problem.error("identity.username.bad", "username"));
    }
    return folded;
  }
}
