package dev.formwork.definitions;

/** Builds JSON pointers (RFC 6901). */
public final class Pointers {

  private Pointers() {}

  /** The pointer of a member of the object at {@code parent}. */
  public static String member(String parent, String key) {
    return parent + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer of an item, from 0, of the array at {@code parent}. */
  public static String item(String parent, int index) {
    return parent + "/" + index;
  }
}
