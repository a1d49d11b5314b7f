package dev.formwork.workspace.form;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.forms.FieldType;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number, written with separators and read with or without them: {@code 486,000.50}. What is no
 * number is handed on as typed, so that the engine says what it expected.
 */
final class NumberInput extends Inputs.Plain<TextField, String> {

  private static final int LONGEST = 40;

  private final int digits;
  private final boolean whole;
  private String unread = "";

  private NumberInput(Input.Frame frame, TextField field, int digits, boolean whole) {
    super(Inputs.dressed(frame, field));
    this.digits = digits;
    this.whole = whole;
    field.setManualValidation(true);
    field.setMaxLength(LONGEST);
    field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    field.addClassName("fw-number-input");
    field.getElement().setAttribute("inputmode", whole ? "numeric" : "decimal");
    field.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        frame.told().accept(read(change.getValue()));
      }
    });
  }

  static Input whole(Input.Frame frame) {
    return new NumberInput(frame, new TextField(), 0, true);
  }

  static Input decimal(Input.Frame frame, int digits) {
    return new NumberInput(frame, new TextField(), digits, false);
  }

  static Input money(Input.Frame frame, FieldType.Money money) {
    var field = new TextField();
    field.setPrefixComponent(new Span(Show.symbol(money.currencyCode()).strip()));
    return new NumberInput(frame, field, money.digits(), false);
  }

  @Override
  public void show(@Nullable Object value) {
    if (value == null && !unread.isEmpty()) {
      return;
    }
    unread = "";
    field()
        .setValue(
            switch (value) {
              case Long number -> Show.whole(number);
              case BigDecimal number -> Show.number(number, shownDigits(number));
              case null, default -> "";
            });
  }

  private int shownDigits(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0 ? 0 : digits;
  }

  private @Nullable Object read(String typed) {
    unread = "";
    if (typed.isBlank()) {
      return null;
    }
    Optional<BigDecimal> number = parsed(typed);
    if (number.isEmpty()) {
      unread = typed;
      return typed;
    }
    return whole && number.get().stripTrailingZeros().scale() <= 0
        ? (Object) number.get().longValue()
        : number.get();
  }

  /** Full-width digits and separators, spaces and signs of money are taken as people type them. */
  static Optional<BigDecimal> parsed(String typed) {
    var plain = new StringBuilder();
    typed
        .codePoints()
        .forEach(c -> {
          if (Character.isDigit(c)) {
            plain.append(Character.digit(c, 10));
          } else if (c == '.' || c == '。' || c == '．') {
            plain.append('.');
          } else if (c == '-' || c == '－' || c == '−') {
            plain.append('-');
          } else if (!isSeparator(c)) {
            plain.append('?');
          }
        });
    try {
      return Optional.of(new BigDecimal(plain.toString()));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private static boolean isSeparator(int c) {
    return c == ','
        || c == '，'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.CURRENCY_SYMBOL;
  }
}
