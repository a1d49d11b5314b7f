package dev.formwork.records.internal;

import org.bson.Document;

/**
 * Whole numbers as a document holds them: the embedded server and MongoDB differ in int and long.
 */
final class Numbers {

  private Numbers() {}

  static long get(Document document, String key) {
    if (document.get(key) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException(
        "Expected a number under " + key + " of " + document.get("_id"));
  }
}
