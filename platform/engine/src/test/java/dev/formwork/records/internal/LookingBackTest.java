package dev.formwork.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.records.Command;
import dev.formwork.records.HistoryEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a record held earlier, found out from what was noted of its changes. */
class LookingBackTest {

  private static final FormLogic FORM =
      FormLogic.of(
          Definitions.mapper()
              .treeToValue(
                  Yaml.read(
                          """
                          key: order
                          title: Order
                          sections:
                            - key: main
                              title: Main
                              fields:
                                - {key: buyer, type: text, title: Buyer}
                                - {key: total, type: money, title: Total}
                                - {key: delivery, type: date, title: Delivery}
                                - key: lines
                                  type: subtable
                                  title: Lines
                                  fields:
                                    - {key: model, type: text, title: Model}
                                    - {key: due, type: date, title: Due}
                          """)
                      .tree(),
                  Form.class));

  @Property(tries = 300)
  void everyStateComesBackAfterAnyNumberOfChanges(
      @ForAll("states") @Size(min = 2, max = 8) List<Map<String, Object>> states) {
    var newestFirst = new ArrayList<HistoryEntry>();
    for (int i = 1; i < states.size(); i++) {
      newestFirst.addFirst(stored(i, states.get(i - 1), states.get(i)));
    }

    for (int i = 0; i < states.size(); i++) {
      var undone = newestFirst.subList(0, states.size() - 1 - i);
      assertThat(Earlier.data(FORM, states.getLast(), undone)).isEqualTo(states.get(i));
    }
  }

  @Test
  void aRowThatWasTakenOutStandsWhereItStood() {
    Map<String, Object> before = Map.of("lines", List.of(row(1), row(2), row(10)));
    Map<String, Object> after = Map.of("lines", List.of(row(1), row(10)));

    assertThat(Earlier.data(FORM, after, List.of(stored(2, before, after)))).isEqualTo(before);
  }

  @Test
  void tellsTheValuesThatAChangeTookAwayAndBrought() {
    var cell = new HistoryEntry.Change("lines[r2].model", "E5", "E6");
    var field = new HistoryEntry.Change("buyer", null, "Li Na");

    assertThat(Earlier.values(cell).toString()).contains("E5").contains("E6").contains("lines");
    assertThat(Earlier.values(field)).containsExactly(new Document("buyer", "Li Na"));
  }

  @Provide
  Arbitrary<List<Map<String, Object>>> states() {
    Arbitrary<Map<String, Object>> rows =
        Combinators.combine(
                Arbitraries.of("E5", "E6"), Arbitraries.integers().between(1, 5).injectNull(0.3))
            .as((model, day) -> {
              var cells = new LinkedHashMap<String, Object>();
              cells.put("model", model);
              if (day != null) {
                cells.put("due", LocalDate.of(2026, 3, day));
              }
              return cells;
            });
    Arbitrary<Map<String, Object>> state =
        Combinators.combine(
                Arbitraries.of("Li Na", "Wang Wei").injectNull(0.3),
                Arbitraries.integers().between(1, 3).injectNull(0.3),
                Arbitraries.integers().between(1, 28).injectNull(0.3),
                Arbitraries.maps(Arbitraries.integers().between(1, 12), rows).ofMaxSize(4))
            .as(LookingBackTest::state);
    return state.list();
  }

  private static Map<String, Object> state(
      @Nullable String buyer,
      @Nullable Integer total,
      @Nullable Integer delivery,
      Map<Integer, Map<String, Object>> rows) {
    var state = new LinkedHashMap<String, Object>();
    if (buyer != null) {
      state.put("buyer", buyer);
    }
    if (total != null) {
      state.put("total", new BigDecimal(total));
    }
    if (delivery != null) {
      state.put("delivery", LocalDate.of(2026, 4, delivery));
    }
    if (!rows.isEmpty()) {
      state.put(
          "lines",
          rows.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(each -> {
                var row = new LinkedHashMap<>(row(each.getKey()));
                row.putAll(each.getValue());
                return row;
              })
              .toList());
    }
    return state;
  }

  private static Map<String, Object> row(int number) {
    return Map.of("_row", "r" + number);
  }

  /** The entry as it comes from the store: what the values are, nobody has noted. */
  private static HistoryEntry stored(
      long revision, Map<String, Object> before, Map<String, Object> after) {
    List<HistoryEntry.Change> changes =
        Differences.between(before, after).stream()
            .map(change ->
                new HistoryEntry.Change(
                    change.path(),
                    Values.plain(Values.toBson(change.before())),
                    Values.plain(Values.toBson(change.after()))))
            .toList();
    return new HistoryEntry(
        "h" + revision,
        revision,
        Instant.EPOCH.plusSeconds(revision),
        "mira",
        null,
        Command.Origin.SCREEN,
        "edited",
        null,
        null,
        "",
        List.of(),
        changes,
        List.of());
  }
}
