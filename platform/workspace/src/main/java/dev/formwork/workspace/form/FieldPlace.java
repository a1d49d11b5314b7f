package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.workspace.text.Say;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path inside a record in words: {@code total}, {@code lines[0].quantity} by position, {@code
 * lines[r2].quantity} by the row's own id.
 *
 * @param field of a whole row, the rows; absent where the form has no such field any more
 */
public record FieldPlace(String title, @Nullable Field field) {

  private static final Pattern IN_ROWS = Pattern.compile("(\\w+)\\[(r?)(\\d+)](?:\\.(\\w+))?");

  public static FieldPlace of(Form form, String path) {
    Matcher inRows = IN_ROWS.matcher(path);
    if (!inRows.matches()) {
      return form.field(path)
          .map(field -> new FieldPlace(Say.t(field.title()), field))
          .orElseGet(() -> new FieldPlace(path, null));
    }
    Optional<Field> rows = form.field(inRows.group(1));
    int number = Integer.parseInt(inRows.group(3)) + (inRows.group(2).isEmpty() ? 1 : 0);
    String row = t("place.row", title(rows, inRows.group(1)), number);
    Optional<Field> cell = rows.flatMap(field -> cell(field, inRows.group(4)));
    return inRows.group(4) == null
        ? new FieldPlace(row, rows.orElse(null))
        : new FieldPlace(t("place.cell", row, title(cell, inRows.group(4))), cell.orElse(null));
  }

  private static Optional<Field> cell(Field rows, @Nullable String key) {
    return key != null && rows.type() instanceof FieldType.Subtable type
        ? type.field(key)
        : Optional.empty();
  }

  private static String title(Optional<Field> field, String key) {
    return field.map(each -> Say.t(each.title())).orElse(key);
  }
}
