package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.ParameterType;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for the value of one parameter. */
final class ParameterSheet {

  private final Manifest.Parameter parameter;
  private final Sheet sheet;
  private final TextField text = new TextField(t("parameters.value"));
  private final Checkbox yes;

  ParameterSheet(Manifest.Parameter parameter, Object value) {
    this.parameter = parameter;
    this.sheet = new Sheet(Say.t(parameter.title()));
    this.yes = new Checkbox(Say.t(parameter.title()), Boolean.TRUE.equals(value));
    text.setManualValidation(true);
    text.setValue(words(value));
    text.setHelperText(t("parameters.by-default", words(parameter.defaultValue())));
    text.setAutofocus(true);
  }

  /**
   * @param set given the new value, or {@code null} for the default; may refuse
   */
  void open(Consumer<@Nullable Object> set) {
    if (!parameter.help().isEmpty()) {
      var help = new Paragraph(Say.t(parameter.help()));
      help.addClassName("fw-quiet");
      sheet.with(help);
    }
    sheet.with(input());
    sheet.actions(
        Button.plain(t("parameters.default"), () -> attempt(set, null)),
        Button.primary(
            t("parameters.set"),
            () -> value().ifPresentOrElse(value -> attempt(set, value), this::refuse)));
    sheet.open();
  }

  private Component input() {
    return switch (parameter.type()) {
      case SWITCH -> yes;
      case INTEGER, DECIMAL, TEXT, DATE -> text;
    };
  }

  private Optional<Object> value() {
    return parameter.type() == ParameterType.SWITCH
        ? Optional.of(yes.getValue())
        : typed(parameter.type(), text.getValue());
  }

  private void attempt(Consumer<@Nullable Object> set, @Nullable Object value) {
    try {
      set.accept(value);
      sheet.close();
    } catch (Refusal refused) {
      refuse(Attempt.why(refused));
    }
  }

  private void refuse() {
    refuse(t("parameters.expected." + parameter.type().word()));
  }

  private void refuse(String why) {
    text.setErrorMessage(why);
    text.setInvalid(true);
    text.focus();
  }

  /** What was typed as a value of the type; empty where it is none. */
  static Optional<Object> typed(ParameterType type, String typed) {
    String text = typed.strip();
    Object value =
        switch (type) {
          case INTEGER, DECIMAL -> number(text);
          case TEXT, DATE, SWITCH -> text;
        };
    return Optional.of(value).filter(type::accepts);
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text.replace(",", ""));
    } catch (NumberFormatException _) {
      return text;
    }
  }

  /** The value as it is read, and typed where it is no switch. */
  static String words(Object value) {
    return value instanceof Boolean on
        ? t(on ? "parameters.yes" : "parameters.no")
        : value.toString();
  }
}
