package dev.formwork.records.internal.counters;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Builds counters from the records, while writes go on: first every node learns that it has to tell
 * them, then the records are read, all wanted counters of a form at once. Who dies over it has
 * built nothing: after his lease another begins anew, under another number.
 */
@Component
class Building {

  private static final Logger log = LoggerFactory.getLogger(Building.class);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration RENEWAL = Duration.ofSeconds(15);
  private static final int ATTEMPTS = 20;

  private final CounterStore store;
  private final Counters counters;
  private final CountedRecords records;
  private final Clock clock;
  private final IdSource ids;
  private final CounterProperties properties;
  private @Nullable String name;

  Building(
      CounterStore store,
      Counters counters,
      CountedRecords records,
      Clock clock,
      IdSource ids,
      CounterProperties properties) {
    this.store = store;
    this.counters = counters;
    this.records = records;
    this.clock = clock;
    this.ids = ids;
    this.properties = properties;
  }

  /** Does what is next for the counters of a form: announces them, or builds them. */
  synchronized void step(QualifiedKey form) {
    FormCounters now = store.of(form);
    if (!now.plan().isEmpty()) {
      counters.finish(now);
      now = store.of(form);
    }
    Instant moment = clock.instant();
    boolean mine = now.isHeldBy(name());
    if (now.has(Kept.State.BUILDING) && mine) {
      buildIfSettled(now, moment);
    } else if ((now.has(Kept.State.BUILDING) || now.has(Kept.State.WANTED))
        && now.plan().isEmpty()
        && now.isFree(moment)) {
      announce(now, moment);
    }
  }

  private String name() {
    String known = name;
    if (known == null) {
      known = ids.next();
      name = known;
    }
    return known;
  }

  private void announce(FormCounters now, Instant moment) {
    List<Kept> announced =
        now.counters().stream()
            .map(kept ->
                kept.state() == Kept.State.WANTED || kept.state() == Kept.State.BUILDING
                    ? kept.beingBuilt()
                    : kept)
            .toList();
    var next = now.withAll(announced).heldBy(name(), moment.plus(LEASE)).announcedAt(moment);
    if (store.save(next)) {
      counters.renew();
      buildIfSettled(store.of(now.form()), moment);
    }
  }

  private void buildIfSettled(FormCounters now, Instant moment) {
    if (now.announced().plus(properties.settling()).isAfter(moment)) {
      return;
    }
    try {
      build(now);
    } catch (Overtaken overtaken) {
      log.info("Somebody else builds the counters of {}", now.form());
    } catch (RuntimeException failure) {
      log.warn("The counters of {} could not be built and will be soon", now.form(), failure);
      giveUp(now.form());
    }
  }

  private void build(FormCounters now) {
    List<Kept> wanted =
        now.counters().stream().filter(kept -> kept.state() == Kept.State.BUILDING).toList();
    Set<FieldKey> fields = new HashSet<>();
    wanted.forEach(kept -> fields.addAll(kept.counter().fields()));
    var scan = new Scan(wanted, counters.zone());
    var lease = new Lease(now.form());
    records.scan(
        now.form(),
        fields,
        record -> {
          scan.add(record);
          lease.renewInTime();
        });
    lease.renew();
    List<Told> told = store.open(now.form(), Integer.MAX_VALUE);
    List<Told> found = scan.found(told, record -> records.exists(now.form(), record));
    for (Kept kept : wanted) {
      if (!scan.hasTooMany(kept)) {
        store.add(kept, scan.cells(kept, found), now.batch());
      }
    }
    publish(now.form(), wanted, scan, scan.onTheirWay(told));
  }

  private void publish(QualifiedKey form, List<Kept> wanted, Scan scan, Set<String> onTheirWay) {
    List<String> ids = wanted.stream().map(Kept::id).toList();
    for (int i = 0; i < ATTEMPTS; i++) {
      FormCounters now = store.of(form);
      Instant moment = clock.instant();
      if (!now.isHeldBy(name())) {
        throw new Overtaken();
      }
      List<Kept> done =
          now.counters().stream()
              .map(kept ->
                  !ids.contains(kept.id())
                      ? kept
                      : scan.hasTooMany(kept)
                          ? kept.in(Kept.State.OFF)
                          : kept.built(onTheirWay, scan.size(kept), moment))
              .toList();
      if (store.save(now.withAll(done).released())) {
        counters.renew();
        wanted.forEach(store::removeAllBut);
        log.info("Built {} counters of {} from {} records", ids.size(), form, scan.records());
        return;
      }
    }
    throw new Overtaken();
  }

  private void giveUp(QualifiedKey form) {
    FormCounters now = store.of(form);
    if (now.isHeldBy(name())) {
      store.save(now.released()); // if it was changed meanwhile, the lease ends by itself
    }
  }

  /** Keeps others away while it is renewed. */
  private final class Lease {

    private final QualifiedKey form;
    private Instant renewed = clock.instant();
    private int records;

    Lease(QualifiedKey form) {
      this.form = form;
    }

    void renewInTime() {
      if (++records % 500 == 0 && renewed.plus(RENEWAL).isBefore(clock.instant())) {
        renew();
      }
    }

    void renew() {
      for (int i = 0; i < ATTEMPTS; i++) {
        FormCounters now = store.of(form);
        if (!now.isHeldBy(name())) {
          throw new Overtaken();
        }
        Instant moment = clock.instant();
        if (store.save(now.heldBy(name(), moment.plus(LEASE)))) {
          renewed = moment;
          return;
        }
      }
      throw new Overtaken();
    }
  }

  /** Somebody else has begun to build. */
  private static final class Overtaken extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1L;
  }
}
