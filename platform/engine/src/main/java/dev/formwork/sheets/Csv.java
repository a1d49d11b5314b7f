package dev.formwork.sheets;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows as RFC 4180 has them, in a form that spreadsheets open safely: a text that one of them would
 * take for a formula begins with an apostrophe (OWASP: CSV injection). Numbers stay numbers.
 */
public final class Csv {

  /** Also behind spaces and quotes, and in full width, as some spreadsheets look past these. */
  private static final Pattern LIKE_A_FORMULA =
      Pattern.compile(
          "^(?:[\\t\\r\\n\\u0000]|[\\s\\u00a0\\u3000\"']*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]).*",
          Pattern.DOTALL);

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Appendable out;

  /** Begins a table; the mark lets spreadsheets read it as UTF-8. */
  public Csv(Appendable out) throws IOException {
    this.out = out;
    out.append(BYTE_ORDER_MARK);
  }

  /** A cell that is a number or nothing, written as it is; any other is written as text. */
  public record Cell(String text, boolean isNumber) {
    public static final Cell EMPTY = new Cell("", true);
  }

  /** Writes one line. */
  public void row(List<Cell> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      Cell cell = cells.get(i);
      out.append(cell.isNumber() ? cell.text() : quoted(cell.text()));
    }
    out.append("\r\n");
  }

  private static String quoted(String text) {
    String harmless = LIKE_A_FORMULA.matcher(text).matches() ? "'" + text : text;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
