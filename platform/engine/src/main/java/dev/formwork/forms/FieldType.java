package dev.formwork.forms;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.ValueSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a field with what only this kind has. Adding a kind is adding a case here: the
 * compiler then names every place that must know it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface FieldType {

  /** What it is called in definitions, as in {@code long-text}. */
  default String word() {
    return getClass().getAnnotation(JsonTypeName.class).value();
  }

  /** One line of text. */
  @JsonTypeName("text")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Text(int maxLength, @Nullable String pattern, @Nullable TextFormat format)
      implements FieldType {
    public Text {
      maxLength = maxLength == 0 ? 200 : maxLength;
    }
  }

  /** Several lines of text. */
  @JsonTypeName("long-text")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record LongText(int maxLength) implements FieldType {
    public LongText {
      maxLength = maxLength == 0 ? 10_000 : maxLength;
    }
  }

  /** A whole number. */
  @JsonTypeName("integer")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Whole(@Nullable Long min, @Nullable Long max) implements FieldType {}

  /** A number with a fixed count of digits behind the point. */
  @JsonTypeName("decimal")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Decimal(@Nullable Integer scale, @Nullable BigDecimal min, @Nullable BigDecimal max)
      implements FieldType {
    /** Digits behind the point; two where nothing is said. */
    public int digits() {
      return scale == null ? 2 : scale;
    }
  }

  /** An amount of money in one currency, by ISO 4217 code. */
  @JsonTypeName("money")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Money(
      @Nullable String currency,
      @Nullable Integer scale,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max)
      implements FieldType {
    public int digits() {
      return scale == null ? 2 : scale;
    }

    public String currencyCode() {
      return currency == null ? "CNY" : currency;
    }
  }

  /** A day without time. */
  @JsonTypeName("date")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Day(@Nullable ValueSource min, @Nullable ValueSource max) implements FieldType {}

  /** A moment. */
  @JsonTypeName("date-time")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Moment() implements FieldType {}

  /** Yes or no. */
  @JsonTypeName("switch")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Switch() implements FieldType {}

  /** One of several values. */
  @JsonTypeName("choice")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Choice(Options options) implements FieldType {}

  /** Any number of several values. */
  @JsonTypeName("multi-choice")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record MultiChoice(Options options) implements FieldType {}

  /** A person of the organisation, optionally only holders of certain roles. */
  @JsonTypeName("user")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record User(List<DefinitionKey> roles) implements FieldType {
    public User {
      roles = List.copyOf(roles);
    }
  }

  /**
   * A record of another form ({@code dealership/customer}, or a form of this app).
   *
   * @param fill copied when it is chosen: own field by their field
   */
  @JsonTypeName("relation")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Relation(String form, Map<FieldKey, FieldKey> fill) implements FieldType {
    public Relation {
      fill = Map.copyOf(fill);
    }
  }

  /** Rows of fields. */
  @JsonTypeName("subtable")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Subtable(List<Field> fields, int minRows, int maxRows) implements FieldType {
    public Subtable {
      fields = List.copyOf(fields);
      maxRows = maxRows == 0 ? 200 : maxRows;
    }

    public Optional<Field> field(String key) {
      return fields.stream().filter(f -> f.key().value().equals(key)).findFirst();
    }
  }

  /**
   * Files.
   *
   * @param maxSize of one file, in megabytes
   * @param accept endings like {@code pdf}; empty accepts the platform's whole allow-list
   */
  @JsonTypeName("attachment")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Attachment(int maxFiles, int maxSize, List<String> accept) implements FieldType {
    public Attachment {
      maxFiles = maxFiles == 0 ? 10 : maxFiles;
      maxSize = maxSize == 0 ? 10 : maxSize;
      accept = List.copyOf(accept);
    }
  }

  /** A value computed from other fields; never typed in. */
  @JsonTypeName("formula")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Formula(String formula, Result result, @Nullable Integer scale) implements FieldType {
    public int digits() {
      return scale == null ? 2 : scale;
    }
  }

  /** A running number by a pattern such as {@code ORD-{yyyy}-{0000}}, given at submit. */
  @JsonTypeName("serial")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Serial(String pattern) implements FieldType {}

  /** What a formula yields. */
  enum Result {
    TEXT,
    INTEGER,
    DECIMAL,
    MONEY,
    DATE,
    SWITCH
  }

  /** A well-known shape of text. */
  enum TextFormat {
    PHONE("[+]?[0-9][0-9 -]{5,18}[0-9]"),
    EMAIL("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+"),
    ID_NUMBER("[0-9]{17}[0-9Xx]|[A-Z][A-Z0-9]{5,17}");

    private final String pattern;

    TextFormat(String pattern) {
      this.pattern = pattern;
    }

    /** What the whole text matches. */
    String pattern() {
      return pattern;
    }
  }
}
