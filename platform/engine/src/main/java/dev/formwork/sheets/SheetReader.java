package dev.formwork.sheets;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of an Excel file (.xlsx) that somebody brings along. */
public final class SheetReader {

  /** Rows after these are left. */
  public static final int MOST_ROWS = 500;

  /** Columns after these are left. */
  public static final int MOST_COLUMNS = 200;

  /** A file may be so large once it is unpacked. */
  private static final int MOST_BYTES = 60_000_000;

  private SheetReader() {}

  /**
   * The rows from the top, without those that are all empty. A cell is a {@link String}, a {@link
   * BigDecimal}, a {@link LocalDateTime}, a {@link Boolean}, or null where nothing is in it; a
   * formula gives what it gave last.
   *
   * @throws Refusal.Invalid {@code sheets.file.unreadable} where it is no such file
   * @throws Refusal.TooMuch {@code sheets.file.too-large} where it unpacks to too much
   */
  public static List<List<@Nullable Object>> read(byte[] file) {
    refuseBombs(file);
    try {
      return read(file, true);
    } catch (IOException | RuntimeException withoutStyles) {
      try {
        return read(file, false);
      } catch (IOException | RuntimeException broken) {
        throw unreadable();
      }
    }
  }

  /**
   * @param styled whether it has styles, which tell days from numbers; some programs write none
   */
  private static List<List<@Nullable Object>> read(byte[] file, boolean styled) throws IOException {
    var options = new ReadingOptions(styled, false);
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), options);
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      return rows.limit(MOST_ROWS)
          .map(SheetReader::cells)
          .filter(cells -> cells.stream().anyMatch(each -> each != null))
          .toList();
    }
  }

  private static List<@Nullable Object> cells(Row row) {
    int width = Math.min(row.getCellCount(), MOST_COLUMNS);
    var cells = new ArrayList<@Nullable Object>();
    for (int i = 0; i < width; i++) {
      cells.add(row.getOptionalCell(i).map(SheetReader::value).orElse(null));
    }
    return cells;
  }

  private static @Nullable Object value(Cell cell) {
    Object value = cell.getValue();
    return switch (cell.getType()) {
      case NUMBER -> isMoment(cell) ? moment(cell) : value;
      case FORMULA, STRING, BOOLEAN ->
          value instanceof String text && text.isBlank() ? null : value;
      case EMPTY, ERROR -> null;
    };
  }

  private static boolean isMoment(Cell cell) {
    String format = cell.getDataFormatString();
    if (cell.getType() != CellType.NUMBER || format == null) {
      return false;
    }
    String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
    return bare.contains("yy") || (bare.contains("d") && bare.contains("m"));
  }

  private static @Nullable Object moment(Cell cell) {
    try {
      return cell.asDate();
    } catch (DateTimeException | ExcelReaderException noDate) {
      return cell.getValue();
    }
  }

  /** Counts what comes out before anything of it is read. */
  private static void refuseBombs(byte[] file) {
    long size = 0;
    byte[] buffer = new byte[8_192];
    try (var zip = ZipFile.builder().setByteArray(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          size += size(in, buffer, MOST_BYTES - size);
        }
        if (size > MOST_BYTES) {
          throw new Refusal.TooMuch(
              Problem.error("sheets.file.too-large", "").with("limit", MOST_BYTES / 1_000_000));
        }
      }
    } catch (IOException broken) {
      throw unreadable();
    }
  }

  private static long size(InputStream in, byte[] buffer, long most) throws IOException {
    long size = 0;
    for (int n = in.read(buffer); n >= 0 && size <= most; n = in.read(buffer)) {
      size += n;
    }
    return size;
  }

  private static Refusal.Invalid unreadable() {
    return new Refusal.Invalid(Problem.error("sheets.file.unreadable", ""));
  }
}
