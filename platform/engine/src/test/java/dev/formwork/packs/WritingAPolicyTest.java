package dev.formwork.packs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.Note;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pack may bring the clauses of the policy that it carries out. */
class WritingAPolicyTest {

  private static final DefinitionTypes TYPES = new DefinitionTypes(List.of(Note.TYPE));

  private static final String POLICY =
      """
      document: {en: Order policy, zh: 订单管理制度}
      clauses:
        - {id: "3.1", title: First review, rows: [O15, O16], definitions: [notes/review.yaml]}
        - {id: "3.2", title: Final review}
      """;

  @Test
  void readsClausesWithRowsAndDefinitions() {
    Policy policy = Policy.of(app(POLICY)).orElseThrow();

    assertThat(Policy.problems(app(POLICY), TYPES)).isEmpty();
    assertThat(policy.clauses()).extracting(Policy.Clause::id).containsExactly("3.1", "3.2");
    assertThat(policy.clauses().getFirst().rows()).containsExactly("O15", "O16");
  }

  @Test
  void refusesAClauseThatStandsTwice() {
    assertRefused(POLICY.replace("3.2", "3.1"), "packs.policy.twice", 4);
  }

  @Test
  void refusesADefinitionThatIsNotThere() {
    assertRefused(POLICY.replace("review.yaml", "reviews.yaml"), "packs.policy.definition", 3);
  }

  @Test
  void refusesAnotherShape() {
    assertRefused(POLICY.replace("rows", "row"), "definitions.schema.unknown-key", 3);
  }

  private static void assertRefused(String text, String code, int line) {
    List<LocatedProblem> problems = Policy.problems(app(text), TYPES);

    assertThat(problems).singleElement().extracting(LocatedProblem::line).isEqualTo(line);
    assertThat(problems.getFirst().file()).isEqualTo(Policy.FILE);
    assertThat(problems.getFirst().problem().code()).isEqualTo(code);
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(Texts.of(problems.getFirst().problem(), language)).doesNotContain("{", "}");
    }
  }

  private static AppSource app(String policy) {
    return AppSource.empty(DefinitionKey.of("order"))
        .with(DefinitionName.of("note", "review"), "key: review")
        .withFiles(Map.of(Policy.FILE, policy));
  }
}
