package dev.formwork.apps;

import static org.junit.jupiter.api.Assertions.fail;

import dev.formwork.definitions.AppSource;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Texts;
import dev.formwork.packs.Pack;
import dev.formwork.packs.PackReader;
import dev.formwork.scenarios.Played;
import dev.formwork.scenarios.ScenarioPlayer;
import dev.formwork.scripting.Scripts;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Each scenario of each pack, played on one platform with all packs. */
@SpringBootTest(
    classes = PacksInstallTest.Demo.class,
    properties = {
      "formwork.demo=true",
      "formwork.packs=.",
      "formwork.data=memory",
      "formwork.portable-core=enforce",
      "logging.level.de.bwaldvogel.mongo=off"
    })
class PlayingScenariosTest {

  private final PackReader reader;
  private final Scripts scripts;
  private final ZoneId zone;

  @Autowired
  PlayingScenariosTest(PackReader reader, Scripts scripts, ZoneId zone) {
    this.reader = reader;
    this.scripts = scripts;
    this.zone = zone;
  }

  @TestFactory
  Stream<DynamicTest> holds() throws IOException {
    List<AppSource> apps =
        PacksInstallTest.folders().stream().map(reader::folder).map(Pack::source).toList();
    ScenarioPlayer player = ScenarioPlayer.open(scripts, zone, apps);
    return apps.stream()
        .map(AppSource::app)
        .flatMap(app -> tests(player, app))
        .onClose(player::close);
  }

  private static Stream<DynamicTest> tests(ScenarioPlayer player, DefinitionKey app) {
    return player.scenarios(app).stream()
        .map(scenario ->
            DynamicTest.dynamicTest(
                app + ": " + scenario.title().in(Locale.ENGLISH),
                () -> requireThatItHolds(player.play(app, scenario))));
  }

  private static void requireThatItHolds(Played played) {
    Played.Failure failure = played.failure();
    if (failure != null) {
      fail(
          "%s/scenarios/%s.yaml%s, step %d: %s%n  decided by %s"
              .formatted(
                  played.app(),
                  played.scenario(),
                  "#" + failure.pointer(),
                  failure.step(),
                  Texts.of(failure.problem(), Locale.ENGLISH),
                  failure.decidedBy()));
    }
  }
}
