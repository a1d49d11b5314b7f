package dev.formwork.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Reference;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Texts;
import dev.formwork.rules.DecisionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckingAFlowTest {

  private static final DefinitionKey ORDER = DefinitionKey.of("order");
  private static final Path FIXTURES = Path.of("src/test/resources/flows");
  private static final Path SOURCES = Path.of("src/main/java/dev/formwork/flows");

  static Stream<String> valid() throws IOException {
    return names("valid").stream();
  }

  static Stream<String> invalid() throws IOException {
    return names("invalid").stream();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void findsNothingWrong(String name) {
    assertThat(problems("valid/" + name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void findsExactlyWhatTheFileIsNamedAfter(String code) {
    assertThat(problems("invalid/" + code)).extracting(Problem::code).containsExactly(code);
  }

  @Test
  void hasAFileForEveryCode() throws IOException {
    var codes = new TreeSet<String>();
    for (String file :
        List.of(
            "FlowChecks.java",
            "FlowShape.java",
            "NodeChecks.java",
            "LaneChecks.java",
            "SubFlowChecks.java",
            "DeadlineChecks.java",
            "TableChecks.java",
            "ConditionCoverage.java")) {
      Pattern.compile("\"(flow\\.[a-z.-]+)\"")
          .matcher(Files.readString(SOURCES.resolve(file)))
          .results()
          .forEach(found -> codes.add(found.group(1)));
    }

    assertThat(codes).isNotEmpty();
    assertThat(names("invalid")).containsAll(codes);
  }

  @Test
  void hasATextForEveryCodeInBothLanguages() throws IOException {
    var codes = new TreeSet<String>();
    for (String module : List.of("flows", "rules")) {
      try (Stream<Path> sources = Files.list(SOURCES.resolveSibling(module))) {
        for (Path source : sources.toList()) {
          Pattern.compile("\"((?:flow|rules)\\.[a-z-]+[.a-z-]*[a-z])\"")
              .matcher(Files.readString(source))
              .results()
              .map(found -> found.group(1))
              .filter(code -> !code.endsWith(".json"))
              .forEach(codes::add);
        }
      }
    }

    for (String code : codes) {
      for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        assertThat(Texts.of(Problem.error(code, ""), language)).as(code).isNotEqualTo(code);
      }
      assertThat(Texts.of(Problem.error(code, ""), Locale.ENGLISH))
          .as("Chinese of " + code)
          .isNotEqualTo(Texts.of(Problem.error(code, ""), Locale.SIMPLIFIED_CHINESE));
    }
  }

  @Test
  void pointsAtThePlace() {
    assertThat(problems("invalid/flow.node.unknown-next"))
        .containsExactly(
            Problem.error("flow.node.unknown-next", "/nodes/1/outcomes/1/next")
                .with("node", "review")
                .with("next", "nowhere"));
  }

  @Test
  void onlyWarnsOfARingThatMayEnd() {
    assertThat(problems("invalid/flow.node.endless").hasErrors()).isFalse();
  }

  @Test
  void onlyWarnsOfBranchesThatOverlapOrAreNeverTaken() {
    assertThat(problems("invalid/flow.decide.overlap").hasErrors()).isFalse();
    assertThat(problems("invalid/flow.decide.never").hasErrors()).isFalse();
    assertThat(problems("invalid/flow.fork.no-join").hasErrors()).isFalse();
  }

  @Test
  void tellsAnExampleThatNoBranchTakes() {
    assertThat(problems("invalid/flow.decide.gap").list().getFirst().args())
        .containsEntry("example", "payment = loan");
  }

  @Test
  void leavesAMissingFormToThePlatformButStillChecksTheShape() {
    var flow = FlowFixtures.flow("invalid/flow.end.missing");

    assertThat(Flow.TYPE.check(flow, ORDER, Catalog.EMPTY))
        .extracting(Problem::code)
        .containsExactly("flow.end.missing");
  }

  @Test
  void referencesItsFormAndEveryFieldItNames() {
    var form = QualifiedKey.of("order", "vehicle-order");

    var references = Flow.TYPE.references(FlowFixtures.ORDER_APPROVAL, ORDER);

    assertThat(references)
        .contains(
            new Reference("/form", "form", form, null),
            new Reference("/nodes/1/set/firstReview", "form", form, FieldKey.of("firstReview")),
            new Reference("/nodes/2/fields/reviewNote", "form", form, FieldKey.of("reviewNote")),
            new Reference("/nodes/3/branches/0/when/field", "form", form, FieldKey.of("total")));
  }

  @Test
  void listsItsScriptsForTheCheckAtPublish() {
    assertThat(FlowFixtures.flow("valid/every-node-and-assignee").scripts())
        .extracting(script -> script.pointer() + " " + script.script())
        .containsExactly(
            "/nodes/1/branches/0/when/all/1/script price > discount",
            "/nodes/2/set/rounds/formula 1 + 1");
  }

  private static Problems problems(String file) {
    var read = FlowFixtures.read(Flow.TYPE, file);
    return read.find()
        .map(flow -> read.problems().and(Flow.TYPE.check(flow, ORDER, catalog())))
        .orElse(read.problems());
  }

  private static Catalog catalog() {
    var release =
        CompiledRelease.of(manifest(), 1)
            .with(Form.TYPE, FlowFixtures.FORM)
            .with(Form.TYPE, FlowFixtures.STOCK);
    release.with(DecisionTable.TYPE, FlowFixtures.read(DecisionTable.TYPE, "way-out").get());
    for (String flow : List.of("arrange-loan", "check-line", "prepare-vehicle")) {
      release.with(Flow.TYPE, FlowFixtures.flow(flow));
    }
    for (String role : List.of("sales-supervisor", "sales-manager")) {
      release.with(Role.TYPE, new Role(DefinitionKey.of(role), LocalizedText.of(role), List.of()));
    }
    return Catalog.of(release.build());
  }

  private static Manifest manifest() {
    return Definitions.read(
            Manifest.TYPE,
            """
            key: order
            title: Orders
            version: 1.0.0
            parameters:
              - {key: caseDays, title: Days, type: integer, default: 5}
              - {key: word, title: Word, type: text, default: four}
            """)
        .find()
        .orElseThrow();
  }

  private static Set<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
