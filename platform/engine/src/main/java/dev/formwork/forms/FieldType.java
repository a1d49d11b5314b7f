package dev.formwork.forms;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ValueSource;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
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

  /**
   * One of several values.
   *
   * @param filter which of them are offered: a condition about an option (its {@code key}, its
   *     {@code parent}, its columns) that may name fields of the record by {@code $field.x}
   */
  @JsonTypeName("choice")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Choice(Options options, @Nullable Condition filter) implements FieldType {
    /** All of them are offered. */
    public Choice(Options options) {
      this(options, null);
    }
  }

  /**
   * Any number of several values.
   *
   * @param filter which of them are offered, as for {@link Choice}
   */
  @JsonTypeName("multi-choice")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record MultiChoice(Options options, @Nullable Condition filter) implements FieldType {
    /** All of them are offered. */
    public MultiChoice(Options options) {
      this(options, null);
    }
  }

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
   * @param filter which records can be chosen: a condition about them that may name fields of this
   *     record by {@code $field.x}
   * @param listed how the page of the other record lists those that point to it; absent where it
   *     does not
   */
  @JsonTypeName("relation")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Relation(
      String form,
      Map<FieldKey, FieldKey> fill,
      @Nullable Condition filter,
      @Nullable Listed listed)
      implements FieldType {
    public Relation {
      fill = Map.copyOf(fill);
    }
  }

  /**
   * How records are listed with the one that they point to.
   *
   * @param title what the list is called; what the form is called, where empty
   * @param columns what each row shows; the columns of the form's own list, where empty
   * @param readOnly whether new ones are not begun from there
   */
  record Listed(LocalizedText title, List<FieldKey> columns, boolean readOnly) {
    public Listed {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Rows of fields.
   *
   * @param given the column that gives the rows: one for each option that it offers; where absent,
   *     people add and remove rows
   */
  @JsonTypeName("subtable")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Subtable(List<Field> fields, int minRows, int maxRows, @Nullable FieldKey given)
      implements FieldType {
    public Subtable {
      fields = List.copyOf(fields);
      maxRows = maxRows == 0 ? 200 : maxRows;
    }

    /** The choice that gives the rows; empty where people add and remove them. */
    Optional<Choice> givenChoice() {
      return given == null
          ? Optional.empty()
          : field(given.value())
              .map(Field::type)
              .filter(Choice.class::isInstance)
              .map(Choice.class::cast);
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

  /** A signature drawn on the screen, kept as a picture with who drew it and when. */
  @JsonTypeName("signature")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Signature() implements FieldType {
    /** What the picture may weigh, in bytes. */
    public static final int MAX_BYTES = 512 * 1024;
  }

  /** A value that follows from others; never typed in. */
  sealed interface Computed extends FieldType {

    Result result();

    @Nullable Integer scale();

    /** Digits behind the point; two where nothing is said. */
    default int digits() {
      Integer said = scale();
      return said == null ? 2 : said;
    }
  }

  /** A value computed from other fields. */
  @JsonTypeName("formula")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Formula(String formula, Result result, @Nullable Integer scale) implements Computed {}

  /**
   * What a chosen option or a related record says under a key: the class of a reason, the phone of
   * the customer.
   *
   * @param from the choice or relation whose option or record it is
   * @param take a column of the option, its {@code parent}, or a field of the record
   * @param options where its values are keys of options: which
   * @param frozen stays what it was at submit while the same is chosen; else it follows
   */
  @JsonTypeName("lookup")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Lookup(
      FieldKey from,
      FieldKey take,
      Result result,
      @Nullable Integer scale,
      @Nullable Options options,
      boolean frozen)
      implements Computed {}

  /**
   * A figure over the records of another form that point to this one.
   *
   * @param by the relation through which they do
   * @param of the field that is measured; absent for a count
   * @param filter which of them count; all that are no drafts where absent
   * @param latestBy what the latest is told by; when they were made, where absent
   */
  @JsonTypeName("roll-up")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record RollUp(
      String form,
      FieldKey by,
      Figure figure,
      @Nullable FieldKey of,
      @Nullable Condition filter,
      @Nullable FieldKey latestBy,
      Result result,
      @Nullable Integer scale)
      implements Computed {}

  /** What a roll-up tells of the records. */
  enum Figure {
    COUNT,
    SUM,
    MIN,
    MAX,
    /** The value of the newest of them. */
    LATEST
  }

  /** A running number by a pattern such as {@code ORD-{yyyy}-{0000}}, given at submit. */
  @JsonTypeName("serial")
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Serial(String pattern) implements FieldType {}

  /** What a computed field holds. */
  enum Result {
    TEXT,
    INTEGER,
    DECIMAL,
    MONEY,
    DATE,
    DATE_TIME,
    SWITCH,
    /** Several texts. */
    CHOICES
  }

  /** A well-known shape of text. */
  enum TextFormat {
    PHONE("[+]?[0-9][0-9 -]{5,18}[0-9]"),
    EMAIL("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+"),
    ID_NUMBER("[0-9]{17}[0-9Xx]|[A-Z][A-Z0-9]{5,17}"),
    /** A vehicle identification number by ISO 3779: no I, O or Q. */
    VIN("[A-HJ-NPR-Za-hj-npr-z0-9]{17}");

    private final String pattern;

    TextFormat(String pattern) {
      this.pattern = pattern;
    }

    /** What the whole text matches. */
    String pattern() {
      return pattern;
    }

    /**
     * The text as it is compared with others: 139-1234 5678, +86 13912345678 and １３９１２３４５６７８ are
     * one phone number.
     */
    public String compared(String text) {
      String plain =
          Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
      return switch (this) {
        case PHONE -> phone(plain.replaceAll("[^0-9+]", ""));
        case ID_NUMBER, VIN -> plain.replaceAll("[^0-9a-z]", "");
        case EMAIL -> plain;
      };
    }

    /** Mainland mobile numbers have eleven digits from 1 on, with or without the country's code. */
    private static String phone(String digits) {
      String bare = digits.replaceFirst("^(?:[+]|00)?86(?=1[0-9]{10}$)", "");
      return bare.startsWith("00") ? "+" + bare.substring(2) : bare;
    }
  }
}
