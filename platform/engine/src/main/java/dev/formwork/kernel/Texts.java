package dev.formwork.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.Function;

/**
 * The platform's own texts by code and language, from {@code dev/formwork/problems*.properties}:
 * one line per problem code, with {@code {name}} where an argument stands.
 */
public final class Texts {

  /** The languages of the platform, the first where nothing else is said. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

  private static final String BUNDLE = "dev.formwork.problems";
  private static final ResourceBundle.Control NO_SYSTEM_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Texts() {}

  /** What a person reads about a problem; its code where no text stands for it. */
  public static String of(Problem problem, Locale locale) {
    try {
      var bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_SYSTEM_LANGUAGE);
      return filled(bundle.getString(problem.code()), problem.args(), locale);
    } catch (MissingResourceException noText) {
      return problem.code();
    }
  }

  /** The same in each language of the platform. */
  public static LocalizedText of(Problem problem) {
    return each(locale -> of(problem, locale));
  }

  /** One text, made for each language of the platform. */
  public static LocalizedText each(Function<Locale, String> text) {
    var byLanguage = new HashMap<String, String>();
    LANGUAGES.forEach(locale -> byLanguage.put(locale.getLanguage(), text.apply(locale)));
    return new LocalizedText(byLanguage);
  }

  private static String filled(String text, Map<String, Object> args, Locale locale) {
    String filled = text;
    for (var arg : args.entrySet()) {
      Object value = arg.getValue();
      String shown = value instanceof LocalizedText t ? t.in(locale) : String.valueOf(value);
      filled = filled.replace("{" + arg.getKey() + "}", shown);
    }
    return filled;
  }
}
