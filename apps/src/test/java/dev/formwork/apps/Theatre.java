package dev.formwork.apps;

import dev.formwork.definitions.AppSource;
import dev.formwork.packs.PackReader;
import dev.formwork.scenarios.Ensemble;
import dev.formwork.scenarios.ScenarioPlayer;
import dev.formwork.scripting.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All packs on platforms for scenarios, opened once for all tests. */
final class Theatre {

  private static final List<AppSource> SOURCES = new CopyOnWriteArrayList<>();
  private static final Scripts SCRIPTS = new Scripts();
  private static final Ensemble ENSEMBLE =
      new Ensemble(Runtime.getRuntime().availableProcessors(), Theatre::opened);

  private Theatre() {}

  private static ScenarioPlayer opened() {
    return ScenarioPlayer.open(SCRIPTS, ZoneId.of("Asia/Shanghai"), Theatre::read);
  }

  private static Collection<AppSource> read(PackReader reader) {
    try {
      List<AppSource> read =
          PacksInstallTest.folders().stream().map(each -> reader.folder(each).source()).toList();
      if (SOURCES.isEmpty()) {
        SOURCES.addAll(read);
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Ensemble ensemble() {
    return ENSEMBLE;
  }

  static List<AppSource> sources() {
    return List.copyOf(SOURCES);
  }
}
