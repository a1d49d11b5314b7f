package dev.formwork.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.kernel.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WritingSheetsTest {

  private static final Sheet SALES =
      new Sheet(
          "销售 / Sales [1]",
          List.of("统计于 2026-11-28"),
          List.of(
              Sheet.Column.of("Model", Sheet.Kind.TEXT),
              Sheet.Column.of("Sold", Sheet.Kind.INTEGER),
              new Sheet.Column("Amount", Sheet.Kind.MONEY, "CNY"),
              Sheet.Column.of("In time", Sheet.Kind.PERCENT),
              Sheet.Column.of("Day", Sheet.Kind.DATE),
              Sheet.Column.of("At", Sheet.Kind.DATE_TIME)),
          List.of(
              row(
                  "听澜 E5",
                  12L,
                  new BigDecimal("2388000.50"),
                  new BigDecimal("97.5"),
                  LocalDate.of(2026, 11, 2),
                  LocalDateTime.of(2026, 11, 2, 9, 30)),
              row("=HYPERLINK(\"http://evil\")", -3L, new BigDecimal("-1"), null, null, null),
              row("＠SUM(1)", null, null, null, null, null),
              row("<img src=x onerror=alert(1)>\u0000\u0007", 0L, null, null, null, null)),
          Locale.SIMPLIFIED_CHINESE);

  private final SheetWriter writer = new SheetWriter(new PdfFont(""));

  @Test
  void spreadsheetsReadCsvAsUtf8AndRunNoneOfIt() {
    String csv = new String(writer.write(SALES, SheetFormat.CSV), StandardCharsets.UTF_8);

    assertThat(csv.lines())
        .containsExactly(
            "\ufeff\"Model\",\"Sold\",\"Amount\",\"In time\",\"Day\",\"At\"",
            "\"听澜 E5\",12,2388000.50,97.5,\"2026-11-02\",\"2026-11-02 09:30\"",
            "\"'=HYPERLINK(\"\"http://evil\"\")\",-3,-1,,,",
            "\"'＠SUM(1)\",,,,,",
            "\"<img src=x onerror=alert(1)>\u0000\u0007\",0,,,,");
  }

  @Test
  void excelKeepsNumbersAndDatesAndTakesTextsAsTexts() throws IOException {
    byte[] file = writer.write(SALES, SheetFormat.XLSX);

    try (var workbook =
        new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
      var rows = workbook.getFirstSheet().read();
      assertThat(rows.getFirst().getCellText(2)).isEqualTo("Amount");
      var first = rows.get(1);
      assertThat(first.getCellText(0)).isEqualTo("听澜 E5");
      assertThat(first.getCellAsNumber(1)).contains(new BigDecimal("12"));
      assertThat(first.getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("2388000.50");
      assertThat(first.getCell(2).getDataFormatString()).isEqualTo("[$¥]#,##0.00");
      assertThat(first.getCellAsDate(4)).contains(LocalDateTime.of(2026, 11, 2, 0, 0));
      assertThat(first.getCellAsDate(5)).contains(LocalDateTime.of(2026, 11, 2, 9, 30));
      var second = rows.get(2);
      assertThat(second.getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(second.getCellText(0)).isEqualTo("=HYPERLINK(\"http://evil\")");
      assertThat(second.getCell(0).getFormula()).isNull();
      assertThat(rows.get(4).getCellText(0)).isEqualTo("<img src=x onerror=alert(1)>  ");
      assertThat(workbook.getSheets().toList()).hasSize(2);
    }
  }

  @Test
  void chineseReadsBackFromThePdfAsItWasWritten() throws IOException {
    String text = textOf(writer.write(SALES, SheetFormat.PDF));

    assertThat(text)
        .contains("销售 / Sales [1]", "统计于 2026-11-28", "听澜 E5", "¥2,388,000.50", "97.5%")
        .contains("<img src=x onerror=alert(1)>", "=HYPERLINK(\"http://evil\")", "1 / 1");
  }

  @Test
  void withoutAFontForChineseAPdfIsRefusedRatherThanFullOfBoxes() throws IOException {
    var without = new SheetWriter(new PdfFont("/nowhere/font.ttf"));

    assertThatThrownBy(() -> without.write(SALES, SheetFormat.PDF))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("sheets.pdf.no-font");
    assertThat(textOf(without.write(plain(1), SheetFormat.PDF))).contains("Plain", "row 0");
  }

  @Test
  void aTableOfManyPagesIsNoPdf() throws IOException {
    assertThat(textOf(writer.write(plain(300), SheetFormat.PDF))).contains("row 299", "2 /");
    assertThatThrownBy(() -> writer.write(plain(SheetWriter.MAX_PDF_ROWS + 1), SheetFormat.PDF))
        .isInstanceOf(Refusal.TooMuch.class)
        .hasMessage("sheets.pdf.too-long");
  }

  @SuppressWarnings("NullAway") // it does not read nested annotations from class files
  private static Sheet plain(int rows) {
    var lines = new ArrayList<List<@Nullable Object>>();
    for (int i = 0; i < rows; i++) {
      lines.add(row("row " + i));
    }
    return new Sheet(
        "Plain",
        List.of(),
        List.of(Sheet.Column.of("What", Sheet.Kind.TEXT)),
        lines,
        Locale.ENGLISH);
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    var row = new ArrayList<@Nullable Object>();
    for (Object value : values) {
      row.add(value);
    }
    return row;
  }

  private static String textOf(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
