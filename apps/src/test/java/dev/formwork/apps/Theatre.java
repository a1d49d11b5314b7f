package dev.formwork.apps;

import dev.formwork.definitions.AppSource;
import dev.formwork.packs.PackReader;
import dev.formwork.scenarios.ScenarioPlayer;
import dev.formwork.scripting.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All packs on one platform for scenarios, opened once for all tests. */
final class Theatre {

  private static final List<AppSource> SOURCES = new ArrayList<>();
  private static final ScenarioPlayer PLAYER =
      ScenarioPlayer.open(new Scripts(), ZoneId.of("Asia/Shanghai"), Theatre::read);

  private Theatre() {}

  private static Collection<AppSource> read(PackReader reader) {
    try {
      PacksInstallTest.folders().forEach(each -> SOURCES.add(reader.folder(each).source()));
      return SOURCES;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ScenarioPlayer player() {
    return PLAYER;
  }

  static List<AppSource> sources() {
    return List.copyOf(SOURCES);
  }
}
