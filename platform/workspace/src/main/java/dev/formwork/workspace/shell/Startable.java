package dev.formwork.workspace.shell;

import java.util.List;

/** What the person at the screen may start from the New menu. */
public interface Startable {

  List<Start> all();

  /**
   * One form that may be filled.
   *
   * @param path of the empty form, without a leading slash
   */
  record Start(String title, String app, String icon, String path) {}
}
