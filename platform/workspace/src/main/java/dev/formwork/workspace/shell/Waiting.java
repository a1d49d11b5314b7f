package dev.formwork.workspace.shell;

/** Something that waits for the person at the screen, with a place in the top bar of its own. */
public interface Waiting {

  /** What it is, for those who can't see the picture. */
  String title();

  String icon();

  /** Where it is seen, without a leading slash. */
  String path();

  /** How many wait now; empty for none. */
  String count();
}
