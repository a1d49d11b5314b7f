package dev.formwork.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as an Excel workbook: texts are always texts, never formulas; numbers and dates are what
 * they are, with the column's format. What else is to be known stands on a second sheet, so that
 * the first is nothing but the table.
 */
final class Xlsx {

  private static final int LONGEST_TEXT = 32_767;
  private static final int WIDEST = 48;
  private static final int NARROWEST = 10;

  private Xlsx() {}

  static void write(Sheet sheet, OutputStream out) throws IOException {
    try (var workbook = new Workbook(out, "Formwork", "1.0")) {
      Worksheet table = workbook.newWorksheet(sheet.title().isBlank() ? "1" : sheet.title());
      for (int i = 0; i < sheet.columns().size(); i++) {
        Sheet.Column column = sheet.columns().get(i);
        table.value(0, i, text(column.title()));
        table.style(0, i).bold().set();
        table.width(i, width(sheet, i));
      }
      for (int row = 0; row < sheet.rows().size(); row++) {
        List<@Nullable Object> values = sheet.rows().get(row);
        for (int i = 0; i < values.size(); i++) {
          write(table, row + 1, i, sheet.columns().get(i), values.get(i));
        }
      }
      table.freezePane(0, 1);
      if (!sheet.notes().isEmpty()) {
        Worksheet notes =
            workbook.newWorksheet(
                sheet.locale().getLanguage().equals(Locale.CHINESE.getLanguage()) ? "说明" : "About");
        for (int i = 0; i < sheet.notes().size(); i++) {
          notes.value(i, 0, text(sheet.notes().get(i)));
        }
      }
    }
  }

  private static void write(
      Worksheet table, int row, int at, Sheet.Column column, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Number number -> {
        table.value(row, at, number);
        table.style(row, at).format(format(column)).set();
      }
      case LocalDate day -> {
        table.value(row, at, day);
        table.style(row, at).format("yyyy-mm-dd").set();
      }
      case LocalDateTime moment -> {
        table.value(row, at, moment);
        table.style(row, at).format("yyyy-mm-dd hh:mm").set();
      }
      default -> table.value(row, at, text(value.toString()));
    }
  }

  private static String format(Sheet.Column column) {
    return switch (column.kind()) {
      case INTEGER -> "#,##0";
      case PERCENT -> "0.##\"%\"";
      case MONEY -> "[$" + symbol(column.currency()) + "]#,##0.00";
      case TEXT -> "General";
      case DECIMAL, DATE, DATE_TIME -> "#,##0.00";
    };
  }

  private static String symbol(@Nullable String currency) {
    return switch (currency) {
      case null -> "";
      case "CNY" -> "¥";
      case "USD" -> "$";
      case "EUR" -> "€";
      default -> currency + " ";
    };
  }

  /** Only what XML can carry, and no more than a cell takes. */
  private static String text(String text) {
    String clean = text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ");
    return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) : clean;
  }

  private static int width(Sheet sheet, int at) {
    Sheet.Column column = sheet.columns().get(at);
    int widest = columns(column.title());
    for (List<@Nullable Object> row : sheet.rows()) {
      widest = Math.max(widest, columns(Words.of(column, row.get(at), sheet.locale())));
    }
    return Math.clamp(widest + 2L, NARROWEST, WIDEST);
  }

  /** How wide a text is, in digits: a Chinese character takes two. */
  private static int columns(String text) {
    return text.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }
}
