package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invalid fixture is named after the code that it must yield, as in CODE or CODE--CASE. */
class CheckingReportsTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final Path FIXTURES = Path.of("src/test/resources/reports");

  @ParameterizedTest
  @MethodSource("validReports")
  void findsNothingInAValidReport(Path file) throws IOException {
    assertThat(problems(Report.TYPE, file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("validDashboards")
  void findsNothingInAValidDashboard(Path file) throws IOException {
    assertThat(problems(Dashboard.TYPE, file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalidReports")
  void findsWhatIsWrongWithAReport(Path file) throws IOException {
    assertFound(problems(Report.TYPE, file), file);
  }

  @ParameterizedTest
  @MethodSource("invalidDashboards")
  void findsWhatIsWrongWithADashboard(Path file) throws IOException {
    assertFound(problems(Dashboard.TYPE, file), file);
  }

  @ParameterizedTest
  @MethodSource("packs")
  void findsNothingInThePacks(Path pack) throws IOException {
    Catalog catalog = packCatalog();
    DefinitionKey app = DefinitionKey.of(pack.getFileName().toString());
    for (Path file : files(pack.resolve("reports")).toList()) {
      Report report = read(Report.TYPE, file);
      assertThat(Report.TYPE.check(report, app, catalog)).as(file.toString()).isEmpty();
    }
    for (Path file : files(pack.resolve("dashboards")).toList()) {
      Dashboard dashboard = read(Dashboard.TYPE, file);
      assertThat(Dashboard.TYPE.check(dashboard, app, catalog)).as(file.toString()).isEmpty();
    }
  }

  @Test
  void warnsWhereARoleMayRunAReportButReadNothingThatItCounts() throws IOException {
    Path file = FIXTURES.resolve("granted/access.grant.sees-nothing.yaml");

    List<Problem> problems = new DeadGrants().check(read(Role.TYPE, file), APP, catalog()).list();

    assertFound(problems, file);
    assertThat(problems.getFirst().isError()).isFalse();
    assertThat(problems.getFirst().path()).isEqualTo("/grants/1/report");
  }

  @Test
  void findsNothingWhereTheRoleReadsWhatIsCounted() throws IOException {
    Role reads = read(Role.TYPE, FIXTURES.resolve("granted/sees-something.yaml"));

    assertThat(new DeadGrants().check(reads, APP, catalog()).list()).isEmpty();
  }

  @Test
  void takesARoleThatSeveralAppsSpeakOfForOne() throws IOException {
    Path dead = FIXTURES.resolve("granted/access.grant.sees-nothing.yaml");
    Role elsewhere =
        Definitions.read(
                Role.TYPE,
                "key: seller\ntitle: Seller\ngrants: [{form: shop/sale, actions: [read]}]\n")
            .get();
    var base = Manifest.of("base", LocalizedText.of("Base"));
    Catalog both =
        Catalog.of(shop(), CompiledRelease.of(base, 1).with(Role.TYPE, elsewhere).build());

    assertThat(new DeadGrants().check(read(Role.TYPE, dead), APP, both).list()).isEmpty();
  }

  private static void assertFound(List<Problem> problems, Path file) {
    String code = file.getFileName().toString().replaceFirst("(--.*)?[.]yaml$", "");
    assertThat(problems).extracting(Problem::code).containsExactly(code);
    Problem problem = problems.getFirst();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(Texts.of(problem, locale)).isNotEqualTo(code).doesNotContain("{", "}");
    }
  }

  private static <T> List<Problem> problems(DefinitionType<T> type, Path file) throws IOException {
    return type.check(read(type, file), APP, catalog()).list();
  }

  private static Catalog catalog() throws IOException {
    return Catalog.of(shop());
  }

  private static CompiledRelease shop() throws IOException {
    var release = CompiledRelease.of(read(Manifest.TYPE, FIXTURES.resolve("pack.yaml")), 1);
    release.with(Form.TYPE, read(Form.TYPE, FIXTURES.resolve("sale.form.yaml")));
    for (Path report : (Iterable<Path>) validReports()::iterator) {
      release.with(Report.TYPE, read(Report.TYPE, report));
    }
    return release.build();
  }

  private static <T> T read(DefinitionType<T> type, Path file) throws IOException {
    var read = Definitions.read(type, Files.readString(file));
    assertThat(read.problems()).as(file.toString()).isEmpty();
    return read.find().orElseThrow();
  }

  static Stream<Path> validReports() throws IOException {
    return files(FIXTURES.resolve("report/valid"));
  }

  static Stream<Path> invalidReports() throws IOException {
    return files(FIXTURES.resolve("report/invalid"));
  }

  static Stream<Path> validDashboards() throws IOException {
    return files(FIXTURES.resolve("dashboard/valid"));
  }

  static Stream<Path> invalidDashboards() throws IOException {
    return files(FIXTURES.resolve("dashboard/invalid"));
  }

  static Stream<Path> packs() {
    return files(Path.of("../../apps")).filter(each -> Files.exists(each.resolve("pack.yaml")));
  }

  private static Catalog packCatalog() throws IOException {
    var releases = new ArrayList<CompiledRelease>();
    for (Path pack : packs().toList()) {
      var release = CompiledRelease.of(read(Manifest.TYPE, pack.resolve("pack.yaml")), 1);
      for (Path file : files(pack.resolve("forms")).toList()) {
        release.with(Form.TYPE, read(Form.TYPE, file));
      }
      for (Path file : files(pack.resolve("reports")).toList()) {
        release.with(Report.TYPE, read(Report.TYPE, file));
      }
      releases.add(release.build());
    }
    return Catalog.of(releases.toArray(CompiledRelease[]::new));
  }

  private static Stream<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (var files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
