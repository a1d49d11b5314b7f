package dev.formwork.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.definitions.World;
import dev.formwork.kernel.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SamplePeopleTest {

  private static final Path DEALERSHIP =
      Path.of("../../apps/dealership/samples/people.yaml").toAbsolutePath().normalize();

  @Test
  void readsThePeopleOfTheDealership() throws IOException {
    SamplePeople sample = SamplePeople.read(Files.readString(DEALERSHIP)).get();

    assertThat(sample.people())
        .extracting(SamplePeople.SamplePerson::username)
        .contains(
            "admin",
            "consultant",
            "consultant2",
            "supervisor",
            "manager",
            "finance",
            "aftersales",
            "quality",
            "marketing",
            "archivist",
            "auditor");
    assertThat(sample.departments()).filteredOn(SamplePeople.SampleDepartment::store).hasSize(2);
  }

  @Test
  void refusesAPackWhosePeopleCannotBeRead() {
    var world = new World();
    var reader = new PackReader(world.types);
    var packs = new Packs(world.apps, world.releases, world.types, world.secondPerson);
    Pack pack =
        reader.zip(
            ZipFiles.pack().with(SamplePeople.FILE, "people:\n  - {username: Li Na}\n").bytes());

    assertThat(packs.plan(World.ADMIN, pack).problems())
        .extracting(it -> it.file() + ":" + it.line() + " " + it.problem().code())
        .contains(
            "samples/people.yaml:2 definitions.schema.required",
            "samples/people.yaml:2 definitions.schema.pattern");
    assertThatThrownBy(() -> packs.install(World.ADMIN, pack, false))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(world.apps.installed()).isEmpty();
  }
}
