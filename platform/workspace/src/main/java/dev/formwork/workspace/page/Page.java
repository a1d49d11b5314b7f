package dev.formwork.workspace.page;

import com.vaadin.flow.server.AppShellSettings;

/** What the browser gets before the first screen, the same in every executable. */
public final class Page {

  /** The stylesheet with our tokens; it comes after the theme it refines. */
  public static final String STYLESHEET = "formwork.css";

  private Page() {}

  public static void configure(AppShellSettings settings) {
    settings.setPageTitle("Formwork");
    settings.setViewport("width=device-width, initial-scale=1, viewport-fit=cover");
  }
}
