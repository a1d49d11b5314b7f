package dev.formwork.identity;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is wrong with a person, a department or a new password. */
final class PersonChecks {

  private static final int MAX_TEXT = 200;
  private static final int MIN_PASSWORD = 10;

  /** What bcrypt takes into account. */
  private static final int MAX_PASSWORD_BYTES = 72;

  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\"]+@[^\\s@<>,;:\"]+");

  private PersonChecks() {}

  static Problems check(Person person, Organisation organisation) {
    var problems = new ArrayList<Problem>();
    if (isEmptyOrTooLong(person.name().byLanguage().values())) {
      problems.add(Problem.error("identity.name.length", "name").with("limit", MAX_TEXT));
    }
    String email = person.email();
    if (!email.isEmpty() && (email.length() > MAX_TEXT || !EMAIL.matcher(email).matches())) {
      problems.add(Problem.error("identity.email.bad", "email"));
    }
    for (int i = 0; i < person.posts().size(); i++) {
      DefinitionKey department = person.posts().get(i).department();
      if (organisation.department(department).isEmpty()) {
        problems.add(unknown(department, "posts[" + i + "]"));
      }
    }
    return new Problems(problems);
  }

  static Problems check(Department department, Organisation organisation) {
    var problems = new ArrayList<Problem>();
    if (isEmptyOrTooLong(department.title().byLanguage().values())) {
      problems.add(Problem.error("identity.name.length", "title").with("limit", MAX_TEXT));
    }
    DefinitionKey parent = department.parent();
    if (parent != null && organisation.pathUp(parent).contains(department.key())) {
      problems.add(Problem.error("identity.department.circle", "parent"));
    } else if (parent != null && organisation.department(parent).isEmpty()) {
      problems.add(unknown(parent, "parent"));
    }
    String head = department.head();
    if (head != null && organisation.person(head).isEmpty()) {
      problems.add(Problem.error("identity.person.not-found", "head"));
    }
    return new Problems(problems);
  }

  /** What is wrong with a password that somebody chose. */
  static Problems password(String password, String username) {
    if (password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
      return Problems.of(
          Problem.error("identity.password.long", "password").with("limit", MAX_PASSWORD_BYTES));
    }
    if (password.codePointCount(0, password.length()) < MIN_PASSWORD) {
      return Problems.of(
          Problem.error("identity.password.short", "password").with("limit", MIN_PASSWORD));
    }
    String folded = password.toLowerCase(Locale.ROOT);
    boolean easy =
        folded.contains(username.toLowerCase(Locale.ROOT)) || folded.chars().distinct().count() < 4;
    return easy ? Problems.of(Problem.error("identity.password.easy", "password")) : Problems.NONE;
  }

  private static Problem unknown(DefinitionKey department, String path) {
    return Problem.error("identity.department.unknown", path)
        .with("department", department.value());
  }

  private static boolean isEmptyOrTooLong(Iterable<String> texts) {
    int count = 0;
    for (String text : texts) {
      if (text.isBlank() || text.length() > MAX_TEXT) {
        return true;
      }
      count++;
    }
    return count == 0;
  }
}
