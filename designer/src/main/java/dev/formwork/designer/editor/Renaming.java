package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

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

  /** What is said where something outside of the draft knows the key. */
  default String held(long times) {
    return t("rename.holding", times);
  }

  /** What another key comes to. */
  Refactoring.Rename plan(String key, Guess.Ticks ticks);

  /** Does it, and shows what there is then; refuses where somebody else was quicker. */
  void carryOut(Refactoring.Rename plan, String key);
}
