package dev.formwork.workspace.text;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/**
 * The screens' texts from {@code messages*.properties}, one bundle per module of screens; a key
 * belongs to exactly one of them.
 */
@Component("screenTexts") // "messages" are what is said to people, in the engine
public final class Messages implements I18NProvider {

  /** The languages of the screens, the first one is what others fall back to. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.CHINESE);

  private static final List<String> BUNDLES =
      List.of(
          "dev.formwork.workspace.messages",
          "dev.formwork.designer.messages",
          "dev.formwork.designer.editor.messages");
  private static final ResourceBundle.Control NO_SYSTEM_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** The language of ours that fits this locale best. */
  public static Locale nearest(Locale locale) {
    return LANGUAGES.stream()
        .filter(ours -> ours.getLanguage().equals(locale.getLanguage()))
        .findFirst()
        .orElse(LANGUAGES.getFirst());
  }

  /** The text of this key, or the key itself so that a gap shows. */
  public static String text(Locale locale, String key, Object... args) {
    for (String name : BUNDLES) {
      String pattern = pattern(name, locale, key);
      if (!pattern.isEmpty()) {
        return args.length == 0 ? pattern : new MessageFormat(pattern, locale).format(args);
      }
    }
    return key;
  }

  /** Whether a text stands under this key. */
  public static boolean has(Locale locale, String key) {
    return BUNDLES.stream().anyMatch(name -> !pattern(name, locale, key).isEmpty());
  }

  private static String pattern(String bundle, Locale locale, String key) {
    try {
      var texts = ResourceBundle.getBundle(bundle, locale, NO_SYSTEM_LANGUAGE);
      return texts.containsKey(key) ? texts.getString(key) : "";
    } catch (MissingResourceException moduleNotHere) {
      return "";
    }
  }

  @Override
  public List<Locale> getProvidedLocales() {
    return LANGUAGES;
  }

  @Override
  public String getTranslation(String key, Locale locale, Object... params) {
    return text(locale, key, params);
  }
}
