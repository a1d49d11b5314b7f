package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.scenarios.Coverage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the policies ask for and which scenarios prove it, kept in {@code docs}: {@code ./formwork
 * coverage} writes it anew.
 */
class CoverageTest {

  private static final Path JSON = Path.of("../docs/coverage.json");
  private static final Path PAGE = Path.of("../docs/coverage.md");
  private static final String STALE = "To write it anew, call ./formwork coverage";

  private final Coverage.Requirements asked = asked();
  private final Coverage coverage = Coverage.of(asked, Theatre.sources());

  @Test
  void knowsEachRowThatAPolicyOrAScenarioNames() {
    assertThat(asked.rows())
        .hasSize(144)
        .extracting(Coverage.Requirement::id)
        .doesNotHaveDuplicates();
    assertThat(coverage.unknown()).isEmpty();
  }

  @Test
  void standsInTheDocsAsItIs() throws IOException {
    if (Boolean.getBoolean("formwork.write-coverage")) {
      Files.writeString(JSON, json());
      Files.writeString(PAGE, page());
    }

    assertThat(Files.readString(JSON)).as(STALE).isEqualTo(json());
    assertThat(Files.readString(PAGE)).as(STALE).isEqualTo(page());
  }

  private static Coverage.Requirements asked() {
    try {
      return Definitions.mapper()
          .treeToValue(
              Yaml.read(Files.readString(Path.of("requirements.yaml"))).tree(),
              Coverage.Requirements.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row on each line, so that a difference shows which it is. */
  private String json() {
    return coverage.rows().stream()
        .map(row -> "    " + Definitions.mapper().writeValueAsString(row))
        .collect(Collectors.joining(",\n", "{\n  \"rows\": [\n", "\n  ]\n}\n"));
  }

  private String page() {
    var page = new StringBuilder();
    page.append("# What the policies ask for, and what proves it\n\n");
    page.append(
        "%d of %d rows are proven by scenarios that play in the gate. Written by `./formwork coverage`.\n"
            .formatted(coverage.proven(), coverage.rows().size()));
    for (String app : List.of("order", "lost-customer", "complaint", "handoff")) {
      List<Coverage.Row> rows =
          coverage.rows().stream().filter(row -> app.equals(asked(row).app().value())).toList();
      long proven = rows.stream().filter(Coverage.Row::isProven).count();
      page.append("\n## %s: %d of %d\n\n".formatted(app, proven, rows.size()));
      page.append("| row | what is asked for | clauses | scenarios |\n|---|---|---|---|\n");
      rows.forEach(row -> page.append(line(row)));
    }
    return page.toString();
  }

  private Coverage.Requirement asked(Coverage.Row row) {
    return asked.rows().stream()
        .filter(each -> each.id().equals(row.id()))
        .findFirst()
        .orElseThrow();
  }

  private String line(Coverage.Row row) {
    String scenarios =
        row.isProven()
            ? row.scenarios().stream().map("`%s`"::formatted).collect(Collectors.joining("<br>"))
            : "open: " + row.open();
    return "| %s | %s | %s | %s |\n"
        .formatted(row.id(), asked(row).title(), String.join(", ", row.clauses()), scenarios);
  }
}
