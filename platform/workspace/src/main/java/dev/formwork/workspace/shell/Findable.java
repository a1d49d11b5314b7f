package dev.formwork.workspace.shell;

import java.util.List;

/** What one feature finds for the person at the screen, wherever they are. */
public interface Findable {

  /** What its finds are called together. */
  String title();

  /** What fits these words best; only what this person may see. */
  List<Found> find(String words);

  /**
   * One thing to go to.
   *
   * @param title what it is called
   * @param about what kind of thing it is, and what tells it from others
   * @param path without a leading slash
   */
  record Found(String title, String about, String icon, String path) {}
}
