package dev.formwork.embedded;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The store cannot do what it is asked, for a reason with a stable code, as in {@code
 * store.locked}. The message is one sentence in the language of the process.
 */
public class StoreRefused extends IllegalStateException {

  private static final String TEXTS = "dev.formwork.embedded.messages";

  private final String code;

  /**
   * Refuses for a reason of {@code messages.properties}.
   *
   * @param arguments what stands in the braces of its text
   */
  public StoreRefused(String code, @Nullable Throwable cause, Object... arguments) {
    super(text(code, Locale.getDefault(), arguments), cause);
    this.code = code;
  }

  private record Said(String code, String text) {}

  private StoreRefused(Said said) {
    super(said.text);
    this.code = said.code;
  }

  /** What another process refused, in its words. */
  static StoreRefused as(String code, String text) {
    return new StoreRefused(new Said(code, text));
  }

  public String code() {
    return code;
  }

  /** The text of a code in a language, with its arguments. */
  static String text(String code, Locale language, Object... arguments) {
    var texts = ResourceBundle.getBundle(TEXTS, language, ENGLISH_ELSE);
    return new MessageFormat(texts.getString(code), language).format(arguments);
  }

  /** English where there is no text in the language, whatever the process speaks. */
  private static final ResourceBundle.Control ENGLISH_ELSE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
