package dev.formwork.scenarios.internal;

import dev.formwork.calendars.Calendars;
import dev.formwork.calendars.OpeningHours;
import dev.formwork.definitions.Parameters;
import dev.formwork.flows.Flow;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.packs.Samples;
import dev.formwork.records.Command;
import dev.formwork.records.RecordView;
import dev.formwork.scenarios.Moments;
import dev.formwork.scenarios.Scenario;
import dev.formwork.scenarios.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One scenario while it is played: who and what its names mean, and what time it is. */
final class Stage {

  /** Nothing sensible happens more often than this between two steps. */
  private static final int MOST_TIMERS = 20_000;

  /** So that what is planned a few seconds after a start is done when the story begins. */
  private static final Duration JUST_BEFORE = Duration.ofMinutes(1);

  private static final String PEOPLE = "samples/people.yaml";

  private final World world;
  private final DefinitionKey app;
  private final Scenario scenario;
  private final Map<String, Samples.Made> records = new HashMap<>();
  private final Map<String, Actor> writers = new HashMap<>();
  private Samples.@Nullable Made touched;
  private int fired;

  Stage(World world, DefinitionKey app, Scenario scenario) {
    this.world = world;
    this.app = app;
    this.scenario = scenario;
  }

  World world() {
    return world;
  }

  DefinitionKey app() {
    return app;
  }

  Scenario scenario() {
    return scenario;
  }

  // ---- before the first step ----

  void prepare() {
    Scenario.Given given = scenario.before();
    String now = given.now() == null ? Moments.USUAL : given.now();
    Instant start = world.start(now);
    world.clock().set(start);
    given.parameters().forEach(this::setParameter);
    Set<String> samples = samples();
    if (!samples.isEmpty()) {
      records.putAll(world.samples().play(samples, start, zone(), this::advance));
    }
    world.clock().set(start.minus(JUST_BEFORE));
    world.begin();
    if (!scenario.looksAtMailings()) {
      world.stopMailings();
    }
    advance(start);
  }

  /** Those that are named, and those that are pointed to by what a record is to be like. */
  private Set<String> samples() {
    var samples = new LinkedHashSet<>(scenario.before().samples());
    for (Step step : scenario.steps()) {
      if (step instanceof Step.Creates creates
          && creates.like() != null
          && entered(creates.like()).isEmpty()) {
        samples.addAll(world.samples().pointedToBy(creates.like()));
      }
    }
    return samples;
  }

  /** The step that enters a record of this name. */
  Optional<Step.Creates> entered(String name) {
    return scenario.steps().stream()
        .filter(Step.Creates.class::isInstance)
        .map(Step.Creates.class::cast)
        .filter(step -> step.creates().equals(name))
        .findFirst();
  }

  /** A value, or several by the day from which each holds. */
  private void setParameter(String key, @Nullable Object value) {
    if (value instanceof Map<?, ?> byDay) {
      byDay.forEach(
          (day, then) -> setParameter(key, then, LocalDate.parse(String.valueOf(day).strip())));
    } else {
      setParameter(key, value, null);
    }
  }

  private void setParameter(String key, @Nullable Object value, @Nullable LocalDate from) {
    int slash = key.indexOf('/');
    DefinitionKey of = slash < 0 ? app : DefinitionKey.of(key.substring(0, slash));
    var wish = new Parameters.Wish(FieldKey.of(key.substring(slash + 1)), value, from, "");
    world.parameters().set(platform(), of, wish);
  }

  // ---- time ----

  Instant now() {
    return world.clock().instant();
  }

  ZoneId zone() {
    return world.zone();
  }

  /** Lets time pass: whatever is due on the way happens at its moment, in its order. */
  void advance(Instant until) {
    if (world.clock().instant().isAfter(until)) {
      world.clock().set(until); // samples begin long before
    }
    int before = fired;
    settle();
    Optional<Instant> next = world.timers().next();
    while (next.isPresent() && !next.get().isAfter(until)) {
      if (next.get().isAfter(now())) {
        world.clock().set(next.get());
      }
      settle();
      if (fired - before > MOST_TIMERS) {
        throw new Broken(Problem.error("scenarios.time.endless", "").with("max", MOST_TIMERS));
      }
      next = world.timers().next();
    }
    world.clock().set(until);
  }

  /** What is due already happens. */
  void settle() {
    fired += world.timers().fireDue();
  }

  /** How many timers have been fired since this was asked last. */
  int firedSince() {
    int since = fired;
    fired = 0;
    return since;
  }

  /**
   * The hours that count: of the calendar that is named, else those by which the deadlines of the
   * record touched last count, else those of the scenario's calendar.
   */
  OpeningHours hours(@Nullable String named) {
    var calendars = new ArrayList<QualifiedKey>();
    if (named != null) {
      calendars.add(QualifiedKey.parse(named, app));
    }
    calendars.addAll(calendarsOfTouched());
    String given = scenario.before().calendar();
    if (given != null) {
      calendars.add(QualifiedKey.parse(given, app));
    }
    return calendars.stream()
        .flatMap(calendar -> Calendars.find(calendar, world.apps().live()).stream())
        .findFirst()
        .orElseThrow(() -> new Broken(Problem.error("scenarios.time.no-calendar", "")));
  }

  private List<QualifiedKey> calendarsOfTouched() {
    Samples.Made record = touched;
    if (record == null) {
      return List.of();
    }
    RecordView view = whole(record);
    var calendars = new ArrayList<QualifiedKey>();
    String department = view.owner().department();
    if (department != null) {
      calendars.addAll(world.people().organisation().calendarsOf(DefinitionKey.of(department)));
    }
    flowOf(record.form())
        .flatMap(flow -> Optional.ofNullable(flow.calendar()))
        .ifPresent(calendar -> calendars.add(QualifiedKey.parse(calendar, record.form().app())));
    return calendars;
  }

  // ---- people ----

  /** The person of this username; {@code platform} is the platform itself, which may do all. */
  Actor actor(String username) {
    return username.equals(Person.PLATFORM) ? platform() : person(username);
  }

  private Actor person(String username) {
    return world
        .people()
        .actor(username)
        .orElseThrow(() ->
            new Broken(
                Problem.error("scenarios.person.unknown", "").with("person", username),
                "*/" + PEOPLE));
  }

  /** Who sees everything, and does nothing. */
  Actor platform() {
    return new Actor(Person.platform(), world.people().organisation());
  }

  /** A username; the id where there is none. */
  String username(String id) {
    return world.people().organisation().person(id).map(Person::username).orElse(id);
  }

  // ---- records ----

  Samples.Made record(String name) {
    return Objects.requireNonNull(records.get(name), "Expected a name that was checked.");
  }

  Optional<Samples.Made> findRecord(String name) {
    return Optional.ofNullable(records.get(name));
  }

  /** What the story calls a record; empty where it says nothing of it. */
  Optional<String> nameOf(String id) {
    return records.entrySet().stream()
        .filter(each -> each.getValue().id().equals(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  void named(String name, QualifiedKey form, String id) {
    records.put(name, new Samples.Made(form, id));
    touched = record(name);
  }

  /** Somebody has entered a record: as a draft it is seen by nobody else. */
  void entered(String id, Actor by) {
    writers.put(id, by);
  }

  void touch(Samples.Made record) {
    touched = record;
  }

  /** The record as the platform sees it: all of it; a draft as its writer sees it. */
  RecordView whole(Samples.Made record) {
    try {
      return world.records().get(platform(), record.form(), record.id());
    } catch (Refusal.NotFound hidden) {
      Actor writer = writers.get(record.id());
      if (writer == null) {
        throw hidden;
      }
      return world.records().get(writer, record.form(), record.id());
    }
  }

  Command.Act act(Command.Origin origin) {
    return Command.Act.of(world.ids().next(), origin);
  }

  // ---- definitions ----

  Optional<Form> form(QualifiedKey form) {
    return world.apps().live().find(Form.TYPE, form);
  }

  Optional<Flow> flowOf(QualifiedKey form) {
    return form(form)
        .flatMap(found -> Optional.ofNullable(found.flow()))
        .flatMap(flow -> world.apps().live().find(Flow.TYPE, new QualifiedKey(form.app(), flow)));
  }
}
