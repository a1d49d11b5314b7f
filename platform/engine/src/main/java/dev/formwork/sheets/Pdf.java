package dev.formwork.sheets;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A table as pages. The page is built node by node, so a text stays a text whatever stands in it,
 * and nothing is fetched from anywhere.
 */
final class Pdf {

  private static final String FONT = "Formwork";
  private static final int MANY_COLUMNS = 5;

  private static final String STYLE =
      """
      @page { size: A4 PAGE; margin: 16mm 14mm 18mm;
              @bottom-right { content: counter(page) ' / ' counter(pages); font-size: 8pt; color: #667; } }
      body { font-family: sans-serif, 'Formwork'; font-size: 9pt; color: #1c2024; }
      h1 { font-size: 14pt; font-weight: normal; margin: 0 0 2mm; }
      p { margin: 0; color: #60646c; font-size: 8pt; }
      table { width: 100%; margin-top: 5mm; border-collapse: collapse; -fs-table-paginate: paginate; }
      th { text-align: left; font-weight: normal; color: #60646c; border-bottom: 0.6pt solid #8b8d98;
           padding: 1.2mm 2mm 1.2mm 0; }
      td { border-bottom: 0.3pt solid #d9d9e0; padding: 1.2mm 2mm 1.2mm 0; vertical-align: top;
           word-wrap: break-word; }
      tr { page-break-inside: avoid; }
      .n { text-align: right; white-space: nowrap; }
      """;

  static {
    XRLog.setLoggingEnabled(false); // it tells of each page that it lays out
  }

  private final Sheet sheet;

  Pdf(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Whether it holds characters that the fonts of every PDF reader lack. */
  boolean needsFont() {
    return Stream.of(
            Stream.of(sheet.title()),
            sheet.notes().stream(),
            sheet.columns().stream().map(Sheet.Column::title),
            sheet.rows().stream().flatMap(List::stream).filter(String.class::isInstance))
        .flatMap(texts -> texts)
        .anyMatch(text -> text.toString().codePoints().anyMatch(Pdf::isForeign));
  }

  private static boolean isForeign(int c) {
    return c > 0x2e7f;
  }

  void write(@Nullable Path font, OutputStream out) throws IOException {
    var builder = new PdfRendererBuilder();
    builder.useUriResolver((_, _) -> null);
    builder.withW3cDocument(document(), null);
    builder.withProducer("Formwork");
    if (font != null) {
      builder.useFont(font.toFile(), FONT);
    }
    builder.toStream(out);
    builder.run();
  }

  private Document document() {
    Document document = empty();
    Element html = add(document, document, "html");
    html.setAttribute("lang", sheet.locale().toLanguageTag());
    Element head = add(document, html, "head");
    text(add(document, head, "title"), sheet.title());
    String turned = sheet.columns().size() > MANY_COLUMNS ? "landscape" : "portrait";
    text(add(document, head, "style"), STYLE.replace("PAGE", turned));
    Element body = add(document, html, "body");
    text(add(document, body, "h1"), sheet.title());
    sheet.notes().forEach(note -> text(add(document, body, "p"), note));
    Element table = add(document, body, "table");
    Element titles = add(document, add(document, table, "thead"), "tr");
    for (Sheet.Column column : sheet.columns()) {
      cell(document, titles, "th", column, column.title());
    }
    Element rows = add(document, table, "tbody");
    for (List<@Nullable Object> row : sheet.rows()) {
      Element line = add(document, rows, "tr");
      for (int i = 0; i < row.size(); i++) {
        Sheet.Column column = sheet.columns().get(i);
        cell(document, line, "td", column, Words.of(column, row.get(i), sheet.locale()));
      }
    }
    return document;
  }

  private static void cell(
      Document document, Element line, String name, Sheet.Column column, String value) {
    Element cell = add(document, line, name);
    if (column.kind().isNumber()) {
      cell.setAttribute("class", "n");
    }
    text(cell, value);
  }

  private static Document empty() {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Expected an XML parser in every JDK", e);
    }
  }

  private static Element add(Document document, org.w3c.dom.Node parent, String name) {
    Element element = document.createElement(name);
    parent.appendChild(element);
    return element;
  }

  private static void text(Element element, String text) {
    element.setTextContent(text.replaceAll("\\p{Cntrl}", " "));
  }
}
