package dev.formwork.designer.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.Optional;

/** What something new is called: a title in each language, one is enough, and a key. */
public final class Naming extends Div {

  private final TextField english = title(t("new.title-en"));
  private final TextField chinese = title(t("new.title-zh"));
  private final KeyField key = new KeyField();

  /**
   * The answer.
   *
   * @param title in the languages that were filled in, the same text for the other one
   */
  public record Name(DefinitionKey key, LocalizedText title) {}

  public Naming() {
    addClassName("fw-naming");
    english.setValueChangeMode(ValueChangeMode.LAZY);
    english.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        key.follow(change.getValue());
      }
    });
    english.setAutofocus(true);
    add(english, chinese, key);
  }

  /** Empty where something is missing, which is then said at the field. */
  public Optional<Name> name() {
    String en = english.getValue().strip();
    String zh = chinese.getValue().strip();
    if (en.isEmpty() && zh.isEmpty()) {
      english.setErrorMessage(t("new.title-missing"));
      english.setInvalid(true);
      english.focus();
      return Optional.empty();
    }
    var title = LocalizedText.of(en.isEmpty() ? zh : en, zh.isEmpty() ? en : zh);
    return key.key().map(value -> new Name(value, title));
  }

  /** Says at the key why it can't be used. */
  public void refuseKey(String why) {
    key.refuse(why);
  }

  private static TextField title(String label) {
    var field = new TextField(label);
    field.setMaxLength(100);
    field.setManualValidation(true);
    field.addValueChangeListener(_ -> field.setInvalid(false));
    return field;
  }
}
