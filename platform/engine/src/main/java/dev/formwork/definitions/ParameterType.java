package dev.formwork.definitions;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a parameter holds. */
public enum ParameterType {
  INTEGER,
  DECIMAL,
  TEXT,
  SWITCH,
  DATE;

  /** The value as records hold it; throws where JSON gave something else. */
  Object typed(Object value) {
    return switch (this) {
      case INTEGER -> new BigDecimal(value.toString()).longValueExact();
      case DECIMAL -> new BigDecimal(value.toString());
      case TEXT -> (String) value;
      case SWITCH -> (Boolean) value;
      case DATE -> LocalDate.parse((String) value);
    };
  }
}
