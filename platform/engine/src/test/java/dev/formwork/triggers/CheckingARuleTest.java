package dev.formwork.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.rules.DecisionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckingARuleTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/formwork");

  static Stream<String> validRules() {
    return TriggerFixtures.names("triggers/valid");
  }

  /** Fields, which forms and tasks have, are only read. */
  static Stream<String> writtenRules() {
    return validRules().filter(name -> !name.equals("work-for-people"));
  }

  static Stream<String> invalidRules() {
    return TriggerFixtures.names("triggers/invalid");
  }

  static Stream<String> validTables() {
    return TriggerFixtures.names("tables/valid");
  }

  static Stream<String> invalidTables() {
    return TriggerFixtures.names("tables/invalid");
  }

  @ParameterizedTest
  @MethodSource("validRules")
  void findsNothingWrongWithARule(String name) {
    assertThat(problems(Rule.TYPE, "triggers/valid/" + name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalidRules")
  void findsExactlyWhatTheFileOfARuleIsNamedAfter(String code) {
    assertThat(codes(Rule.TYPE, "triggers/invalid/" + code)).containsExactly(code);
  }

  @ParameterizedTest
  @MethodSource("validTables")
  void findsNothingWrongWithATable(String name) {
    assertThat(problems(DecisionTable.TYPE, "tables/valid/" + name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalidTables")
  void findsExactlyWhatTheFileOfATableIsNamedAfter(String code) {
    assertThat(codes(DecisionTable.TYPE, "tables/invalid/" + code)).containsExactly(code);
  }

  @ParameterizedTest
  @MethodSource("writtenRules")
  void writesARuleAsItReadsIt(String name) {
    Rule rule = TriggerFixtures.read(Rule.TYPE, "triggers/valid/" + name);

    String written = Definitions.mapper().writeValueAsString(rule);

    assertThat(Definitions.read(Rule.TYPE, written).get()).isEqualTo(rule);
  }

  @Test
  void tellsAnExampleThatNoRowTakes() {
    Problem gap =
        problems(DecisionTable.TYPE, "tables/invalid/decision-table.rows.gap").list().getFirst();

    assertThat(gap.args()).containsEntry("example", "months = 6.01");
  }

  @Test
  void hasAFileForEveryCodeOfChecks() throws IOException {
    var files =
        Stream.concat(invalidRules(), invalidTables())
            .collect(Collectors.toCollection(TreeSet::new));
    files.add("rule.threshold.every"); // the schema refuses it first

    assertThat(files)
        .containsAll(
            codesIn(
                "triggers/RuleShape.java",
                "triggers/RuleNames.java",
                "triggers/RuleType.java",
                "triggers/Schedule.java",
                "triggers/KeywordListType.java",
                "rules/DecisionTableChecks.java"));
  }

  @Test
  void hasATextForEveryCodeInBothLanguages() throws IOException {
    var sources = new TreeSet<String>();
    for (String module :
        Set.of("triggers", "automation", "automation/internal", "rules", "records/internal")) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(module))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> sources.add(module + "/" + file.getFileName()));
      }
    }
    for (String code : codesIn(sources.toArray(String[]::new))) {
      for (Locale language : Set.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        assertThat(Texts.of(Problem.error(code, ""), language)).as(code).isNotEqualTo(code);
      }
    }
  }

  private static Set<String> codesIn(String... files) throws IOException {
    var codes = new TreeSet<String>();
    for (String file : files) {
      Pattern.compile("\"((?:rule|keywords|decision-table)\\.[a-z.-]*[a-z])\"")
          .matcher(Files.readString(SOURCES.resolve(file)))
          .results()
          .map(found -> found.group(1))
          .filter(code -> !code.endsWith(".json"))
          .filter(code -> !code.startsWith("rule.notice"))
          .forEach(codes::add);
    }
    return codes;
  }

  private static <T> dev.formwork.kernel.Problems problems(DefinitionType<T> type, String file) {
    var read = Definitions.read(type, TriggerFixtures.text(file));
    assertThat(read.problems()).as(file).isEmpty();
    return type.check(read.get(), TriggerFixtures.APP, TriggerFixtures.CATALOG);
  }

  private static <T> java.util.List<String> codes(DefinitionType<T> type, String file) {
    return problems(type, file).stream().map(Problem::code).distinct().toList();
  }
}
