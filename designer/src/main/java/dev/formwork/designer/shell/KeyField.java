package dev.formwork.designer.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.kernel.DefinitionKey;
import java.util.Locale;
import java.util.Optional;

/** The key of something new: made from its title until somebody types one. */
public final class KeyField extends TextField {

  private static final int MAX = 60;

  private boolean isTyped;

  public KeyField() {
    super(t("new.key"));
    setHelperText(t("new.key-help"));
    setMaxLength(MAX);
    setRequiredIndicatorVisible(true);
    setManualValidation(true);
    getElement().setAttribute("autocapitalize", "none").setAttribute("spellcheck", "false");
    setValueChangeMode(ValueChangeMode.ON_CHANGE);
    addValueChangeListener(change -> {
      if (change.isFromClient()) {
        isTyped = !change.getValue().isBlank();
        setInvalid(false);
      }
    });
  }

  /** Proposes a key for this title. */
  public void follow(String title) {
    if (!isTyped) {
      setValue(proposal(title));
      setInvalid(false);
    }
  }

  /** The key; where it is none, says so at the field. */
  public Optional<DefinitionKey> key() {
    String text = getValue().strip();
    if (DefinitionKey.isKey(text)) {
      return Optional.of(DefinitionKey.of(text));
    }
    refuse(t("new.key-wrong"));
    return Optional.empty();
  }

  public void refuse(String why) {
    setErrorMessage(why);
    setInvalid(true);
    focus();
  }

  /** {@code Lost customers (2026)} becomes {@code lost-customers-2026}. */
  static String proposal(String title) {
    String words =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    return words.length() > MAX ? words.substring(0, MAX).replaceAll("-+$", "") : words;
  }
}
