package dev.formwork.definitions;

import dev.formwork.definitions.internal.AppDocument;
import dev.formwork.definitions.internal.DefinitionStore;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What administrators set for the parameters of apps, from which day on. It needs no release. */
@Service
public class Parameters {

  private static final int ATTEMPTS = 20;
  private static final int LONGEST_NOTE = 500;

  private final Apps apps;
  private final DefinitionStore store;
  private final Clock clock;
  private final ZoneId zone;

  Parameters(Apps apps, DefinitionStore store, Clock clock, ZoneId zone) {
    this.apps = apps;
    this.store = store;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * What is to be changed.
   *
   * @param value absent = back to the default
   * @param from the first day; absent = today
   * @param note why; may be empty
   */
  public record Wish(FieldKey key, @Nullable Object value, @Nullable LocalDate from, String note) {}

  /** Each parameter of an app with its value today. */
  @NoPermission(because = "forms show them to everybody")
  public Map<String, Object> values(DefinitionKey app) {
    return apps.live().parameters(apps.current(app).app());
  }

  /** Each parameter of an app with its value on a day. */
  @NoPermission(because = "forms show them to everybody")
  public Map<String, Object> values(DefinitionKey app, LocalDate day) {
    return apps.live().parameters(apps.current(app).app(), day);
  }

  /** All that was ever set, and what will count later. */
  @Permission("platform administrator")
  public ParameterHistory history(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    apps.current(app);
    return ParameterValues.read(stored(app).parameters());
  }

  /** How often somebody has set a value for a parameter, for a later day too. */
  @Permission("platform administrator")
  public int changes(Actor actor, DefinitionKey app, FieldKey key) {
    Designers.require(actor);
    return ParameterValues.read(stored(app).parameters()).of(key).size();
  }

  /** Sets one parameter from today on. */
  @Permission("platform administrator")
  public void set(Actor actor, DefinitionKey app, FieldKey key, @Nullable Object value) {
    set(actor, app, new Wish(key, value, null, ""));
  }

  /** Sets one parameter from a day on; what held before that day stays as it was. */
  @Permission("platform administrator")
  public void set(Actor actor, DefinitionKey app, Wish wish) {
    Designers.require(actor);
    Manifest.Parameter parameter = parameter(app, wish.key());
    Object value = wish.value();
    if (value != null && !parameter.type().accepts(value)) {
      throw new Refusal.Invalid(
          Problem.error("definitions.parameter.value", wish.key().value())
              .with("key", wish.key().value())
              .with("type", parameter.type().word()));
    }
    LocalDate from = wish.from() == null ? today() : wish.from();
    if (from.isBefore(today())) {
      throw new Refusal.Invalid(Problem.error("definitions.parameter.past", "from"));
    }
    if (wish.note().length() > LONGEST_NOTE) {
      throw new Refusal.Invalid(
          Problem.error("definitions.parameter.note-too-long", "note").with("max", LONGEST_NOTE));
    }
    var change =
        new ParameterChange(
            wish.key(), value, from, actor.id(), clock.instant(), wish.note().strip());
    change(app, history -> history.with(change));
  }

  /** Takes back a change that does not count yet. */
  @Permission("platform administrator")
  public void takeBack(Actor actor, DefinitionKey app, FieldKey key, LocalDate from) {
    Designers.require(actor);
    ParameterChange change =
        history(actor, app).of(key).stream()
            .filter(each -> from.equals(each.from()) && from.isAfter(today()))
            .findFirst()
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("definitions.parameter.change-not-found", "from")));
    change(app, history -> history.without(change));
  }

  private Manifest.Parameter parameter(DefinitionKey app, FieldKey key) {
    return apps.current(app).manifest().parameters().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("definitions.parameter.not-found", "").with("key", key.value())));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private AppDocument stored(DefinitionKey app) {
    return store.app(app.value()).orElseThrow(() -> Apps.notFound(app));
  }

  private void change(DefinitionKey app, UnaryOperator<ParameterHistory> how) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String expected = stored(app).parameters();
      String changed = ParameterValues.write(how.apply(ParameterValues.read(expected)));
      if (store.setParameters(app.value(), expected, changed)) {
        apps.renew();
        return;
      }
    }
    throw new Refusal.Conflict(Problem.error("definitions.parameter.conflict", ""));
  }
}
