package dev.formwork.workspace.page;

import com.vaadin.flow.server.AppShellSettings;

/** What the browser gets before the first screen, the same in every executable. */
public final class Page {

  /** Our tokens; they come after the theme that they refine. */
  public static final String THEME = "formwork/theme.css";

  public static final String ICONS = "formwork/icons.css";

  private Page() {}

  public static void configure(AppShellSettings settings) {
    settings.setPageTitle("Formwork");
    settings.setViewport("width=device-width, initial-scale=1, viewport-fit=cover");
    settings.addFavIcon("icon", "formwork/icon.svg", "any");
  }
}
