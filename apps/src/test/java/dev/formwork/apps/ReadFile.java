package dev.formwork.apps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** The texts that somebody reads in a file that was taken out. */
final class ReadFile {

  private ReadFile() {}

  static List<String> cells(byte[] excel) {
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(excel))) {
      return workbook
          .getSheets()
          .flatMap(sheet -> rows(sheet).stream())
          .filter(cell -> cell != null && cell.getValue() != null)
          .map(Cell::getText)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Cell> rows(org.dhatim.fastexcel.reader.Sheet sheet) {
    try {
      return sheet.read().stream().flatMap(row -> row.stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
