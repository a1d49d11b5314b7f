package dev.formwork.forms;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ValueSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One value of a form under a key, of some {@link FieldType}.
 *
 * @param required a submit refuses without it; a draft does not
 * @param readOnly never typed in, only set by defaults, fills and flows
 * @param searchable found by the list's search box
 * @param sortable lists may sort by it
 * @param reportable reports may group and measure by it
 * @param wide takes the whole width of its section
 * @param nodeOnly closed to everybody but the holders of tasks whose node opens it, and to roles
 *     whose grant names it
 */
@JsonDeserialize(using = FieldReader.class)
public record Field(
    FieldKey key,
    LocalizedText title,
    LocalizedText help,
    LocalizedText placeholder,
    boolean required,
    @Nullable Condition requiredWhen,
    @Nullable Condition visibleWhen,
    boolean readOnly,
    @Nullable ValueSource defaultValue,
    boolean unique,
    boolean searchable,
    boolean sortable,
    boolean reportable,
    boolean wide,
    boolean nodeOnly,
    FieldType type) {

  /** One with nothing but a title. */
  public static Field plain(FieldKey key, LocalizedText title, FieldType type) {
    return new Field(
        key,
        title,
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        false,
        null,
        null,
        false,
        null,
        false,
        false,
        false,
        false,
        false,
        false,
        type);
  }

  /** The same, but a submit does without it unless its own condition asks for it. */
  public Field optional() {
    return new Field(
        key,
        title,
        help,
        placeholder,
        false,
        requiredWhen,
        visibleWhen,
        readOnly,
        defaultValue,
        unique,
        searchable,
        sortable,
        reportable,
        wide,
        nodeOnly,
        type);
  }

  /** Whether people never type it in, whatever their rights. */
  public boolean isComputed() {
    return type instanceof FieldType.Computed || type instanceof FieldType.Serial;
  }
}
