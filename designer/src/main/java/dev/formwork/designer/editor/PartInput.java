package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.kernel.FieldKey;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a field that comes is called: a title in each language, and a key that follows it. */
final class PartInput extends Div {

  private static final int LONGEST = 64;
  private static final int LONGEST_TITLE = 100;

  private final transient JsonNode form;
  private final TextField english = new TextField(t("new.title-en"));
  private final TextField chinese = new TextField(t("new.title-zh"));
  private final TextField key = new TextField(t("rename.key"));
  private final Span example = new Span();
  private final transient Runnable told;
  private boolean isKeyTyped;

  /**
   * @param told of each change
   */
  PartInput(JsonNode form, String freeKey, Runnable told) {
    this.form = form;
    this.told = told;
    addClassName("fw-new-field");
    key.setValue(freeKey);
    key.setMaxLength(LONGEST);
    key.setManualValidation(true);
    key.getElement().setAttribute("autocapitalize", "none").setAttribute("spellcheck", "false");
    key.setValueChangeMode(ValueChangeMode.LAZY);
    key.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        isKeyTyped = true;
        told.run();
      }
    });
    listen(english);
    listen(chinese);
    example.addClassNames("fw-quiet", "fw-small");
    add(english, chinese, key, example);
  }

  private void listen(TextField title) {
    title.setMaxLength(LONGEST_TITLE);
    title.setManualValidation(true);
    title.setValueChangeMode(ValueChangeMode.LAZY);
    title.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        if (!isKeyTyped) {
          key.setValue(NewField.keyOf(english.getValue(), key.getValue(), form));
        }
        told.run();
      }
    });
  }

  /** Shows what would come into it. */
  void show(String piece) {
    example.setText(piece.isEmpty() ? "" : t("reshape.piece", piece));
  }

  /** Begins with these titles, by language. */
  void call(JsonNode titles) {
    english.setValue(titles.path("en").asString(""));
    chinese.setValue(titles.path("zh").asString(""));
  }

  void begin() {
    english.focus();
  }

  /**
   * What it is called; empty where something is missing, which is said there.
   *
   * @param taken keys of other fields
   */
  Optional<FieldSplit.Part> part(Set<String> taken) {
    String wanted = key.getValue().strip();
    boolean isKey = FieldKey.isKey(wanted);
    boolean isTaken = taken.contains(wanted);
    key.setInvalid(!isKey || isTaken);
    key.setErrorMessage(t(isTaken ? "rename.taken" : "rename.wrong"));
    String en = english.getValue().strip();
    String zh = chinese.getValue().strip();
    if (key.isInvalid() || (en.isEmpty() && zh.isEmpty())) {
      return Optional.empty();
    }
    ObjectNode title = JsonNodeFactory.instance.objectNode();
    title.put("en", en.isEmpty() ? zh : en).put("zh", zh.isEmpty() ? en : zh);
    return Optional.of(new FieldSplit.Part(wanted, title));
  }
}
