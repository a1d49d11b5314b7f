package dev.formwork.workspace.shell;

/**
 * One step of the way to the current screen.
 *
 * @param path where it leads; empty for the screen itself
 */
public record Crumb(String title, String path) {

  public static Crumb here(String title) {
    return new Crumb(title, "");
  }
}
