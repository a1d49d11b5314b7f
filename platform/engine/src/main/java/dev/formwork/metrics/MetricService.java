package dev.formwork.metrics;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Department;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import dev.formwork.metrics.internal.Measuring;
import dev.formwork.metrics.internal.MetricStore;
import dev.formwork.records.LiveAccess;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Shows metrics, and has frozen values counted anew. */
@Service
public class MetricService {

  /** So many periods are shown, with the one that runs. */
  public static final int PERIODS = 13;

  private static final int LONGEST_REASON = 1_000;

  private final Apps apps;
  private final LiveAccess access;
  private final Measuring measuring;
  private final MetricStore store;
  private final Time time;

  MetricService(Apps apps, LiveAccess access, Measuring measuring, MetricStore store, Time time) {
    this.apps = apps;
    this.access = access;
    this.measuring = measuring;
    this.store = store;
    this.time = time;
  }

  /** The clock, and where the business is. */
  @org.springframework.stereotype.Component("timeOfMetrics")
  record Time(Clock clock, ZoneId zone) {}

  /** The metrics that the actor may see, by app and key. */
  @NoPermission(because = "it lists only what the actor has a permission for")
  public List<QualifiedKey> metrics(Actor actor) {
    return apps.live().all(Metric.TYPE).stream()
        .map(named -> named.key())
        .filter(key -> access.current().decideMetric(actor, key).allowed())
        .sorted()
        .toList();
  }

  /**
   * A metric with its values: of everybody, where the actor's post is at the top, and of the stores
   * or departments at or below those of his posts. Frozen values are as they were kept; others are
   * counted now.
   */
  @Permission("the metric; values of organisations at or below the actor's posts")
  public MetricView open(Actor actor, QualifiedKey key) {
    Metric metric = find(actor, key);
    var lines = new ArrayList<MetricView.Line>();
    for (String organisation : measuring.organisations(metric)) {
      if (maySee(actor, key, metric, organisation)) {
        lines.add(line(key, metric, organisation, actor.organisation()));
      }
    }
    return new MetricView(key, metric, lines, mayRestate(actor, metric));
  }

  private MetricView.Line line(
      QualifiedKey key, Metric metric, String organisation, Organisation all) {
    String period =
        Measuring.periodOf(metric, time.clock().instant().atZone(time.zone()).toLocalDate());
    var values = new ArrayList<MetricValue>();
    for (int i = 0; i < PERIODS; i++) {
      String at = period;
      values.add(
          store
              .find(key, organisation, at)
              .orElseGet(() -> measuring.value(key, metric, organisation, at)));
      period = Measuring.before(metric.period(), period);
    }
    return new MetricView.Line(
        organisation,
        title(organisation, all),
        measuring.owner(metric, organisation).orElse(null),
        values.reversed());
  }

  static LocalizedText title(String organisation, Organisation all) {
    return organisation.isEmpty()
        ? Texts.of(Problem.error("metric.all", ""))
        : all.department(DefinitionKey.of(organisation))
            .map(Department::title)
            .orElse(LocalizedText.of(organisation));
  }

  /**
   * Counts a frozen value anew, as the records and the target are now; what it was stays in the
   * log.
   */
  @Permission("the metric, as its owner or a platform administrator")
  public MetricValue restate(
      Actor actor, QualifiedKey key, String organisation, String period, String reason) {
    Metric metric = find(actor, key);
    if (!mayRestate(actor, metric) || !maySee(actor, key, metric, organisation)) {
      throw new Refusal.Forbidden(Problem.error("metric.restate.not-allowed", ""));
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new Refusal.Invalid(
          Problem.error("metric.restate.reason", "/reason").with("max", LONGEST_REASON));
    }
    MetricValue before =
        store
            .find(key, organisation, period)
            .orElseThrow(() -> new Refusal.NotFound("metric.period.not-frozen"));
    MetricValue after = measuring.value(key, metric, organisation, period);
    var why =
        new MetricValue.Restatement(
            time.clock().instant(), actor.id(), reason.strip(), before.value());
    if (!store.restate(key, before, after, why)) {
      throw new Refusal.Conflict(Problem.error("metric.restate.overtaken", ""));
    }
    return store.find(key, organisation, period).orElseThrow();
  }

  private Metric find(Actor actor, QualifiedKey key) {
    access.current().decideMetric(actor, key).orThrow();
    return apps.live()
        .find(Metric.TYPE, key)
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("metric.not-found", "").with("key", key.toString())));
  }

  private boolean mayRestate(Actor actor, Metric metric) {
    return actor.isAdmin()
        || measuring.organisations(metric).stream()
            .flatMap(each -> measuring.owner(metric, each).stream())
            .anyMatch(owner -> owner.id().equals(actor.id()));
  }

  /** A metric that isn't told apart is whoever's may see it at all. */
  private boolean maySee(Actor actor, QualifiedKey key, Metric metric, String organisation) {
    if (metric.toldApartBy() == Metric.By.NONE
        || access.current().decideWholeMetric(actor, key).allowed()) {
      return true;
    }
    Organisation all = actor.organisation();
    return actor.departments().stream()
        .anyMatch(post -> {
          boolean top = all.department(post).map(each -> each.parent() == null).orElse(false);
          if (organisation.isEmpty()) {
            return top;
          }
          var meant = DefinitionKey.of(organisation);
          boolean ofStore = metric.toldApartBy() == Metric.By.STORE;
          return all.tree(post).contains(meant)
              || (ofStore && all.storeOf(post).filter(meant::equals).isPresent());
        });
  }
}
