package dev.formwork.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.Problem;
import dev.formwork.rules.EvaluationContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The papers that a customer brings: which they are, the definition says. */
class GivingRowsTest {

  private static final String FORM =
      """
      key: loan
      title: Loan
      sections:
        - key: main
          title: Main
          fields:
            - {key: kind, type: text, title: Kind}
            - key: papers
              type: subtable
              title: Papers
              given: paper
              fields:
                - key: paper
                  type: choice
                  title: Paper
                  options:
                    - {key: identity, title: Identity, parent: person}
                    - {key: income, title: Income, parent: person}
                    - {key: licence, title: Licence, parent: company}
                    - {key: fax, title: Fax, parent: person, active: false}
                  filter: {field: parent, op: eq, value: $field.kind}
                - {key: status, type: text, title: Status, default: missing}
                - {key: note, type: text, title: Note}
      """;

  private final FormLogic logic =
      FormLogic.of(Definitions.mapper().treeToValue(Yaml.read(FORM).tree(), Form.class));

  @Test
  void givesOneRowForEachOptionThatIsOfferedAndActive() {
    assertThat(papers(Map.of("kind", "person")))
        .containsExactly(row("identity", "missing"), row("income", "missing"));
  }

  @Test
  void keepsWhatWasFilledInAndPutsItInOrder() {
    var income = row("income", "received");

    assertThat(papers(Map.of("kind", "person", "papers", List.of(income))))
        .containsExactly(row("identity", "missing"), income);
  }

  @Test
  void takesRowsAwayThatAreNotOfferedAnyMoreUnlessTheyWereFilledIn() {
    var identity = row("identity", "missing");
    var income = row("income", "received");

    assertThat(papers(Map.of("kind", "company", "papers", List.of(identity, income))))
        .containsExactly(row("licence", "missing"), income);
  }

  @Test
  void leavesNothingWhereNothingIsOffered() {
    var complete = logic.withGivenRows(Map.of("kind", "other"), context(), Choices.INLINE_ONLY);

    assertThat(complete).doesNotContainKey("papers");
  }

  @Test
  void changesNothingTheSecondTime() {
    var once = complete(Map.of("kind", "person"));

    assertThat(complete(once)).isEqualTo(once);
  }

  @Test
  void refusesTwoRowsForOnePaperAndRowsForNone() {
    var twice = new LinkedHashMap<>(row("identity", "wrong"));
    twice.put("note", "another");
    var ofNothing = new LinkedHashMap<>(Map.<String, Object>of("note", "of nothing"));
    var rows = new ArrayList<>(List.of(row("identity", "received"), twice, ofNothing));

    var problems = problems(complete(Map.of("kind", "person", "papers", rows)));

    assertThat(problems)
        .contains(
            "record.rows.given-twice at papers[2].paper",
            "record.field.no-such-option at papers[3].paper");
  }

  @Test
  void findsNothingWrongWithAFilledRowThatIsNotOfferedAnyMore() {
    var kept = List.of(row("income", "received"));

    assertThat(problems(complete(Map.of("kind", "company", "papers", kept)))).isEmpty();
  }

  private List<String> problems(Map<String, Object> data) {
    return logic
        .validate(logic.evaluate(data, context()), context().withData(data), Choices.INLINE_ONLY)
        .stream()
        .map(GivingRowsTest::told)
        .toList();
  }

  private static String told(Problem problem) {
    return problem.code() + " at " + problem.path();
  }

  private Map<String, Object> complete(Map<String, Object> data) {
    return logic.withGivenRows(data, context(), Choices.INLINE_ONLY);
  }

  private List<Object> papers(Map<String, Object> data) {
    return List.copyOf((List<?>) complete(data).getOrDefault("papers", List.of()));
  }

  private static Map<String, Object> row(String paper, String status) {
    return Map.of("paper", paper, "status", status);
  }

  private static EvaluationContext context() {
    return EvaluationContext.at(
        Instant.EPOCH,
        ZoneId.of("Asia/Shanghai"),
        (_, _) -> {
          throw new IllegalStateException("Expected no script");
        });
  }
}
