package dev.formwork.designer.editor;

/** Something that has a key, and may get another one. */
interface Renaming {

  /** The key that it has. */
  String key();

  /** What the key is for. */
  String help();

  /** How a key is written. */
  String rule();

  /** What is said of a key that something else has. */
  String taken();

  boolean isKey(String key);

  boolean isTaken(String key);

  /** What another key comes to. */
  Refactoring.Rename plan(String key);

  /** Does it, and shows what there is then; refuses where somebody else was quicker. */
  void carryOut(Refactoring.Rename plan, String key);
}
