package dev.formwork.identity.internal;

import dev.formwork.identity.ApiKey;
import dev.formwork.identity.ApiKey.Scope;
import dev.formwork.kernel.DefinitionKey;
import java.util.Set;

/** Which scope an address asks for. What is not named here asks for the widest one. */
final class KeyScopes {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String APPS = "/api/v1/apps/";
  private static final String TASKS = "/api/v1/tasks";
  private static final String FILES = "/api/v1/files";

  private KeyScopes() {}

  /** Whether a key is good for this; one that is bound to apps reaches only addresses in them. */
  static boolean reaches(ApiKey key, String method, String path) {
    return key.scopes().contains(asked(method, path)) && (key.apps().isEmpty() || isIn(key, path));
  }

  static Scope asked(String method, String path) {
    if (!path.startsWith("/api/")) {
      return Scope.ADMIN;
    }
    if (READING.contains(method)) {
      return Scope.READ;
    }
    if (path.startsWith(TASKS + "/")) {
      return Scope.DECIDE;
    }
    return path.startsWith(APPS) || path.equals(FILES) ? Scope.WRITE : Scope.ADMIN;
  }

  private static boolean isIn(ApiKey key, String path) {
    if (path.equals(FILES)) {
      return true; // a file belongs to nothing until a record of some app names it
    }
    if (!path.startsWith(APPS)) {
      return false;
    }
    String app = path.substring(APPS.length()).split("/", 2)[0];
    return DefinitionKey.isKey(app) && key.apps().contains(DefinitionKey.of(app));
  }
}
