package dev.formwork.packs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTourTest {

  private static final Path APPS = Path.of("../../apps").toAbsolutePath().normalize();

  @ParameterizedTest
  @ValueSource(strings = {"order", "lost-customer", "complaint", "handoff", "dealership"})
  void leadsToPeopleWhoAreThereInBothLanguages(String app) throws IOException {
    var tour = SampleTour.read(Files.readString(APPS.resolve(app).resolve(SampleTour.FILE))).get();
    var people =
        SamplePeople.read(Files.readString(APPS.resolve("dealership").resolve(SamplePeople.FILE)))
            .get()
            .people()
            .stream()
            .map(SamplePeople.SamplePerson::username)
            .collect(Collectors.toSet());

    assertThat(tour.stops()).isNotEmpty().allMatch(stop -> people.contains(stop.as()));
    assertThat(tour.stops())
        .noneMatch(stop -> stop.sees().in(Locale.CHINESE).equals(stop.sees().in(Locale.ENGLISH)));
  }

  @Test
  void refusesAPackWhoseTourCannotBeRead() {
    var world = new World();
    var packs = new Packs(world.apps, world.releases, world.types, world.secondPerson);
    Pack pack =
        new PackReader(world.types)
            .zip(ZipFiles.pack().with(SampleTour.FILE, "stops:\n  - {as: consultant}\n").bytes());

    assertThat(packs.plan(World.ADMIN, pack).problems())
        .extracting(it -> it.file() + ":" + it.line() + " " + it.problem().code())
        .contains("samples/tour.yaml:2 definitions.schema.required");
  }
}
