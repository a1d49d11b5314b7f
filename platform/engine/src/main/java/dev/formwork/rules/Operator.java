package dev.formwork.rules;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a condition compares a field with a value.
 *
 * <p>An absent field equals only null; no order holds for it. Every {@code n…} operator is the
 * exact opposite of its positive one, so {@code ne} and {@code notIn} hold for an absent field.
 */
public enum Operator {
  EQ("eq"),
  NE("ne"),
  GT("gt"),
  GTE("gte"),
  LT("lt"),
  LTE("lte"),
  IN("in"),
  NOT_IN("notIn"),
  /** The text holds this text anywhere, whatever the case. */
  CONTAINS("contains"),
  /** The text begins with this text, whatever the case. */
  STARTS_WITH("startsWith"),
  /** Absent, an empty text or an empty list. */
  EMPTY("empty"),
  NOT_EMPTY("notEmpty"),
  /** Among the chosen values is this one; with a list, all of these. */
  INCLUDES("includes");

  private static final Set<Operator> OF_EVERY_KIND = EnumSet.of(EMPTY, NOT_EMPTY);
  private static final Set<Operator> OF_SINGLE_VALUES = EnumSet.of(EQ, NE, IN, NOT_IN);
  private static final Set<Operator> OF_ORDERED_VALUES = EnumSet.of(GT, GTE, LT, LTE);
  private static final Set<Operator> OF_TEXTS = EnumSet.of(CONTAINS, STARTS_WITH);

  private final String key;

  Operator(String key) {
    this.key = key;
  }

  /** The word that stands for it in a definition. */
  @JsonValue
  public String key() {
    return key;
  }

  /** Whether it compares with a value at all. */
  public boolean needsValue() {
    return !OF_EVERY_KIND.contains(this);
  }

  /** Whether it may compare with a list of values. */
  public boolean takesSeveral() {
    return this == IN || this == NOT_IN || this == INCLUDES;
  }

  /** Whether a field of this kind can be compared so; otherwise the comparison never holds. */
  public boolean fits(ValueKind kind) {
    if (OF_EVERY_KIND.contains(this)) {
      return true;
    }
    return switch (kind) {
      case TEXT ->
          OF_SINGLE_VALUES.contains(this)
              || OF_ORDERED_VALUES.contains(this)
              || OF_TEXTS.contains(this);
      case NUMBER, DATE, DATE_TIME ->
          OF_SINGLE_VALUES.contains(this) || OF_ORDERED_VALUES.contains(this);
      case SWITCH -> OF_SINGLE_VALUES.contains(this);
      case CHOICES -> this == INCLUDES;
      case ROWS -> false;
    };
  }

  public static Optional<Operator> named(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }
}
