package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.App;
import dev.formwork.definitions.Apps;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.packs.Pack;
import dev.formwork.packs.PackPlan;
import dev.formwork.packs.PackReader;
import dev.formwork.packs.Packs;
import dev.formwork.reports.DashboardService;
import dev.formwork.reports.DashboardView;
import dev.formwork.rules.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Each folder beside this module's pom that holds a pack.yaml. */
@OnTheDemo
class PacksInstallTest {

  /** The engine alone, without screens. */
  @SpringBootApplication(scanBasePackages = "dev.formwork")
  static class Demo {}

  private final PackReader reader;
  private final Packs packs;
  private final Apps apps;
  private final People people;
  private final DashboardService dashboards;

  @Autowired
  PacksInstallTest(
      PackReader reader, Packs packs, Apps apps, People people, DashboardService dashboards) {
    this.reader = reader;
    this.packs = packs;
    this.apps = apps;
    this.people = people;
    this.dashboards = dashboards;
  }

  static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("."))) {
      return folders.filter(folder -> Files.exists(folder.resolve("pack.yaml"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void installsWithoutAProblem(Path folder) {
    Pack pack = reader.folder(folder);

    PackPlan plan = packs.plan(actor("admin"), pack);

    assertThat(plan.problems().list()).isEmpty();
    assertThat(plan.changes()).isEmpty();
    assertThat(apps.installed()).extracting(App::key).contains(pack.app());
  }

  @Test
  void answersEveryTileOfTheSalesDashboardToWhoeverMayOpenIt() {
    answersEveryTile(
        QualifiedKey.of("order", "sales"),
        14,
        List.of("consultant", "supervisor", "manager", "finance", "auditor"));
  }

  @Test
  void answersEveryTileAboutLostCustomersToWhoeverMayOpenIt() {
    answersEveryTile(
        QualifiedKey.of("lost-customer", "lost-customers"),
        18,
        List.of("consultant", "supervisor", "manager"));
    answersEveryTile(
        QualifiedKey.of("lost-customer", "lost-customers"), 17, List.of("marketing", "auditor"));
    answersEveryTile(
        QualifiedKey.of("lost-customer", "recovery-value"),
        6,
        List.of("manager", "finance", "auditor"));
  }

  private void answersEveryTile(QualifiedKey dashboard, int count, List<String> usernames) {
    for (String username : usernames) {
      Actor actor = actor(username);
      List<DashboardView.Shown> tiles = dashboards.open(actor, dashboard).tiles();
      assertThat(tiles).as("tiles that %s sees", username).hasSize(count);
      for (DashboardView.Shown shown : tiles) {
        assertThat(
                dashboards.tile(actor, dashboard, shown.tile().key(), Condition.ALWAYS).columns())
            .isNotEmpty();
      }
    }
  }

  private Actor actor(String username) {
    return people.actor(username).orElseThrow();
  }
}
