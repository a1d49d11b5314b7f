package dev.formwork.kernel;

/** Where new ids come from; injected, so that a test or a scenario names its own. */
@FunctionalInterface
public interface IdSource {

  /** A new id, unique in the cluster: 26 characters of Crockford's base 32, ordered by time. */
  String next();
}
