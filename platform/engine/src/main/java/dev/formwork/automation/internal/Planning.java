package dev.formwork.automation.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.formwork.definitions.App;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.ReleasePublished;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.Timer;
import dev.formwork.timers.TimerHandler;
import dev.formwork.timers.Timers;
import dev.formwork.triggers.Happening;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sets the timers of rules when a release goes live: of schedules at once, of rules about dates by
 * a sweep through the records that are there, page by page. The collection {@code rule-plans} keeps
 * for which release of each app that was done; so a node that died after a publication, or never
 * heard of it, is made up for within a minute.
 */
@Component
class Planning implements TimerHandler {

  private static final Logger log = LoggerFactory.getLogger(Planning.class);
  private static final int PAGE = 200;
  private static final Duration TURN = Duration.ofSeconds(10);

  /** Other nodes may write by the release before for so long. */
  private static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(3);

  private final MongoCollection<Document> plans;
  private final Schedules schedules;
  private final RuleTimers ruleTimers;
  private final RuleActs acts;
  private final Time time;

  Planning(
      MongoDatabase database,
      Schedules schedules,
      RuleTimers ruleTimers,
      RuleActs acts,
      Time time) {
    this.plans = database.getCollection("rule-plans");
    this.schedules = schedules;
    this.ruleTimers = ruleTimers;
    this.acts = acts;
    this.time = time;
  }

  /** What is known of time and releases. */
  @Component
  record Time(Timers timers, Clock clock, Apps apps) {}

  @Override
  public String kind() {
    return "rule-sweep";
  }

  /**
   * A release that is live stays so, whatever becomes of its timers: they are looked after again.
   */
  @EventListener
  void published(ReleasePublished published) {
    tryToPlan(published.app());
  }

  /** Also where the node that published has died, or could not plan. */
  @EventListener(ApplicationReadyEvent.class)
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void lookAfterAll() {
    time.apps().installed().stream().map(App::key).forEach(this::tryToPlan);
  }

  private void tryToPlan(DefinitionKey app) {
    try {
      plan(app);
    } catch (RuntimeException e) {
      log.error("Timers of the rules of {} could not be set; they will be soon", app, e);
    }
  }

  private void plan(DefinitionKey app) {
    CompiledRelease current = time.apps().current(app);
    Document known = plans.find(Filters.eq("_id", app.value())).first();
    int planned = known == null ? 0 : known.getInteger("release", 0);
    if (planned == current.number()) {
      return;
    }
    for (Rule rule : current.all(Rule.TYPE)) {
      QualifiedKey key = current.qualified(rule.key());
      schedules.plan(key, rule);
      boolean aboutRecords =
          rule.trigger() instanceof Trigger.AtDate || rule.trigger() instanceof Trigger.Repeat;
      if (aboutRecords && !rule.off() && !stood(app, planned, rule)) {
        time.timers()
            .set(
                new Timer(
                    "rule-sweep:" + key + ":" + current.number(),
                    kind(),
                    time.clock().instant().plus(UNTIL_ALL_KNOW),
                    1,
                    Map.of("rule", key.toString(), "mark", RuleTimers.mark(rule))));
      }
    }
    plans.replaceOne(
        Filters.eq("_id", app.value()),
        new Document("_id", app.value()).append("release", current.number()),
        new ReplaceOptions().upsert(true));
  }

  /** Whether the rule waited for the same already in the release that was planned for last. */
  private boolean stood(DefinitionKey app, int planned, Rule rule) {
    return planned != 0
        && time.apps()
            .release(app, planned)
            .find(Rule.TYPE, rule.key())
            .filter(before -> !before.off())
            .filter(before -> RuleTimers.mark(before).equals(RuleTimers.mark(rule)))
            .isPresent();
  }

  /** Goes on with a sweep where it stands. */
  @Override
  public Optional<Instant> fire(DueTimer due) {
    QualifiedKey key = QualifiedKey.parse(String.valueOf(due.timer().about().get("rule")));
    Rule rule = time.apps().live().find(Rule.TYPE, key).orElse(null);
    if (rule == null
        || rule.off()
        || rule.formIn(key.app()).isEmpty()
        || !RuleTimers.mark(rule).equals(due.timer().about().get("mark"))) {
      return Optional.empty();
    }
    QualifiedKey form = rule.formIn(key.app()).get();
    Instant until = time.clock().instant().plus(TURN);
    String after = position(due.timer().id());
    while (true) {
      var about = new RuleActs.About(key.app(), null, null, time.clock().instant(), Map.of());
      List<String> page = acts.ids(about, form, null, after, PAGE);
      for (String id : page) {
        tryToPlan(key, rule, about, form, id);
      }
      if (page.size() < PAGE) {
        plans.deleteOne(Filters.eq("_id", due.timer().id()));
        return Optional.empty();
      }
      after = page.getLast();
      plans.replaceOne(
          Filters.eq("_id", due.timer().id()),
          new Document("_id", due.timer().id()).append("after", after),
          new ReplaceOptions().upsert(true));
      if (!time.clock().instant().isBefore(until)) {
        return Optional.of(time.clock().instant());
      }
    }
  }

  private String position(String sweep) {
    Document known = plans.find(Filters.eq("_id", sweep)).first();
    return known == null ? "" : known.get("after", "");
  }

  /** One record that can't be read or asked keeps no other from its timer. */
  private void tryToPlan(
      QualifiedKey key, Rule rule, RuleActs.About about, QualifiedKey form, String id) {
    try {
      acts.find(form, id).ifPresent(subject -> plan(key, rule, about, subject));
    } catch (ScriptFailure | Refusal | IllegalArgumentException e) {
      log.error("Rule {} could not be planned for record {}", key, id, e);
    }
  }

  private void plan(QualifiedKey key, Rule rule, RuleActs.About about, RuleSubject subject) {
    var snapshot = new Happening.Snapshot(subject.data(), subject.system());
    acts.plan(about.of(subject), (_, plan) -> plan.atFirst(rule, snapshot))
        .ifPresent(due ->
            ruleTimers.set(
                key,
                rule,
                subject.form(),
                new RuleTimers.Due(subject.id(), due, subject.revision())));
  }
}
