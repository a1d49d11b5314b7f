package dev.formwork.embedded.query;

/** The collections of one database. */
public interface Collections {

  /** The collection of this name, or one in which nothing is. */
  Documents find(String name);

  /** The collection of this name, made if it is not there. */
  Documents getOrCreate(String name);
}
