package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.forms.Form;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakingUpFiguresTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 14);
  private static final QualifiedKey FORM =
      new QualifiedKey(DefinitionKey.of("shop"), DefinitionKey.of("sale"));

  @Test
  void tellsTheSameEachTime() throws IOException {
    String text =
        """
        dimensions: [{key: channel, field: channel}, {key: month, field: soldOn, bucket: month}]
        measures: [{key: sales, title: Sales, kind: count}, {key: p, title: P, kind: sum, field: price}]
        """;

    assertThat(answer(text).rows()).isEqualTo(answer(text).rows()).isNotEmpty();
  }

  @Test
  void addsUpToTheWhole() throws IOException {
    ReportResult parts =
        answer(
            "dimensions: [{key: m, field: model}]\nmeasures: [{key: s, title: S, kind: count}]\n");

    long sum = parts.rows().stream().mapToLong(row -> (Long) row.values().getFirst()).sum();
    assertThat(sum).isEqualTo(SampleFigures.RECORDS);
    assertThat(parts.rows().getFirst().groups().getFirst().title().in(java.util.Locale.ENGLISH))
        .startsWith("Model ");
  }

  @Test
  void keepsAPartOfAMeasureBelowTheWhole() throws IOException {
    ReportResult result =
        answer(
            """
            measures:
              - {key: all, title: All, kind: count}
              - {key: web, title: Web, kind: count, filter: {field: channel, op: eq, value: web}}
              - {key: rate, title: Rate, kind: ratio, of: web, per: all}
            """);

    assertThat((BigDecimal) result.rows().getFirst().values().get(2))
        .isBetween(new BigDecimal("0.3"), new BigDecimal("0.9"));
  }

  @Test
  void putsTheLargestFirstAndTheOthersBehindTheLimit() throws IOException {
    ReportResult result =
        answer(
            """
            dimensions: [{key: m, field: model}]
            measures: [{key: s, title: S, kind: count}]
            sort: [{by: s, direction: desc}]
            limit: 2
            rest: true
            """);

    List<Long> counts = result.rows().stream().map(row -> (Long) row.values().getFirst()).toList();
    assertThat(counts).hasSize(3);
    assertThat(counts.get(0)).isGreaterThanOrEqualTo(counts.get(1));
    assertThat(result.rows().getLast().isRest()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"day", "week", "month", "quarter", "year"})
  void goesUpToToday(String bucket) throws IOException {
    ReportResult result =
        answer(
            "dimensions: [{key: d, field: soldOn, bucket: %s}]\nmeasures: [{key: s, title: S, kind: count}]\n"
                .formatted(bucket));

    assertThat(result.rows()).hasSizeGreaterThan(3);
    String latest = String.valueOf(result.rows().getLast().groups().getFirst().value());
    assertThat(latest.substring(0, 4)).isEqualTo("2026");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model",
        "channel",
        "trade",
        "quantity",
        "helper",
        "customer",
        "state",
        "createdBy",
        "store",
        "department",
        "node",
        "customer.name",
        "tags"
      })
  void knowsSomethingToTellApartBy(String field) throws IOException {
    ReportResult result =
        answer(
            "dimensions: [{key: d, field: %s}]\nmeasures: [{key: s, title: S, kind: count}]\n"
                .formatted(field));

    assertThat(result.rows()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: avg, field: price",
        "kind: median, field: quantity",
        "kind: min, field: soldOn",
        "kind: max, field: price",
        "kind: distinct, field: model",
        "kind: count, field: model",
        "kind: percentile, p: 90, field: profit",
        "kind: avg, between: {from: createdAt, to: completedAt}"
      })
  void takesEachMeasure(String measure) throws IOException {
    ReportResult result = answer("measures: [{key: m, title: M, %s}]\n".formatted(measure));

    assertThat(result.rows().getFirst().values().getFirst()).isNotNull();
  }

  private static ReportResult answer(String rest) throws IOException {
    Report report =
        Definitions.read(Report.TYPE, "key: figures\ntitle: Figures\nform: sale\n" + rest).get();
    Catalog catalog = catalog();
    var values = new SampleValues(FORM, catalog, Organisation.EMPTY, TODAY);
    return new Answering(
            report, FORM, new Columns(report, FORM, catalog), TODAY, new SampleFigures(values))
        .answer(Condition.ALWAYS);
  }

  private static Catalog catalog() throws IOException {
    String form = Files.readString(Path.of("src/test/resources/reports/sale.form.yaml"));
    var manifest = Manifest.of("shop", LocalizedText.of("Shop"));
    return Catalog.of(
        CompiledRelease.of(manifest, 1)
            .with(Form.TYPE, Definitions.read(Form.TYPE, form).get())
            .build());
  }
}
