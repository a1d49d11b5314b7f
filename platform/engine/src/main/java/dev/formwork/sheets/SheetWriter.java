package dev.formwork.sheets;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes tables as files. */
@Component
public class SheetWriter {

  /** Laying out pages costs more than writing cells: longer tables are no PDF. */
  static final int MAX_PDF_ROWS = 2_000;

  private final PdfFont font;

  SheetWriter(PdfFont font) {
    this.font = font;
  }

  /**
   * The file. Refuses with {@code sheets.pdf.no-font} where a PDF would need a font for Chinese
   * that is not there, and with {@code sheets.pdf.too-long} beyond 2,000 rows.
   */
  public byte[] write(Sheet sheet, SheetFormat format) {
    var out = new ByteArrayOutputStream();
    try {
      switch (format) {
        case CSV -> out.writeBytes(csv(sheet).getBytes(StandardCharsets.UTF_8));
        case XLSX -> Xlsx.write(sheet, out);
        case PDF -> pdf(sheet, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void pdf(Sheet sheet, ByteArrayOutputStream out) throws IOException {
    if (sheet.rows().size() > MAX_PDF_ROWS) {
      throw new Refusal.TooMuch(Problem.error("sheets.pdf.too-long", "").with("max", MAX_PDF_ROWS));
    }
    var pdf = new Pdf(sheet);
    var file = font.find();
    if (file.isEmpty() && pdf.needsFont()) {
      throw new Refusal.Conflict(Problem.error("sheets.pdf.no-font", ""));
    }
    pdf.write(file.orElse(null), out);
  }

  private static String csv(Sheet sheet) throws IOException {
    var text = new StringBuilder();
    var csv = new Csv(text);
    csv.row(sheet.columns().stream().map(each -> new Csv.Cell(each.title(), false)).toList());
    for (List<@Nullable Object> row : sheet.rows()) {
      var cells = new ArrayList<Csv.Cell>();
      row.forEach(value -> cells.add(cell(value)));
      csv.row(cells);
    }
    return text.toString();
  }

  private static Csv.Cell cell(@Nullable Object value) {
    return switch (value) {
      case null -> Csv.Cell.EMPTY;
      case BigDecimal number -> new Csv.Cell(number.toPlainString(), true);
      case Number number -> new Csv.Cell(number.toString(), true);
      case java.time.LocalDateTime moment -> new Csv.Cell(Words.of(moment), false);
      default -> new Csv.Cell(value.toString(), false);
    };
  }
}
