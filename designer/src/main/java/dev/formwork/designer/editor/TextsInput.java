package dev.formwork.designer.editor;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Place;
import dev.formwork.workspace.text.Say;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A text that people read, in each of the languages; one language alone counts for all. */
final class TextsInput extends Div {

  private static final int PAUSE = 400;

  /** Texts that are usually longer than a line. */
  private static final Set<String> LONG =
      Set.of("help", "instruction", "text", "message", "note", "thanks", "description", "purpose");

  private static final Map<String, String> LANGUAGES = languages();

  private final transient Spot spot;
  private final Map<String, String> typed = new LinkedHashMap<>();
  private final boolean isForAll;

  private static Map<String, String> languages() {
    Map<String, String> languages = new LinkedHashMap<>();
    languages.put("en", "EN");
    languages.put("zh", "中");
    return languages;
  }

  TextsInput(Spot spot) {
    this.spot = spot;
    addClassName("fw-texts");
    JsonNode value = spot.value();
    isForAll = value.isString();
    String first = isForAll ? Say.language().getLanguage() : "";
    LANGUAGES.forEach((language, mark) -> {
      String text =
          isForAll
              ? language.equals(first) ? value.asString() : ""
              : value.path(language).asString("");
      typed.put(language, text);
      var tag = new Span(mark);
      tag.addClassName("fw-texts-mark");
      var line = new Div(tag, input(language, text));
      line.addClassName("fw-texts-line");
      add(line);
    });
  }

  private Component input(String language, String text) {
    String label = spot.label() + ", " + Locale.of(language).getDisplayLanguage(Say.language());
    if (LONG.contains(spot.member().name())) {
      var area = new TextArea();
      area.setAriaLabel(label);
      area.setValue(text);
      area.setMinRows(1);
      area.setValueChangeMode(ValueChangeMode.LAZY);
      area.setValueChangeTimeout(PAUSE);
      area.setWidthFull();
      listen(area, language);
      return area;
    }
    var field = new TextField();
    field.setAriaLabel(label);
    field.setValue(text);
    field.setValueChangeMode(ValueChangeMode.LAZY);
    field.setValueChangeTimeout(PAUSE);
    field.setWidthFull();
    listen(field, language);
    return field;
  }

  private void listen(AbstractField<?, String> field, String language) {
    field.addValueChangeListener(change -> {
      typed.put(language, change.getValue());
      tell();
    });
  }

  private void tell() {
    Map<String, String> filled = new LinkedHashMap<>(typed);
    filled.values().removeIf(String::isEmpty);
    if (filled.isEmpty()) {
      spot.typed("");
    } else if (filled.size() == 1 && isForAll) {
      spot.typed(filled.values().iterator().next());
    } else {
      var texts = JsonNodeFactory.instance.objectNode();
      filled.forEach(texts::put);
      spot.typed(texts, follow(filled.getOrDefault("en", "")));
    }
  }

  /** A field that has just been added is called after its title. */
  private Change[] follow(String title) {
    Place key = spot.place().parent().member("key");
    String now = spot.desk().at(key).asString("");
    boolean isTitle = spot.member().name().equals("title");
    if (!isTitle || !spot.desk().young().contains(now)) {
      return new Change[0];
    }
    String called = NewField.keyOf(title, now, spot.desk().tree());
    spot.desk().young().add(called);
    return new Change[] {new Put(key.pointer(), JsonNodeFactory.instance.stringNode(called))};
  }
}
