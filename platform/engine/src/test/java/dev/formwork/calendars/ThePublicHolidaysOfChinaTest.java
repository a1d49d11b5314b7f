package dev.formwork.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calendars that the dealership's pack brings along. */
class ThePublicHolidaysOfChinaTest {

  private static final DefinitionKey APP = DefinitionKey.of("dealership");
  private static final Path PACK = Path.of("../../apps/dealership/calendars");

  @Test
  void leaveAsManyWorkingDaysOfTheYearAsTheLawDoes() throws IOException {
    OpeningHours office = hours("public-holidays");

    long working =
        LocalDate.parse("2026-01-01")
            .datesUntil(LocalDate.parse("2027-01-01"))
            .filter(office::isOpenOn)
            .count();

    assertThat(working).isEqualTo(365 - 104 - 13);
  }

  @Test
  void areKeptByTheStoresWhichAreOpenOnOtherWeekends() throws IOException {
    OpeningHours store = hours("store-hours");

    assertThat(store.isOpenOn(LocalDate.parse("2026-02-17"))).isFalse();
    assertThat(store.on(LocalDate.parse("2026-02-14"))).containsExactly(Span.parse("09:00-18:00"));
    assertThat(store.on(LocalDate.parse("2026-11-29"))).containsExactly(Span.parse("09:30-17:30"));
  }

  @Test
  void areFineDefinitions() throws IOException {
    Catalog catalog = catalog();

    for (String key : List.of("public-holidays", "store-hours")) {
      assertThat(Calendar.TYPE.check(read(key), APP, catalog)).isEmpty();
    }
  }

  private static OpeningHours hours(String key) throws IOException {
    return Calendars.find(new QualifiedKey(APP, DefinitionKey.of(key)), catalog()).orElseThrow();
  }

  private static Catalog catalog() throws IOException {
    var release =
        CompiledRelease.of(Manifest.of("dealership", LocalizedText.of("Dealership")), 1)
            .with(Calendar.TYPE, read("public-holidays"))
            .with(Calendar.TYPE, read("store-hours"));
    return Catalog.of(release.build());
  }

  private static Calendar read(String key) throws IOException {
    String text = Files.readString(PACK.resolve(key + ".yaml"));
    return Definitions.read(Calendar.TYPE, text).find().orElseThrow();
  }
}
