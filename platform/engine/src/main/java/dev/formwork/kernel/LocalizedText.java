package dev.formwork.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text in several languages, by ISO 639 code: {@code {en: Order, zh: 订单}}. A plain string is
 * the text of every language.
 */
public record LocalizedText(@JsonValue Map<String, String> byLanguage) {

  public static final LocalizedText EMPTY = new LocalizedText(Map.of());

  private static final String ANY = "*";

  public LocalizedText {
    byLanguage = Map.copyOf(byLanguage);
  }

  /** The same text in every language. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static LocalizedText of(String text) {
    return text.isEmpty() ? EMPTY : new LocalizedText(Map.of(ANY, text));
  }

  public static LocalizedText of(String english, String chinese) {
    return new LocalizedText(Map.of("en", english, "zh", chinese));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static LocalizedText of(Map<String, String> byLanguage) {
    return new LocalizedText(byLanguage);
  }

  /** The text in this language, else in English, else in any; empty where there is none. */
  public String in(Locale locale) {
    String exact = byLanguage.get(locale.getLanguage());
    if (exact != null) {
      return exact;
    }
    String any = byLanguage.getOrDefault(ANY, byLanguage.get("en"));
    return any != null ? any : new TreeMap<>(byLanguage).values().stream().findFirst().orElse("");
  }

  public boolean isEmpty() {
    return byLanguage.isEmpty();
  }

  /** This text, or {@code other} where this one is empty. */
  public LocalizedText or(LocalizedText other) {
    return isEmpty() ? other : this;
  }
}
