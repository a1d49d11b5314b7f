package dev.formwork.access;

import dev.formwork.identity.Actor;
import dev.formwork.identity.Post;
import dev.formwork.kernel.DefinitionKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the scope of a grant comes to for one person, by the posts that give him the role. */
final class Scopes {

  private Scopes() {}

  static Reach reach(Actor actor, DefinitionKey role, Scope scope) {
    List<DefinitionKey> posts =
        actor.person().posts().stream()
            .filter(post -> post.roles().contains(role))
            .map(Post::department)
            .toList();
    return reach(actor, scope, posts);
  }

  private static Reach reach(Actor actor, Scope scope, List<DefinitionKey> posts) {
    return switch (scope) {
      case Scope.Named named ->
          switch (named) {
            case OWN -> new Reach.CreatedBy(actor.id());
            case PARTICIPANT -> new Reach.TakesPart(actor.id());
            case ALL -> new Reach.Everything();
            case DEPARTMENT -> new Reach.InDepartments(texts(posts.stream()));
            case DEPARTMENT_TREE ->
                new Reach.InDepartments(
                    texts(
                        posts.stream().flatMap(post -> actor.organisation().tree(post).stream())));
            case STORE ->
                new Reach.InStores(
                    texts(
                        posts.stream()
                            .flatMap(post -> actor.organisation().storeOf(post).stream())));
          };
      case Scope.Where(var condition) -> new Reach.Where(condition);
      case Scope.AnyOf(var scopes) ->
          Reach.any(scopes.stream().map(each -> reach(actor, each, posts)).toList());
    };
  }

  private static Set<String> texts(Stream<DefinitionKey> keys) {
    return keys.map(DefinitionKey::value).collect(Collectors.toUnmodifiableSet());
  }
}
