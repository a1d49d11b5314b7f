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
    boolean mustChange) {

  /** A post as stored. */
  public record PostDocument(String department, List<String> roles) {}

  public static PersonDocument of(Person person, String passwordHash, boolean mustChange) {
    return new PersonDocument(
        person.id(),
        person.username(),
        person.name().byLanguage(),
        person.email(),
        person.locale().toLanguageTag(),
        person.admin(),
        person.active(),
        person.posts().stream()
            .map(post ->
                new PostDocument(
                    post.department().value(),
                    post.roles().stream().map(DefinitionKey::value).sorted().toList()))
            .toList(),
        passwordHash,
        mustChange);
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
        posts.stream()
            .map(post ->
                new Post(
                    DefinitionKey.of(post.department()),
                    post.roles().stream().map(DefinitionKey::of).collect(Collectors.toSet())))
            .toList());
  }
}
