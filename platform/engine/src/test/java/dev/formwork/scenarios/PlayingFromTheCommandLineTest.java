package dev.formwork.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./formwork play} says of the packs in a folder. */
class PlayingFromTheCommandLineTest {

  @TempDir Path packs;

  @BeforeEach
  void copyTheGarage() throws IOException {
    Garage.copyTo(packs);
  }

  @Test
  void saysOfEachScenarioWhetherItHolds() throws IOException {
    addScenario("holding/people-act", "people-act");
    addScenario("failing/scenarios.record.state--record", "scenarios-record-state-record");

    Answer answer = play();

    assertThat(answer.status).isEqualTo(1);
    assertThat(answer.text)
        .contains("ok   garage/people-act (", "FAIL garage/scenarios-record-state-record (")
        .contains("decided by")
        .contains("Formwork: 1 hold, 1 fail");
  }

  @Test
  void playsOnlyWhatIsAskedFor() throws IOException {
    addScenario("holding/people-act", "people-act");
    addScenario("failing/scenarios.record.state--record", "scenarios-record-state-record");

    Answer answer = play("garage/people-act");

    assertThat(answer.status).isZero();
    assertThat(answer.text).contains("Formwork: 1 hold, 0 fail");
  }

  @Test
  void refusesAScenarioThatNoPackHas() {
    Answer answer = play("garage/oil");

    assertThat(answer.status).isEqualTo(2);
    assertThat(answer.text).contains("garage/oil");
  }

  @Test
  void namesTheFileOfAPackWithErrors() throws IOException {
    Files.writeString(packs.resolve("garage/pack.yaml"), "key: [garage\n");

    Answer answer = play();

    assertThat(answer.status).isEqualTo(2);
    assertThat(answer.text).contains("pack.yaml");
  }

  private void addScenario(String fixture, String name) throws IOException {
    Path folder = Files.createDirectories(packs.resolve("garage/scenarios"));
    Files.copy(Garage.FIXTURES.resolve(fixture + ".yaml"), folder.resolve(name + ".yaml"));
  }

  private Answer play(String... wanted) {
    var bytes = new ByteArrayOutputStream();
    int status =
        PlayProgram.run(
            packs,
            List.of(wanted),
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            Locale.ENGLISH);
    return new Answer(status, bytes.toString(StandardCharsets.UTF_8));
  }

  private record Answer(int status, String text) {}
}
