package dev.formwork.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.packs.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoveringRequirementsTest {

  private static final DefinitionKey ORDER = DefinitionKey.of("order");

  @Test
  void tellsForEachRowWhatIsAboutItAndWhyItIsOpen() {
    var asked =
        new Coverage.Requirements(
            List.of(
                new Coverage.Requirement("O15", ORDER, "First review", null),
                new Coverage.Requirement("O16", ORDER, "In time", null),
                new Coverage.Requirement("O57", ORDER, "Appraisal", "Score cards come later.")));

    Coverage coverage = Coverage.of(asked, List.of(app()));

    assertThat(coverage.rows())
        .containsExactly(
            new Coverage.Row(
                "O15",
                List.of("order 3.1"),
                List.of("order/flows/approval.yaml"),
                List.of("order/reviewed"),
                null),
            new Coverage.Row(
                "O16",
                List.of("order 3.1"),
                List.of("order/flows/approval.yaml"),
                List.of(),
                "No scenario proves it yet."),
            new Coverage.Row("O57", List.of(), List.of(), List.of(), "Score cards come later."));
    assertThat(coverage.proven()).isEqualTo(1);
    assertThat(coverage.unknown()).containsExactlyInAnyOrder("O99", "X1");
  }

  private static AppSource app() {
    return AppSource.empty(ORDER)
        .with(
            DefinitionName.of("scenario", "reviewed"),
            "{key: reviewed, title: Reviewed, proves: [O15, O99], steps: [{next: event}]}")
        .withFiles(
            Map.of(
                Policy.FILE,
                "{document: Policy, clauses: [{id: \"3.1\", title: Review, rows: [O15, O16, X1],"
                    + " definitions: [flows/approval.yaml]}]}"));
  }
}
