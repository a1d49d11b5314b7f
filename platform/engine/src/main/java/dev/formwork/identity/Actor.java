package dev.formwork.identity;

import dev.formwork.kernel.DefinitionKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A person who acts, with the organisation as it is at this moment. */
public record Actor(Person person, Organisation organisation) {

  public String id() {
    return person.id();
  }

  public Locale locale() {
    return person.locale();
  }

  public boolean isAdmin() {
    return person.admin();
  }

  /** The roles of all posts. */
  public Set<DefinitionKey> roles() {
    return person.posts().stream()
        .flatMap(post -> post.roles().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether one of the posts has the role. */
  public boolean has(DefinitionKey role) {
    for (Post post : person.posts()) {
      if (post.roles().contains(role)) {
        return true;
      }
    }
    return false;
  }

  /** The departments of the posts, main post first. */
  public List<DefinitionKey> departments() {
    return person.posts().stream().map(Post::department).distinct().toList();
  }

  /** The department of the main post. */
  public Optional<DefinitionKey> mainDepartment() {
    return departments().stream().findFirst();
  }

  /** The store of the main post. */
  public Optional<DefinitionKey> mainStore() {
    return mainDepartment().flatMap(organisation::storeOf);
  }
}
