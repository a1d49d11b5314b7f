package dev.formwork.records.internal.counters;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.formwork.HandClock;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.Period;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import dev.formwork.store.TestStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counters against a shelf of records that are counted one by one. */
class KeepingCountersTest {

  private static final Counter BY_DAY =
      new Counter(
          Shelf.FORM,
          Condition.of("open", Operator.EQ, true),
          List.of(
              new Counter.Dimension(FieldKey.of("createdAt"), Period.DAY, List.of()),
              new Counter.Dimension(FieldKey.of("store"), null, List.of())),
          List.of(FieldKey.of("price")),
          "");

  private static final Counter BY_SIZE =
      new Counter(
          Shelf.FORM,
          Condition.ALWAYS,
          List.of(new Counter.Dimension(FieldKey.of("price"), null, List.of(new BigDecimal("50")))),
          List.of(FieldKey.of("price"), FieldKey.of("open")),
          "");

  private final MongoDatabase database = TestStore.database();
  private final HandClock clock = new HandClock();
  private final Shelf shelf = new Shelf();
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, String> slots = new HashMap<>();
  private Node node = new Node(new CounterStore(database));

  /** One start of the program. */
  private final class Node {
    final CounterStore store;
    final Counters counters;
    final Folding folding;
    final Building building;
    final Checking checking;
    final CounterTurns turns;

    Node(CounterStore store) {
      this.store = store;
      folding = new Folding(store, clock);
      counters = new Counters(store, folding, clock, Shelf.ZONE);
      building =
          new Building(
              store,
              counters,
              shelf,
              clock,
              () -> "node-" + ids.incrementAndGet(),
              new CounterProperties(0, Duration.ZERO));
      checking = new Checking(store, counters, shelf, clock);
      turns = new CounterTurns(store, building, folding, checking, shelf, clock);
    }
  }

  private static Facts sale(String store, String day, String price, boolean open) {
    return new Facts(
        Map.of("price", new BigDecimal(price), "open", open),
        Map.of("store", store, "state", "running", "createdAt", Instant.parse(day + "T12:00:00Z")));
  }

  private void ask() {
    node.counters.cells(BY_DAY);
    node.counters.cells(BY_SIZE);
  }

  private static Map<String, String> shown(List<Cell> cells) {
    var shown = new TreeMap<String, String>();
    for (Cell cell : cells) {
      if (cell.records() != 0) {
        var text = new StringBuilder().append(cell.records());
        cell.taken()
            .forEach(each ->
                text.append(' ')
                    .append(each.count())
                    .append('/')
                    .append(each.sum().stripTrailingZeros().toPlainString()));
        shown.put(cell.at().toString(), text.toString());
      }
    }
    return shown;
  }

  private void assertRight(String when) {
    for (Counter counter : List.of(BY_DAY, BY_SIZE)) {
      assertThat(node.counters.cells(counter).map(KeepingCountersTest::shown))
          .as("%s: %s", when, counter.dimensions())
          .contains(shown(shelf.counted(counter, -1, new Cell(List.of(), 0, List.of()))));
    }
  }

  @Test
  void isBuiltWhenItIsAskedForTheFirstTime() {
    shelf.write("a", sale("east", "2026-02-14", "12.50", true), node.counters);

    assertThat(node.counters.cells(BY_DAY)).isEmpty();
    node.turns.turn();

    assertThat(node.counters.cells(BY_DAY).orElseThrow())
        .singleElement()
        .satisfies(cell -> {
          assertThat(cell.at()).containsExactly("2026-02-14", "east");
          assertThat(cell.records()).isEqualTo(1);
          assertThat(cell.taken().getFirst().sum()).isEqualByComparingTo("12.50");
        });
  }

  @Test
  void showsAChangeAsSoonAsItWasTold() {
    shelf.write("a", sale("east", "2026-02-14", "12.50", true), node.counters);
    ask();
    node.turns.turn();

    shelf.write("a", sale("west", "2026-02-15", "20", true), node.counters);
    shelf.pending().forEach(each -> shelf.tell(each, node.counters, false));

    assertRight("told, and not folded");
  }

  @Test
  void countsAnEffectOnceHoweverOftenItComes() {
    ask();
    node.turns.turn();
    shelf.write("a", sale("east", "2026-02-14", "12.50", true), node.counters);
    String effect = shelf.pending().getFirst();

    for (int i = 0; i < 3; i++) {
      shelf.tell(effect, node.counters, true);
      node.folding.fold(Shelf.FORM, 1);
    }

    assertRight("told three times");
  }

  @Test
  void beginsAnewWhenItsBuilderDied() {
    for (int i = 0; i < 20; i++) {
      shelf.write("r" + i, sale("east", "2026-02-14", "1", true), node.counters);
    }
    ask();
    Node dead = node;
    shelf.whileScanning =
        () -> {
          throw new Died();
        };
    try {
      dead.building.step(Shelf.FORM);
    } catch (Died expected) {
      assertThat(dead.store.of(Shelf.FORM).has(Kept.State.BUILDING)).isTrue();
    }
    shelf.whileScanning = () -> {};
    node = new Node(new CounterStore(database));

    node.turns.turn();
    assertThat(node.counters.cells(BY_DAY)).isEmpty();
    clock.move(Duration.ofMinutes(2));
    node.turns.turn();

    assertRight("built by another");
  }

  @Test
  void isBuiltAnewWhenACellIsFoundWrong() {
    shelf.write("a", sale("east", "2026-02-14", "12.50", true), node.counters);
    ask();
    node.turns.turn();
    database
        .getCollection("counter-cells")
        .updateMany(Filters.exists("_id"), Updates.set("records", 7L));
    assertThat(node.counters.cells(BY_DAY).orElseThrow().getFirst().records()).isEqualTo(7);

    clock.move(Duration.ofMinutes(11));
    node.turns.turn();
    node.turns.turn();
    node.turns.turn();
    node.turns.turn();

    assertRight("mended");
    assertThat(node.store.of(Shelf.FORM).find(BY_DAY.key()).orElseThrow().wrong()).isEqualTo(1);
  }

  @Test
  void forgetsWhatNobodyAsksForTwoWeeks() {
    shelf.write("a", sale("east", "2026-02-14", "12.50", true), node.counters);
    ask();
    node.turns.turn();
    clock.move(Duration.ofDays(15));

    node.turns.turn();

    assertThat(node.store.of(Shelf.FORM).counters()).isEmpty();
    assertThat(database.getCollection("counter-cells").countDocuments()).isZero();
  }

  @Test
  void givesUpACounterWithTooManyCells() {
    for (int i = 0; i <= Scan.MOST_CELLS; i++) {
      shelf.write("r" + i, sale("s" + i, "2026-02-14", "1", true), node.counters);
    }
    ask();

    node.turns.turn();

    assertThat(node.counters.cells(BY_DAY)).isEmpty();
    assertThat(node.counters.cells(BY_SIZE)).isPresent();
  }

  private static final class Died extends Error {
    @java.io.Serial private static final long serialVersionUID = 1L;
  }

  // --- Anything may happen at any time -----------------------------------------------------------

  /** A store that is left in the middle of a batch now and then. */
  private final class Breaking extends CounterStore {
    private final Random random;
    private boolean breaks;

    Breaking(Random random) {
      super(database);
      this.random = random;
    }

    @Override
    void replace(List<Replacement> replacements, long batch) {
      if (breaks && random.nextInt(3) == 0) {
        super.replace(replacements.subList(0, replacements.size() / 2), batch);
        throw new IllegalStateException("died in a batch");
      }
      super.replace(replacements, batch);
      if (breaks && random.nextInt(3) == 0) {
        throw new IllegalStateException("died after a batch");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void countsAsTheRecordsDoWhateverHappens(long seed) {
    var random = new Random(seed);
    var store = new Breaking(random);
    node = new Node(store);
    shelf.whileScanning =
        () -> {
          if (random.nextInt(3) == 0) {
            happens(random);
          }
          if (random.nextInt(60) == 0) {
            throw new IllegalStateException("could not read on");
          }
        };
    for (int round = 0; round < 12; round++) {
      for (int i = 0; i < 60; i++) {
        happens(random);
        if (random.nextInt(12) == 0) {
          store.breaks = true;
          try {
            node.folding.fold(Shelf.FORM, 1);
          } catch (IllegalStateException died) {
            node = new Node(store);
          }
          store.breaks = false;
        }
        if (random.nextInt(15) == 0) {
          ask();
          node.building.step(Shelf.FORM);
        }
        if (random.nextInt(40) == 0) {
          spoil(random);
        }
      }
      while (!isReady()) {
        ask();
        clock.move(Duration.ofMinutes(2));
        node.building.step(Shelf.FORM);
      }
      while (!shelf.pending().isEmpty()) {
        List<String> pending = shelf.pending();
        shelf.tell(pending.get(random.nextInt(pending.size())), node.counters, false);
      }
      assertRight("seed " + seed + ", round " + round);
    }
  }

  /** Makes a counter be built anew, as a check does that finds it wrong. */
  private void spoil(Random random) {
    FormCounters now = node.store.of(Shelf.FORM);
    for (Kept kept : now.counters()) {
      if (kept.wrong() < 4 && random.nextBoolean()) {
        node.counters.foundWrong(Shelf.FORM, kept, "a test says so");
      }
    }
  }

  private boolean isReady() {
    FormCounters now = node.store.of(Shelf.FORM);
    return now.counters().size() == 2
        && now.counters().stream().allMatch(kept -> kept.state() == Kept.State.READY);
  }

  private void happens(Random random) {
    String id = slots.computeIfAbsent(random.nextInt(40), _ -> "r" + ids.incrementAndGet());
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> shelf.write(id, anySale(random), node.counters);
      case 4 -> {
        shelf.delete(id, node.counters);
        slots.values().remove(id);
      }
      case 5 -> {
        List<String> told = shelf.told();
        if (!told.isEmpty()) {
          shelf.tell(told.get(random.nextInt(told.size())), node.counters, random.nextBoolean());
        }
      }
      default -> {
        List<String> pending = shelf.pending();
        if (!pending.isEmpty()) {
          String effect = pending.get(random.nextInt(pending.size()));
          shelf.tell(effect, node.counters, random.nextInt(4) == 0);
        }
      }
    }
  }

  private static Facts anySale(Random random) {
    var data = new HashMap<String, Object>();
    if (random.nextInt(5) > 0) {
      data.put("price", BigDecimal.valueOf(random.nextInt(-2_000, 10_000), 2));
    }
    if (random.nextInt(5) > 0) {
      data.put("open", random.nextInt(4) > 0);
    }
    var system = new HashMap<String, Object>();
    system.put("state", random.nextInt(6) == 0 ? "draft" : "running");
    if (random.nextInt(6) > 0) {
      system.put("store", random.nextBoolean() ? "east" : "west");
    }
    system.put(
        "createdAt",
        Instant.parse("2026-02-14T12:00:00Z").plusSeconds(86_400L * random.nextInt(3)));
    return new Facts(data, system);
  }
}
