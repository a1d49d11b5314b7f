package dev.formwork.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An Excel file from outside: what is in it, and what is refused. */
class ReadingASheetTest {

  @Test
  void givesTextsNumbersDaysAndTruths() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      var sheet = workbook.newWorksheet("Kunden");
      sheet.value(0, 0, "姓名");
      sheet.value(0, 1, "Price");
      sheet.value(0, 2, "Day");
      sheet.value(1, 0, "李娜");
      sheet.value(1, 1, 189_800.5);
      sheet.value(1, 2, LocalDate.of(2026, 2, 14));
      sheet.style(1, 2).format("yyyy-MM-dd").set();
      sheet.value(3, 0, true);
    }

    List<List<@Nullable Object>> rows = SheetReader.read(out.toByteArray());

    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).containsExactly("姓名", "Price", "Day");
    assertThat(rows.get(1).get(1)).isEqualTo(new BigDecimal("189800.5"));
    assertThat(rows.get(1).get(2)).isEqualTo(LocalDate.of(2026, 2, 14).atStartOfDay());
    assertThat(rows.get(2).getFirst()).isEqualTo(true);
  }

  @Test
  void refusesWhatIsNoSuchFile() throws IOException {
    assertThatThrownBy(() -> SheetReader.read("name,price".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class,
            refusal -> assertThat(refusal.code()).isEqualTo("sheets.file.unreadable"));
    byte[] other = zip("readme.txt", 10);
    assertThatThrownBy(() -> SheetReader.read(other)).isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void refusesAFileThatUnpacksToTooMuchBeforeItReadsAnyOfIt() throws IOException {
    byte[] bomb = zip("xl/sharedStrings.xml", 61_000_000);

    assertThat(bomb.length).isLessThan(200_000);
    assertThatThrownBy(() -> SheetReader.read(bomb))
        .isInstanceOfSatisfying(
            Refusal.TooMuch.class,
            refusal -> assertThat(refusal.code()).isEqualTo("sheets.file.too-large"));
  }

  @Test
  void readsAFileWithoutStyles() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      put(
          zip,
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
          </Types>
          """);
      put(
          zip,
          "_rels/.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
          </Relationships>
          """);
      put(
          zip,
          "xl/workbook.xml",
          """
          <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>
          </workbook>
          """);
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
          </Relationships>
          """);
      put(
          zip,
          "xl/worksheets/sheet1.xml",
          """
          <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1"><v>7</v></c></row>
          </sheetData></worksheet>
          """);
    }

    assertThat(SheetReader.read(out.toByteArray()))
        .containsExactly(List.of("Name", new BigDecimal("7")));
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static byte[] zip(String name, int size) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(new byte[size]);
      zip.closeEntry();
    }
    return out.toByteArray();
  }
}
