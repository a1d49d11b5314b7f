package dev.formwork.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field is compared with; never a script, so that a query can be made of it. */
public sealed interface Operand extends ValueSource permits Dynamic, Operand.Literal, Operand.Many {

  /** No value: {@code {op: eq, value: null}} holds for an absent field. */
  Literal NULL = new Literal(null);

  /** A value written down: text, {@code Long}, {@code BigDecimal}, boolean or null. */
  record Literal(@Nullable Object value) implements Operand {
    @Override
    public @Nullable Object toJson() {
      return value instanceof String text && text.startsWith("$") ? "$" + text : value;
    }
  }

  /** Several values. */
  record Many(List<Operand> values) implements Operand {
    public Many {
      values = List.copyOf(values);
    }

    @Override
    public Object toJson() {
      var json = new ArrayList<@Nullable Object>();
      values.forEach(each -> json.add(each.toJson()));
      return json;
    }
  }

  static Operand of(Object value) {
    return new Literal(value);
  }
}
