package dev.formwork.identity;

import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.Locale;

/**
 * Somebody who can sign in.
 *
 * @param id stable for ever, also when the username changes
 * @param admin holds the platform role {@code admin}: administration, designer and all data
 * @param active whether this person can sign in and be assigned work
 */
public record Person(
    String id,
    String username,
    LocalizedText name,
    String email,
    Locale locale,
    boolean admin,
    boolean active,
    List<Post> posts) {

  /** The id under which the platform itself acts: when a time has come, in place of somebody. */
  public static final String PLATFORM = "platform";

  /** The platform where it acts by itself: it may do what must be done, and is given no work. */
  public static Person platform() {
    return new Person(
        PLATFORM,
        PLATFORM,
        LocalizedText.of("Formwork", "平台"),
        "",
        Locale.ENGLISH,
        true,
        false,
        List.of());
  }

  public Person {
    posts = List.copyOf(posts);
  }

  public Person withId(String id) {
    return new Person(id, username, name, email, locale, admin, active, posts);
  }

  public Person withUsername(String username) {
    return new Person(id, username, name, email, locale, admin, active, posts);
  }

  public Person withLocale(Locale locale) {
    return new Person(id, username, name, email, locale, admin, active, posts);
  }

  public Person withAdmin(boolean admin) {
    return new Person(id, username, name, email, locale, admin, active, posts);
  }

  public Person withActive(boolean active) {
    return new Person(id, username, name, email, locale, admin, active, posts);
  }

  public Person withPosts(List<Post> posts) {
    return new Person(id, username, name, email, locale, admin, active, posts);
  }
}
