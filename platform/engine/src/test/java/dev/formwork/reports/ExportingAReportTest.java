package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import dev.formwork.sheets.SheetFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Mira sells in the east store, Otto in the west; Sun supervises the east. */
@EngineTest
class ExportingAReportTest {

  @Autowired Sales allSales;
  @Autowired ReportService reports;
  @Autowired ReportExport export;
  @Autowired ExportTurns turns;
  @LocalServerPort int port;

  Sales.Opened sales;
  QualifiedKey figures;

  @BeforeEach
  void open() {
    sales = allSales.open();
    figures =
        sales.figures(
            """
            dimensions: [{key: month, field: createdAt, bucket: month, title: Month}]
            measures:
              - {key: sales, title: "=Sales", kind: count}
              - {key: total, title: Total, kind: sum, field: price}
            """);
    sales.publish("role", "consultant", exporting("consultant", "own"));
    sales.publish("role", "supervisor", exporting("supervisor", "department-tree"));
    sales.sale("mira", "2026-03-01T04:00:00Z", Map.of("price", "100.10", "quantity", 1));
    sales.sale("mira", "2026-04-01T04:00:00Z", Map.of("price", "200", "quantity", 1));
    sales.sale("otto", "2026-04-02T04:00:00Z", Map.of("price", "4000", "quantity", 1));
  }

  @Test
  void aFileHoldsTheRowsOfTheScreenForEachReader() throws IOException {
    for (String who : List.of("mira", "sun", "otto", "root")) {
      var screen = new ArrayList<List<String>>();
      for (var row : reports.run(sales.actor(who), figures, Condition.ALWAYS).rows()) {
        screen.add(
            List.of(
                row.groups().getFirst().title().in(java.util.Locale.ENGLISH),
                row.values().getFirst().toString(),
                new BigDecimal(row.values().get(1).toString()).toPlainString()));
      }

      var file = new ArrayList<List<String>>();
      String csv = csv(who, Condition.ALWAYS);
      for (String line : csv.lines().skip(1).toList()) {
        file.add(List.of(line.replace("\"", "").split(",")));
      }

      assertThat(file).as(who).isEqualTo(screen);
    }
    assertThat(csv("mira", Condition.ALWAYS)).startsWith("\ufeff\"Month\",\"'=Sales\",\"Total\"");
    assertThat(csv("otto", Condition.ALWAYS)).contains("4000").doesNotContain("100.10");
  }

  @Test
  void aFilterNarrowsTheFileToo() throws IOException {
    Condition dear = Condition.of("price", Operator.GT, 150);

    byte[] content = export.file(sales.actor("mira"), figures, dear, SheetFormat.XLSX).content();

    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
      var rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(2);
      assertThat(rows.get(1).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("200");
    }
  }

  @Test
  void needsTheRightToExportBesidesTheReport() {
    assertThat(export.mayExport(sales.actor("mira"), figures)).isTrue();
    assertThat(export.mayExport(sales.actor("wang"), figures)).isFalse();
    assertThatThrownBy(() -> csv("wang", Condition.ALWAYS))
        .isInstanceOf(Refusal.Forbidden.class)
        .hasMessageContaining("access.grant.missing");
  }

  @Test
  void comesOverHttpInThreeFormats() throws Exception {
    for (SheetFormat format : SheetFormat.values()) {
      HttpResponse<byte[]> answer = get("mira", "." + format.extension());

      assertThat(answer.statusCode()).as(format.name()).isEqualTo(200);
      assertThat(
              answer
                  .headers()
                  .firstValue("Content-Type")
                  .orElseThrow()
                  .replace(" ", "")
                  .toLowerCase(java.util.Locale.ROOT))
          .isEqualTo(format.contentType().replace(" ", ""));
      assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment;")
          .contains("." + format.extension());
      assertThat(answer.body()).isNotEmpty();
    }
    assertThat(get("wang", ".csv").statusCode()).isEqualTo(403);
    HttpResponse<byte[]> unknown = get("mira", ".docx");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(new String(unknown.body(), StandardCharsets.UTF_8)).contains("report.export.format");
  }

  @Test
  void onePersonWritesTwoFilesAtATime() {
    var turns = new ExportTurns();
    var mira = sales.actor("mira");

    assertThatThrownBy(
            () -> turns.take(mira, () -> turns.take(mira, () -> turns.take(mira, () -> "third"))))
        .isInstanceOf(Refusal.TooMuch.class)
        .hasMessage("report.export.busy");
    assertThat(turns.take(mira, () -> "later")).isEqualTo("later");
  }

  @Test
  void aHundredFilesAtOnceKeepNoSaveWaitingForTheirTurn() throws Exception {
    var held = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    Thread writing =
        Thread.ofVirtual()
            .start(() -> turns.take(sales.actor("mira"), () -> hold("mira", held, released)));
    held.await();
    var ofMira = new ArrayList<Future<Integer>>();
    var ofSun = new ArrayList<Future<Integer>>();
    try (var exports = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        ofMira.add(exports.submit(() -> get("mira", ".xlsx").statusCode()));
        ofSun.add(exports.submit(() -> get("sun", ".xlsx").statusCode()));
      }
      for (int i = 0; i < 20; i++) {
        sales.sale("mira", "2026-05-01T04:00:00Z", Map.of("price", "10", "quantity", 1));
      }
    }
    released.countDown();
    writing.join();

    assertThat(answers(ofMira)).as("two of hers are being written").containsOnly(429);
    assertThat(answers(ofSun)).contains(200).isSubsetOf(200, 429);
    assertThat(reports.run(sales.actor("root"), figures, Condition.ALWAYS).rows())
        .extracting(row -> row.values().getFirst())
        .containsExactly(1L, 2L, 20L);
  }

  /** Keeps a second turn of the same person until it is let go. */
  private String hold(String who, CountDownLatch held, CountDownLatch released) {
    return turns.take(
        sales.actor(who),
        () -> {
          held.countDown();
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return who;
        });
  }

  private static List<Integer> answers(List<Future<Integer>> asked) throws Exception {
    var answers = new ArrayList<Integer>();
    for (Future<Integer> each : asked) {
      answers.add(each.get());
    }
    return answers;
  }

  private HttpResponse<byte[]> get(String who, String end) throws Exception {
    String basic =
        Base64.getEncoder().encodeToString((who + ":demo").getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/api/v1/apps/%s/reports/figures%s"
                        .formatted(port, figures.app(), end)))
            .header("Authorization", "Basic " + basic)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private String csv(String who, Condition filter) {
    byte[] content = export.file(sales.actor(who), figures, filter, SheetFormat.CSV).content();
    return new String(content, StandardCharsets.UTF_8);
  }

  private static String exporting(String key, String scope) {
    return Sales.role(key, scope, "")
        .replace("actions: [read], scope: " + scope, "actions: [read, export], scope: " + scope);
  }
}
