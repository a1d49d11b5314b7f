package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;

/** What filters mean: the one place where that is chosen. */
final class Language {

  private Language() {}

  /** Tells which documents match; each thread asks one of its own, as it remembers positions. */
  static QueryMatcher matcher() {
    return new DefaultQueryMatcher();
  }
}
