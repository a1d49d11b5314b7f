package dev.formwork.packs.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.kernel.DefinitionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpandingAHistoryTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final DefinitionKey SHOP = DefinitionKey.of("shop");

  private static final String LOSSES =
      """
      key: losses
      title: Losses
      seed: 5
      form: loss
      each: {form: customer, share: 0.8, after: [1, 9], as: customer}
      phases: [{key: campaign, quarter: -1}]
      as: {$who: customer}
      cases:
        - {weight: 1, data: {rival: other}}
        - {weight: 0, during: {campaign: 20}, data: {rival: haiyan}}
      then:
        - {as: {mira: chief, tom: boss}, after: {from: PT1H, to: PT30H}, decide: call, stops: 0.3}
      """;

  @Property(tries = 40)
  void isTheSameForTheSameSeed(
      @ForAll @LongRange(min = 0, max = 9_007_199_254_740_991L) long seed) {
    assertThat(told(seed, 50)).isEqualTo(told(seed, 50));
  }

  @Property(tries = 40)
  void bringsSoManyWithinThePeriod(
      @ForAll @LongRange(min = 0, max = 9_007_199_254_740_991L) long seed,
      @ForAll @IntRange(min = 1, max = 300) int count) {
    List<Told> customers = of("customer", told(seed, count));

    assertThat(customers).hasSize(count).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(customers)
        .allSatisfy(it ->
            assertThat(it.at().toLocalDate()).isBetween(TODAY.minusDays(200), TODAY.minusDays(1)));
  }

  @Test
  void leavesAloneWhatRecordsOfAnotherFormTellAbout() {
    String visits =
        """
        key: visits
        title: Visits
        seed: 9
        form: visit
        each: {form: customer, without: loss, after: [1, 9], as: customer}
        as: mira
        """;
    List<Told> before = told(5, 100);
    List<Told> all = told(5, 100, visits);
    List<Object> lost =
        of("loss", before).stream().<Object>map(each -> each.data().get("customer")).toList();

    assertThat(of("loss", all)).isEqualTo(of("loss", before));
    assertThat(of("visit", all)).isNotEmpty().hasSizeLessThan(100);
    assertThat(of("visit", all)).noneMatch(visit -> lost.contains(visit.data().get("customer")));
    assertThat(of("visit", told(5, 100, visits.replace("without: loss, ", ""))))
        .containsAll(of("visit", all));
  }

  @Property(tries = 20)
  void pointsOnlyToWhatWasThereBefore(
      @ForAll @LongRange(min = 0, max = 9_007_199_254_740_991L) long seed) {
    List<Told> all = told(seed, 100);
    var byId = new TreeMap<String, Told>();
    all.forEach(each -> byId.put("@" + each.id(), each));

    assertThat(of("loss", all))
        .isNotEmpty()
        .allSatisfy(loss -> {
          Told customer = byId.get(String.valueOf(loss.data().get("customer")));
          assertThat(customer).isNotNull();
          assertThat(loss.at()).isAfter(customer.at());
          assertThat(loss.as()).isEqualTo(customer.as());
        });
  }

  @Test
  void inventsNothingTwiceAndOnlyWhatIsValid() {
    List<Told> customers = of("customer", told(7, 400));

    assertThat(customers).extracting(it -> it.data().get("phone")).doesNotHaveDuplicates();
    assertThat(customers).extracting(it -> it.data().get("vin")).doesNotHaveDuplicates();
    assertThat(customers)
        .allSatisfy(it -> {
          assertThat(String.valueOf(it.data().get("phone"))).matches("154\\d{8}");
          String vin = String.valueOf(it.data().get("vin"));
          assertThat(vin).matches("[0-9A-HJ-NPR-Z]{17}");
          assertThat(vin.charAt(8)).isEqualTo(Inventions.checkDigit(vin));
          assertThat(String.valueOf(it.data().get("creditCode")))
              .matches(Pattern.compile("91990101[0-9A-HJ-NPQRTUWXY]{10}"));
        });
  }

  @Test
  void knowsTheCheckDigitOfAPublishedVehicleNumber() {
    assertThat(Inventions.checkDigit("1M8GDM9AXKP042788")).isEqualTo('X');
    assertThat(Inventions.checkDigit("11111111111111111")).isEqualTo('1');
  }

  @Test
  void shiftsWeightsInAPhase() {
    List<Told> losses = of("loss", told(7, 400));
    LocalDate july = LocalDate.of(2026, 7, 1);
    LocalDate october = LocalDate.of(2026, 10, 1);

    for (Told loss : losses) {
      LocalDate day = loss.at().toLocalDate();
      boolean campaign = !day.isBefore(july) && day.isBefore(october);
      if (!campaign) {
        assertThat(loss.data()).containsEntry("rival", "other");
      }
    }
    assertThat(losses)
        .filteredOn(it -> "haiyan".equals(it.data().get("rival")))
        .hasSizeGreaterThan(50);
  }

  @Test
  void letsActsFollowByWhoeverIsInCharge() {
    List<Told> losses = of("loss", told(7, 200));

    assertThat(losses).anyMatch(it -> it.then().isEmpty());
    assertThat(losses)
        .filteredOn(it -> !it.then().isEmpty())
        .allSatisfy(it ->
            assertThat(it.then().getFirst().as())
                .isEqualTo(it.as().equals("mira") ? "chief" : "boss"));
  }

  static Stream<Path> invalid() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/histories/invalid"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void refusesEachBadHistoryWithTheCodeInItsName(Path file) throws IOException {
    String text = Files.readString(file);
    var files = new TreeMap<>(Map.of("samples/histories/some.yaml", text));
    if (text.contains("stands in two files")) {
      files.put("samples/histories/other.yaml", text);
    }
    var forms = new TreeMap<>(Map.of(DefinitionName.of("form", "customer"), ""));

    assertThat(Histories.problems(new AppSource(SHOP, forms, files)))
        .extracting(it -> it.problem().code() + ".yaml")
        .containsExactly(file.getFileName().toString());
  }

  private static String customers(long seed, int count) {
    return """
    key: customers
    title: Customers
    seed: %d
    form: customer
    count: %d
    period: {from: -200, to: -1}
    as: {$pick: [mira, tom]}
    data:
      name: {$invent: man}
      phone: {$invent: phone}
      vin: {$invent: vin}
      creditCode: {$invent: credit-code}
    """
        .formatted(seed, count);
  }

  private static List<Told> told(long seed, int count, String... more) {
    var expansion = new Expansion(TODAY, List.of());
    var all = new ArrayList<Told>();
    all.addAll(expansion.expand(SHOP, Histories.read(customers(seed, count)).get()));
    all.addAll(expansion.expand(SHOP, Histories.read(LOSSES).get()));
    for (String each : more) {
      all.addAll(expansion.expand(SHOP, Histories.read(each).get()));
    }
    return all;
  }

  private static List<Told> of(String form, List<Told> told) {
    return told.stream().filter(it -> it.form().key().value().equals(form)).toList();
  }
}
