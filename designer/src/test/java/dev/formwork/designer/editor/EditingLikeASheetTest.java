package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EditingLikeASheetTest {

  private static final SheetColumn AMOUNT =
      new SheetColumn("Amount", "ask", List.of("when", "amount"), false, List.of());
  private static final SheetColumn NOTE =
      new SheetColumn("Note", "note", List.of("note", "en"), true, List.of());

  private static JsonNode row(String yaml) {
    return Yaml.read(yaml).tree();
  }

  @Test
  void writesAndReadsACellOfARow() {
    JsonNode row = row("{when: {amount: {lte: 500}}, then: {who: boss}}");

    assertThat(AMOUNT.write(row)).isEqualTo("≤ 500");
    assertThat(AMOUNT.with(row, "> 900"))
        .isEqualTo(row("{when: {amount: {gt: 900}}, then: {who: boss}}"));
  }

  @Test
  void asksNothingWhereACellIsEmptied() {
    JsonNode row = row("{when: {amount: 5}, then: {who: boss}}");

    assertThat(AMOUNT.with(row, " ")).isEqualTo(row("{when: {}, then: {who: boss}}"));
  }

  @Test
  void takesANoteAwayWithItsLastWord() {
    JsonNode row = row("{when: {}, then: {}, note: {en: Rare}}");

    assertThat(NOTE.with(row, "")).isEqualTo(row("{when: {}, then: {}}"));
  }

  @Test
  void keepsATextForAllLanguagesWhenOneIsTyped() {
    var chinese = new SheetColumn("Title", "ask", List.of("title", "zh"), true, List.of());

    assertThat(chinese.with(row("{key: high, title: High}"), "高"))
        .isEqualTo(row("{key: high, title: {en: High, zh: 高}}"));
  }

  @Test
  void writesWordsThatLookLikeNumbersAsTheyAre() {
    var key = new SheetColumn("Key", "ask", List.of("key"), true, List.of());

    assertThat(key.with(row("{key: a, title: A}"), "2026").path("key").isString()).isTrue();
  }
}
