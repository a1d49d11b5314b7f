package dev.formwork.packs;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.packs.histories.Histories;
import dev.formwork.packs.histories.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stories that the histories of the five apps tell. */
class TellingTheYearOfTheDealershipTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

  private static List<AppSource> sources = List.of();
  private static List<Told> told = List.of();

  @BeforeAll
  static void tell() {
    sources =
        Stream.of("dealership", "order", "lost-customer", "complaint", "handoff")
            .map(TellingTheYearOfTheDealershipTest::source)
            .toList();
    told = SampleHistory.told(sources, TODAY);
  }

  /** Its samples, and of its forms only that they are there. */
  private static AppSource source(String app) {
    Path folder = Path.of("../../apps", app);
    var files = new TreeMap<String, String>();
    var forms = new TreeMap<DefinitionName, String>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path each : paths.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(each).toString().replace('\\', '/');
        if (path.startsWith("samples/")) {
          files.put(path, Files.readString(each));
        } else if (path.startsWith("forms/")) {
          forms.put(DefinitionName.of("form", path.substring(6).replace(".yaml", "")), "");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AppSource(DefinitionKey.of(app), forms, files);
  }

  @Test
  void hasNothingWrongInIt() {
    assertThat(sources).allSatisfy(app -> assertThat(Histories.problems(app)).isEmpty());
  }

  @Test
  void bringsSomeThousandRecordsOverTwelveMonths() {
    assertThat(told).hasSizeBetween(2200, 2800);
    assertThat(told.stream().map(it -> it.at().withDayOfMonth(1).toLocalDate()).distinct())
        .hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void isTheSameEachTime() {
    assertThat(SampleHistory.told(sources, TODAY)).isEqualTo(told);
  }

  @Test
  void pointsOnlyToSamplesAndPeopleThatAreThere() {
    var known = new HashSet<String>();
    for (AppSource app : sources) {
      SampleRecord.read(app).forEach(each -> known.add("@" + each.sample().id()));
      String people = app.files().get(SamplePeople.FILE);
      if (people != null) {
        SamplePeople.read(people).get().people().forEach(it -> known.add("@" + it.username()));
      }
    }
    for (Told each : told) {
      each.data().values().stream()
          .filter(value -> value instanceof String text && text.startsWith("@"))
          .forEach(value -> assertThat(known).contains(String.valueOf(value)));
      known.add("@" + each.id());
    }
  }

  @Test
  void losesManyMoreToOneCompetitorInTheQuarterOfItsCampaign() {
    long during = toHaiyan(JULY, JULY.plusMonths(3));
    long before = toHaiyan(JULY.minusMonths(3), JULY);
    Map<Object, Long> rivals =
        losses()
            .filter(it -> isIn(it, JULY, JULY.plusMonths(3)))
            .map(it -> it.data().get("competitor"))
            .filter(Objects::nonNull)
            .collect(groupingBy(it -> it, counting()));

    assertThat(during).isGreaterThan(3 * before);
    assertThat(rivals.get("@rival-haiyan"))
        .isGreaterThan(rivals.values().stream().mapToLong(Long::longValue).sum() / 2);
  }

  @Test
  void losesForTheServiceOfOneConsultant() {
    List<Told> service =
        losses()
            .filter(it -> String.valueOf(it.data().get("reasons")).contains("service"))
            .toList();

    assertThat(service)
        .filteredOn(it -> it.as().equals("consultant4"))
        .hasSizeGreaterThan(service.size() * 2 / 3);
  }

  @Test
  void losesOneModelForTheTimeOfItsDelivery() {
    Map<Boolean, Long> late =
        losses()
            .filter(it -> it.id().startsWith("year-losses-hybrid-"))
            .collect(
                groupingBy(
                    it -> String.valueOf(it.data().get("reasons")).contains("delivery"),
                    counting()));

    assertThat(late.get(true)).isGreaterThan(late.get(false));
  }

  @Test
  void answersComplaintsTooLateInTheLastTwoWeeks() {
    for (int week = 1; week <= 2; week++) {
      LocalDate monday = LocalDate.of(2026, 11, 23).minusWeeks(week);
      List<Told> complaints =
          told.stream()
              .filter(it -> it.id().startsWith("year-complaints-"))
              .filter(it -> isIn(it, monday, monday.plusDays(7)))
              .toList();

      assertThat(complaints).hasSizeGreaterThan(3);
      assertThat(complaints.stream().filter(it -> it.then().getFirst().after().toHours() >= 24))
          .hasSizeGreaterThan(complaints.size() / 4);
    }
  }

  private static long toHaiyan(LocalDate from, LocalDate until) {
    return losses()
        .filter(it -> isIn(it, from, until))
        .filter(it -> "@rival-haiyan".equals(it.data().get("competitor")))
        .count();
  }

  private static Stream<Told> losses() {
    return told.stream().filter(it -> it.id().startsWith("year-losses"));
  }

  private static boolean isIn(Told each, LocalDate from, LocalDate until) {
    LocalDate day = each.at().toLocalDate();
    return !day.isBefore(from) && day.isBefore(until);
  }
}
