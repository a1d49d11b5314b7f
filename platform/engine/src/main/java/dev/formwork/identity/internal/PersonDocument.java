package dev.formwork.identity.internal;

import dev.formwork.identity.Person;
import dev.formwork.identity.Post;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A person as stored.
 *
 * @param username lower case, unique
 * @param passwordHash with the name of its method in front, as Spring Security writes it
 * @param mustChange whether the password was set by somebody else and has to be changed
 * @param sample whether the password is the one that all sample people have, good in demo mode only
 * @param stamp counts what ends open sessions: another password, being let out or in
 * @param revision counts every change
 */
@Document("people")
public record PersonDocument(
    @Id String id,
    String username,
    Map<String, String> name,
    String email,
    String language,
    boolean admin,
    boolean active,
    List<PostDocument> posts,
    String passwordHash,
    boolean mustChange,
    boolean sample,
    long stamp,
    long revision) {

  /** One post: a department and the roles held there. */
  public record PostDocument(String department, List<String> roles) {}

  /** Somebody new. */
  public static PersonDocument of(Person person, String passwordHash, boolean mustChange) {
    return of(person, passwordHash, mustChange, false);
  }

  /** Somebody who is there to try things out. */
  public static PersonDocument sample(Person person, String passwordHash) {
    return of(person, passwordHash, false, true);
  }

  private static PersonDocument of(
      Person person, String passwordHash, boolean mustChange, boolean sample) {
    return new PersonDocument(
        person.id(),
        person.username(),
        person.name().byLanguage(),
        person.email(),
        person.locale().toLanguageTag(),
        person.admin(),
        person.active(),
        person.posts().stream().map(PersonDocument::stored).toList(),
        passwordHash,
        mustChange,
        sample,
        1,
        1);
  }

  /** The same person as described anew; letting somebody out or in ends open sessions. */
  public PersonDocument with(Person person) {
    long next = person.active() == active ? stamp : stamp + 1;
    return of(person, passwordHash, mustChange, sample).counted(next, revision + 1);
  }

  /** The same person with another password; ends open sessions. */
  public PersonDocument withPassword(String hash, boolean toBeChanged) {
    return of(toPerson(), hash, toBeChanged, false).counted(stamp + 1, revision + 1);
  }

  private PersonDocument counted(long stamps, long revisions) {
    return new PersonDocument(
        id,
        username,
        name,
        email,
        language,
        admin,
        active,
        posts,
        passwordHash,
        mustChange,
        sample,
        stamps,
        revisions);
  }

  public Person toPerson() {
    return new Person(
        id,
        username,
        new LocalizedText(name),
        email,
        Locale.forLanguageTag(language),
        admin,
        active,
        posts.stream().map(PersonDocument::read).toList());
  }

  private static PostDocument stored(Post post) {
    return new PostDocument(
        post.department().value(),
        post.roles().stream().map(DefinitionKey::value).sorted().toList());
  }

  private static Post read(PostDocument stored) {
    return new Post(
        DefinitionKey.of(stored.department()),
        stored.roles().stream().map(DefinitionKey::of).collect(Collectors.toSet()));
  }
}
