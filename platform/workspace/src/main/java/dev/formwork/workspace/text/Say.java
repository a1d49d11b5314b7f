package dev.formwork.workspace.text;

import com.vaadin.flow.component.UI;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import java.util.Locale;

/** Texts in the language of the person at this screen. */
public final class Say {

  private Say() {}

  /** The language of the current screen. */
  public static Locale language() {
    UI ui = UI.getCurrent();
    return ui == null ? Messages.LANGUAGES.getFirst() : Messages.nearest(ui.getLocale());
  }

  /** The text under this key, filled in: {@code t("list.count", 12)}. */
  public static String t(String key, Object... args) {
    return Messages.text(language(), key, args);
  }

  /** A text of a definition. */
  public static String t(LocalizedText text) {
    return text.in(language());
  }

  /** What a person reads about a problem. */
  public static String t(Problem problem) {
    return Texts.of(problem, language());
  }
}
