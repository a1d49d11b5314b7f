package dev.formwork.packs;

import dev.formwork.automation.PastSchedules;
import dev.formwork.definitions.App;
import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.PastPeriods;
import dev.formwork.packs.histories.Expansion;
import dev.formwork.packs.histories.Histories;
import dev.formwork.packs.histories.History;
import dev.formwork.packs.histories.Told;
import dev.formwork.packs.internal.SampleMarks;
import dev.formwork.tasks.Notices;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.Timer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * In demo mode, plays the histories of all apps while people are signed in already: some seconds at
 * a time, by a timer, so that one node of a cluster does it and another goes on where it died. Once
 * for each database; {@code formwork.sample-history=false} leaves them out.
 */
@Component
@ConditionalOnProperty("formwork.demo")
@ConditionalOnBooleanProperty(name = "formwork.sample-records", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "formwork.sample-history", matchIfMissing = true)
class SampleHistory implements TimerHandler {

  /** Under which it is known how far it got. */
  static final String MARK = "history";

  private static final String DONE = "history-done";
  private static final Duration AT_A_TIME = Duration.ofSeconds(10);
  private static final Duration STILL_NEWS = Duration.ofDays(2);
  private static final Logger log = LoggerFactory.getLogger(SampleHistory.class);

  private final Apps apps;
  private final SamplePlayer player;
  private final SampleMarks marks;
  private final Timers timers;
  private final Afterwards afterwards;
  private final When when;
  private @Nullable Plan plan;

  SampleHistory(
      Apps apps,
      SamplePlayer player,
      SampleMarks marks,
      Timers timers,
      Afterwards afterwards,
      When when) {
    this.apps = apps;
    this.player = player;
    this.marks = marks;
    this.timers = timers;
    this.afterwards = afterwards;
    this.when = when;
  }

  /** What time it is, and where. */
  @Component
  record When(Clock clock, ZoneId zone) {}

  /**
   * What is put in order when all is played: periods are closed, rules act, old news is no news.
   */
  @Component
  record Afterwards(PastPeriods metrics, PastSchedules schedules, Notices notices) {

    private void settle(Plan plan) {
      metrics.closeSince(plan.first());
      plan.rules().forEach(each -> schedules.come(each.rule(), each.times(), plan.now()));
      notices.readBefore(plan.now().minus(STILL_NEWS));
    }
  }

  /** A rule that acted before today, for so many of its moments. */
  private record Came(QualifiedKey rule, int times) {}

  /** All acts of all histories, seen from this moment. */
  private record Plan(
      Instant now, List<SamplePlayer.Act> acts, LocalDate first, List<Came> rules) {}

  /** Begins when samples were played just now, or goes on. */
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (!marks.isSet(DONE) && !marks.ids(MARK).isEmpty()) {
      Instant now = when.clock.instant();
      String today = now.toString();
      timers.set(new Timer("sample-history", kind(), now, 1, Map.of("now", today)));
    }
  }

  @Override
  public String kind() {
    return "sample-history";
  }

  @Override
  public Optional<Instant> fire(DueTimer due) {
    Plan of = plan(Instant.parse(String.valueOf(due.timer().about().get("now"))));
    Instant end = when.clock.instant().plus(AT_A_TIME);
    int played = marks.played(MARK);
    var ids = new HashMap<>(marks.ids(MARK));
    while (played < of.acts().size() && when.clock.instant().isBefore(end)) {
      SamplePlayer.Act act = of.acts().get(played);
      player.plays(act, ids, when.zone);
      String id = "@" + act.of().sample().id();
      played++;
      marks.advance(MARK, played, ids.containsKey(id) ? Map.of(id, ids.get(id)) : Map.of());
    }
    log.info("Sample history: {} of {} acts", played, of.acts().size());
    if (played < of.acts().size()) {
      return Optional.of(when.clock.instant());
    }
    afterwards.settle(of);
    marks.set(DONE);
    plan = null;
    return Optional.empty();
  }

  private Plan plan(Instant now) {
    Plan known = plan;
    if (known == null || !known.now().equals(now)) {
      known = planned(now);
      plan = known;
    }
    return known;
  }

  private Plan planned(Instant now) {
    LocalDate today = now.atZone(when.zone).toLocalDate();
    var sources = new ArrayList<AppSource>();
    var open = new LinkedHashMap<DefinitionKey, App>();
    apps.installed().forEach(app -> open.put(app.key(), app));
    while (!open.isEmpty()) {
      App next =
          open.values().stream()
              .filter(app -> needs(app).stream().noneMatch(open::containsKey))
              .findFirst()
              .orElseThrow();
      open.remove(next.key());
      sources.add(apps.source(next.key(), next.release()));
    }
    var told = told(sources, today);
    var samples = told.stream().map(each -> SampleRecord.of(each, today)).toList();
    LocalDate first =
        told.stream().map(it -> it.at().toLocalDate()).min(LocalDate::compareTo).orElse(today);
    var rules =
        sources.stream()
            .flatMap(source ->
                SampleSchedules.of(source).stream()
                    .map(each ->
                        new Came(new QualifiedKey(source.app(), each.rule()), each.times())))
            .toList();
    return new Plan(now, SamplePlayer.acts(samples, now, today, when.zone), first, rules);
  }

  private Set<DefinitionKey> needs(App app) {
    return apps.current(app.key()).manifest().dependencies().keySet();
  }

  /** The records of all histories of these apps. */
  static List<Told> told(List<AppSource> sources, LocalDate today) {
    var samples = new ArrayList<Told>();
    for (AppSource source : sources) {
      SampleRecord.read(source)
          .forEach(each -> samples.add(each.sample().told(source.app(), today)));
    }
    var expansion = new Expansion(today, samples);
    var told = new ArrayList<Told>();
    for (AppSource source : sources) {
      for (History history : Histories.of(source)) {
        told.addAll(expansion.expand(source.app(), history));
      }
    }
    return told;
  }
}
