package dev.formwork.records.internal.counters;

import dev.formwork.kernel.Fresh;
import dev.formwork.kernel.QualifiedKey;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What was counted, and who tells it. */
@Component
public class Counters {

  private static final Logger log = LoggerFactory.getLogger(Counters.class);

  /** How long a node may not know that a counter is built elsewhere. */
  static final Duration MAX_AGE = Duration.ofSeconds(1);

  /** More of one form are not begun: each makes every write dearer. */
  private static final int MOST = 60;

  private static final int ATTEMPTS = 8;

  /** A counter of no more cells than this answers for smaller ones too. */
  private static final int SMALL = 2_000;

  /** More than this is not added up for one reader. */
  private static final int MOST_OPEN = 5_000;

  private final CounterStore store;
  private final Folding folding;
  private final Clock clock;
  private final ZoneId zone;
  private final Fresh<Map<QualifiedKey, FormCounters>> known = new Fresh<>(MAX_AGE, this::load);

  Counters(CounterStore store, Folding folding, Clock clock, ZoneId zone) {
    this.store = store;
    this.folding = folding;
    this.clock = clock;
    this.zone = zone;
  }

  private Map<QualifiedKey, FormCounters> load() {
    var byForm = new HashMap<QualifiedKey, FormCounters>();
    store.all().forEach(each -> byForm.put(each.form(), each));
    return Map.copyOf(byForm);
  }

  /** To be called after a change made here. */
  void renew() {
    known.renewed();
  }

  ZoneId zone() {
    return zone;
  }

  /** Finishes a batch that somebody has planned. */
  void finish(FormCounters planned) {
    folding.finish(planned);
  }

  // --- Writing -----------------------------------------------------------------------------------

  /**
   * What a write has to tell the counters of its form, as an effect carries it; nothing where none
   * counts otherwise afterwards.
   *
   * @param before absent for a new record
   * @param after absent for one that has gone
   */
  public Optional<Map<String, Object>> told(
      QualifiedKey form,
      String record,
      long revision,
      @Nullable Facts before,
      @Nullable Facts after) {
    FormCounters counters = known.get().get(form);
    if (counters == null) {
      return Optional.empty();
    }
    var changes = new ArrayList<Map<String, Object>>();
    for (Kept kept : counters.counters()) {
      if (kept.listens()) {
        kept.counter()
            .change(before, after, kept.id(), zone)
            .map(CounterBson::plain)
            .ifPresent(changes::add);
      }
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    var payload = new LinkedHashMap<String, Object>();
    payload.put("form", form.toString());
    payload.put("record", record);
    payload.put("revision", revision);
    payload.put("changes", changes);
    return Optional.of(payload);
  }

  /** Takes what an effect carried; doing so again changes nothing. */
  public void tell(String effect, Map<String, Object> payload) {
    var changes = new ArrayList<Counter.Change>();
    for (Object each : CounterBson.list(payload, "changes")) {
      if (each instanceof Map<?, ?> change) {
        changes.add(CounterBson.change(change));
      }
    }
    store.tell(
        QualifiedKey.parse(String.valueOf(payload.get("form"))),
        new Told(
            effect,
            String.valueOf(payload.get("record")),
            CounterBson.whole(payload.get("revision")),
            changes));
  }

  // --- Reading -----------------------------------------------------------------------------------

  /**
   * The cells of a counter, with all that was told up to now; absent while neither it is built nor
   * one that tells more apart. What nobody has asked before is built soon.
   */
  public Optional<List<Cell>> cells(Counter counter) {
    for (int i = 0; i < ATTEMPTS; i++) {
      FormCounters now = store.of(counter.form());
      Answering answering = answering(now, counter).orElse(null);
      if (now.find(counter.key()).isEmpty() && (answering == null || answering.isLarge())) {
        want(now, counter);
      }
      if (answering == null) {
        return Optional.empty();
      }
      if (!now.plan().isEmpty()) {
        folding.finish(now);
        continue;
      }
      Kept kept = answering.kept();
      noteAsked(now, kept);
      List<Cell> cells = store.cells(kept.id());
      List<Told> open = store.open(counter.form(), MOST_OPEN + 1);
      if (open.size() > MOST_OPEN) {
        return Optional.empty();
      }
      if (store.revision(counter.form()) == now.revision()) {
        return sound(now, kept, merged(cells, Folding.deltas(kept, open)))
            .map(answering.projection()::of);
      }
    }
    return Optional.empty();
  }

  /** A counter that is built, and how it answers for another. */
  private record Answering(Kept kept, Projection projection) {

    /** Whether a smaller one would be worth its while. */
    boolean isLarge() {
      return kept.size() > SMALL;
    }
  }

  /** The counter itself, else the smallest that tells more apart. */
  private static Optional<Answering> answering(FormCounters of, Counter counter) {
    var built = of.counters().stream().filter(kept -> kept.state() == Kept.State.READY).toList();
    return built.stream()
        .filter(kept -> kept.counter().equals(counter))
        .findFirst()
        .or(() ->
            built.stream()
                .filter(kept -> Projection.of(counter, kept.counter()).isPresent())
                .min(Comparator.comparingInt(Kept::size)))
        .flatMap(kept ->
            Projection.of(counter, kept.counter())
                .map(projection -> new Answering(kept, projection)));
  }

  private static List<Cell> merged(List<Cell> cells, Map<String, Cell> deltas) {
    if (deltas.isEmpty()) {
      return cells;
    }
    var merged = new LinkedHashMap<String, Cell>();
    cells.forEach(cell -> merged.put(cell.name(), cell));
    deltas.forEach((name, delta) -> merged.merge(name, delta, Cell::plus));
    return List.copyOf(merged.values());
  }

  /** No cell counts fewer than no records. */
  private Optional<List<Cell>> sound(FormCounters of, Kept kept, List<Cell> cells) {
    if (cells.stream().noneMatch(cell -> cell.records() < 0)) {
      return Optional.of(cells);
    }
    foundWrong(of.form(), kept, "a cell below zero");
    return Optional.empty();
  }

  /** It is built anew; where that did not help before, nobody asks it any more. */
  void foundWrong(QualifiedKey form, Kept kept, String what) {
    Metrics.counter("formwork.counters.wrong").increment();
    log.warn("Counter {} of {} was wrong ({}) and is built anew", kept.id(), form, what);
    for (int i = 0; i < ATTEMPTS; i++) {
      FormCounters now = store.of(form);
      Kept same = now.find(kept.counter().key()).orElse(null);
      if (same == null || !same.id().equals(kept.id()) || same.state() != Kept.State.READY) {
        return;
      }
      Kept wrong = same.foundWrong(clock.instant());
      Kept next = wrong.wrong() > 5 ? wrong.in(Kept.State.OFF) : wrong;
      if (store.save(now.change(same.counter().key(), _ -> next))) {
        renew();
        return;
      }
    }
  }

  private void want(FormCounters now, Counter counter) {
    if (now.counters().size() >= MOST) {
      return;
    }
    var wanted = Kept.wanted(counter, clock.instant());
    if (store.save(now.with(wanted))) {
      renew();
    }
  }

  /** To the day: what nobody asks for long is kept no more. */
  private void noteAsked(FormCounters now, Kept kept) {
    Instant moment = clock.instant();
    if (kept.asked().plus(Duration.ofDays(1)).isBefore(moment)) {
      store.save(now.change(kept.counter().key(), each -> each.askedAt(moment)));
    }
  }
}
