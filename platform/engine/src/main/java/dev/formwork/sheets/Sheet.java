package dev.formwork.sheets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table to be written.
 *
 * @param notes what else is to be known of it, a line each: when it was made, what was left out
 * @param rows values by column: String, Number, LocalDate or LocalDateTime; null where there is
 *     none
 * @param locale of its reader, for numbers in PDF
 */
public record Sheet(
    String title,
    List<String> notes,
    List<Column> columns,
    List<List<@Nullable Object>> rows,
    Locale locale) {

  public Sheet {
    notes = List.copyOf(notes);
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableList(new ArrayList<>(rows));
  }

  /** What a column holds. */
  public enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    /** A number of hundredths: 95 is shown as 95 %. */
    PERCENT,
    MONEY,
    DATE,
    DATE_TIME;

    boolean isNumber() {
      return switch (this) {
        case INTEGER, DECIMAL, PERCENT, MONEY -> true;
        case TEXT, DATE, DATE_TIME -> false;
      };
    }
  }

  /**
   * One column.
   *
   * @param currency by ISO 4217 code; only of money
   */
  public record Column(String title, Kind kind, @Nullable String currency) {
    public static Column of(String title, Kind kind) {
      return new Column(title, kind, null);
    }
  }
}
