package dev.formwork.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class SayingItInTwoLanguagesTest {

  private static final String TEXTS = "dev.formwork.embedded.messages";

  private static ResourceBundle texts(Locale language) {
    return ResourceBundle.getBundle(
        TEXTS,
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @Test
  void hasEveryTextInBoth() {
    assertThat(texts(Locale.SIMPLIFIED_CHINESE).keySet()).isEqualTo(texts(Locale.ENGLISH).keySet());
    for (String code : texts(Locale.ENGLISH).keySet()) {
      String chinese = texts(Locale.SIMPLIFIED_CHINESE).getString(code);
      assertThat(chinese).as(code).isNotEqualTo(texts(Locale.ENGLISH).getString(code));
      assertThat(braces(chinese)).as(code).isEqualTo(braces(texts(Locale.ENGLISH).getString(code)));
    }
  }

  private static String braces(String text) {
    return text.replaceAll("[^{}0-9]", "")
        .replaceAll("(^|\\})\\d+", "$1")
        .chars()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void fillsInWhatItIsAbout() {
    assertThat(StoreRefused.text("store.locked", Locale.ENGLISH, "/data"))
        .isEqualTo(
            "Expected the data folder /data to be free, but another Formwork has it open. Stop"
                + " that one, or name another folder (FORMWORK_DATA).");
    assertThat(StoreRefused.text("store.locked", Locale.SIMPLIFIED_CHINESE, "/data"))
        .contains("/data")
        .contains("正被另一个");
    assertThat(StoreRefused.text("store.locked", Locale.FRENCH, "/data")).contains("to be free");
  }
}
