package dev.formwork.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./formwork mutate} says of the packs in a folder. */
class MutatingFromTheCommandLineTest {

  @TempDir Path folder;

  @BeforeEach
  void copyTheGarage() throws IOException {
    Garage.copyTo(folder.resolve("packs"));
    Path scenarios = Files.createDirectories(folder.resolve("packs/garage/scenarios"));
    Files.copy(
        Garage.FIXTURES.resolve("holding/people-act.yaml"), scenarios.resolve("people-act.yaml"));
  }

  @Test
  void saysWhichBreaksAScenarioNotices() throws IOException {
    String said = mutate("garage/flows/repairing");

    assertThat(said)
        .contains(
            "caught   garage/flows/repairing.yaml#/nodes/1/deadline/within"
                + " {\"hours\":\"$param.checkHours\"} → {\"days\":\"$param.checkHours\"}"
                + " by garage/people-act (scenarios.due)",
            "SURVIVED garage/flows/repairing.yaml#/nodes/1/deadline/rungs/0 ");
    assertThat(page())
        .contains(
            "## garage", "| deadlines | ", "`flows/repairing.yaml:17` `/nodes/1/deadline/rungs/0`");
  }

  @Test
  void triesAgainOnlyWhatHasChanged() throws IOException {
    String first = mutate("garage/flows/repairing", "--max", "3");

    String second = mutate("garage/flows/repairing", "--max", "3");

    assertThat(first.lines()).hasSize(4);
    assertThat(second.lines()).hasSize(1);
    assertThat(second).isEqualTo(first.lines().toList().getLast() + "\n");
  }

  @Test
  void triesTheKindsThatAreAskedForAlone() throws IOException {
    String said = mutate("garage/flows/repairing", "--kinds", "assignees,targets");

    assertThat(said).contains("/assignees/0").doesNotContain("/deadline");
    assertThat(page()).containsPattern("deadlines \\| (\\d+) \\| 0 \\| 0 \\| \\1 \\|");
  }

  @Test
  void tellsWhyABreakCannotBeNoticed() throws IOException {
    Files.writeString(
        folder.resolve("packs/mutants.yaml"),
        "garage/flows/repairing.yaml#/nodes/1/deadline/rungs/0: nobody reads reminders\n");

    mutate("garage/flows/repairing");

    assertThat(page()).contains("equivalent: nobody reads reminders");
  }

  @Test
  void refusesWhatNoPackHasAndWhatIsNoNumber() {
    assertThatThrownBy(() -> mutate("garage/oil")).hasMessage("mutants.none-wanted");
    assertThatThrownBy(() -> mutate("--max", "many")).hasMessage("mutants.number");
    assertThatThrownBy(() -> mutate("--kinds", "deadlines,moods")).hasMessage("mutants.kind");
  }

  private String mutate(String... arguments) {
    var bytes = new ByteArrayOutputStream();
    int status =
        MutateProgram.run(
            folder.resolve("packs"),
            folder.resolve("mutants.tsv"),
            folder.resolve("mutation.md"),
            MutateProgram.Wish.of(List.of(arguments)),
            new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(status).isZero();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("mutation.md"));
  }
}
