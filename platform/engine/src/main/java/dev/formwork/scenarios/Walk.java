package dev.formwork.scenarios;

import dev.formwork.definitions.AppSource;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordView;
import dev.formwork.scenarios.internal.Walking;
import dev.formwork.scenarios.internal.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A story that somebody tells by doing it: on a platform of its own, with an app as it is drawn and
 * the people of this one. To go back is to play it again without its last step. It may lose its
 * platform while nobody does anything, and then plays the story again on another.
 */
public final class Walk implements AutoCloseable {

  /** What it is called until somebody keeps it. */
  private static final DefinitionKey UNNAMED = DefinitionKey.of("walk");

  /** Much is planned that comes to nothing; nobody waits longer for what does. */
  private static final int MOST_LOOKS = 300;

  /** Stories know minutes: what happens within one has happened at its end. */
  private static final Duration JUST_UNDER_A_MINUTE = Duration.ofMinutes(1).minusNanos(1);

  private final DefinitionKey app;
  private final Supplier<AppSource> drawn;
  private final Supplier<World> opening;
  private final Turns turns;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable World world;
  private @Nullable Walking walking;
  private Scenario.Given given;
  private List<Step> steps = List.of();
  private Walked.@Nullable Cut cut;
  private long usedAt = System.nanoTime();

  /**
   * @param drawn the app as it is drawn; refuses one that could not be published
   * @param opening opens a platform with it
   */
  Walk(
      DefinitionKey app,
      Scenario.Given given,
      Supplier<AppSource> drawn,
      Supplier<World> opening,
      Turns turns) {
    this.app = app;
    this.given = given;
    this.drawn = drawn;
    this.opening = opening;
    this.turns = turns;
  }

  public DefinitionKey app() {
    return app;
  }

  // ---- telling ----

  /** The story as far as it was told. */
  public Scenario story() {
    return new Scenario(UNNAMED, LocalizedText.EMPTY, List.of(), given, steps);
  }

  /** How far it was walked, and how things stand. */
  public Walked walked() {
    Walking now = walking();
    return new Walked(now.now(), now.passages(), now.records(), cut);
  }

  /** Forgets the story and begins another. */
  public void begin(Scenario.Given before, List<Step> first) {
    given = before;
    again(first);
  }

  /**
   * Somebody does something on a screen; refused as it would be, and then not part of the story.
   *
   * @return the record as he sees it then, or as it is where he may not see it any more
   */
  public RecordView act(String username, Command command) {
    Walking now = walking();
    Step step = now.step(username, command);
    List<Walked.Standing> before = now.records();
    take(step);
    if (command instanceof Command.OnExisting on) {
      return now.seen(username, on.form(), on.id())
          .or(() -> view(now.records(), on.id()))
          .or(() -> view(before, on.id()))
          .orElseThrow();
    }
    RecordView made = now.records().getLast().view();
    return now.seen(username, made.key(), made.id()).orElse(made);
  }

  private static Optional<RecordView> view(List<Walked.Standing> records, String id) {
    return records.stream().map(Walked.Standing::view).filter(it -> it.id().equals(id)).findFirst();
  }

  /** Tells one step more; refused where it is refused, and then not part of the story. */
  public void take(Step step) {
    walking().take(step);
    steps = with(steps, step);
    cut = null;
  }

  /** Lets time pass until something happens that the story can tell of. */
  public void nextEvent() {
    Walking now = walking();
    try {
      for (int i = 0; i < MOST_LOOKS; i++) {
        now.take(new Step.NextEvent("event"));
        if (!now.passages().getLast().happenings().isEmpty()) {
          String minute = Moments.written(now.now().plus(JUST_UNDER_A_MINUTE), now.zone());
          again(with(steps, new Step.On(minute)));
          return;
        }
      }
    } catch (Refusal.Invalid nothingPlanned) {
      // Then there is no more to come.
    }
    again(steps);
    throw new Refusal.Invalid(Problem.error("scenarios.walk.no-event", ""));
  }

  /** Gives a record a name that came about by itself, so that the story can go on with it. */
  public void follow(QualifiedKey form, String id) {
    take(walking().finds(form, id));
  }

  /** Goes back to before the last step. */
  public void back() {
    if (!steps.isEmpty()) {
      again(steps.subList(0, steps.size() - 1));
    }
  }

  /** Goes back to before the first step. */
  public void startOver() {
    again(List.of());
  }

  /** Plays the story again with the app as it is drawn now, as far as it still holds. */
  public void renew() {
    List<Step> told = steps;
    AppSource now = drawn.get();
    alone(() -> {
      World on = world;
      if (on != null) {
        on.change(now);
      }
      return null;
    });
    again(told);
  }

  private void again(List<Step> told) {
    alone(() -> {
      steps = List.copyOf(told);
      walking = null;
      return null;
    });
    walking();
  }

  private static List<Step> with(List<Step> steps, Step step) {
    var more = new ArrayList<>(steps);
    more.add(step);
    return List.copyOf(more);
  }

  /** The story as the text of a scenario, which expects what was to be seen. */
  public String text(DefinitionKey key, LocalizedText title) {
    Walking now = walking();
    return new StoryText(
            walked(),
            story(),
            id -> now.organisation().person(id).map(Person::username).orElse(id),
            now.zone())
        .as(key, title);
  }

  // ---- its beginning ----

  /** Begins anew where these samples are, and what they point to. */
  public void having(List<String> samples) {
    begin(
        new Scenario.Given(given.now(), given.calendar(), given.parameters(), samples), List.of());
  }

  /**
   * The data of a sample, with which a record could be entered; what it points to is there then.
   */
  public Map<String, @Nullable Object> like(String username, QualifiedKey form, String sample) {
    having(walking().pointedToBy(sample));
    var step =
        new Step.Creates(
            username, "like", form.toString(), sample, Map.of(), false, Map.of(), null, null);
    return new LinkedHashMap<>(walking().data(step));
  }

  /** The data with which a scenario enters a record, with all done that it does before. */
  public Map<String, @Nullable Object> asIn(
      Scenario scenario, List<Step> before, Step.Creates step) {
    Scenario.Given its = scenario.before();
    var settings = new LinkedHashMap<>(given.parameters());
    settings.putAll(its.parameters());
    var samples = new ArrayList<>(its.samples());
    String like = step.like();
    if (like != null && before.stream().noneMatch(it -> isCalled(it, like))) {
      samples.addAll(walking().pointedToBy(like));
    }
    String now = its.now() == null ? Moments.USUAL : its.now();
    begin(
        new Scenario.Given(now, its.calendar(), settings, samples.stream().distinct().toList()),
        before);
    return new LinkedHashMap<>(walking().data(step));
  }

  private static boolean isCalled(Step step, String name) {
    return step instanceof Step.Creates creates && creates.creates().equals(name);
  }

  // ---- the platform that it is played on ----

  /** Its platform, with the story played on it. */
  public Walking walking() {
    turns.wake(this);
    return alone(() -> {
      usedAt = System.nanoTime();
      World on = world;
      if (on == null) {
        on = opened();
        world = on;
        walking = null;
      }
      Walking now = walking;
      if (now == null) {
        now = played(on);
        walking = now;
      }
      return now;
    });
  }

  private World opened() {
    try {
      return opening.get();
    } catch (RuntimeException e) {
      turns.forget(this);
      throw e;
    }
  }

  private Walking played(World on) {
    Walking now = on.walk(app, story());
    now.begin();
    for (int i = 0; i < steps.size(); i++) {
      try {
        now.take(steps.get(i));
      } catch (Refusal refused) {
        Problem why = refused.problems().list().getFirst();
        cut = new Walked.Cut(i + 1, steps.size() - i, why);
        steps = steps.subList(0, i);
        return played(on); // what is refused may have begun
      }
    }
    return now;
  }

  public Actor actor(String username) {
    return walking().actor(username);
  }

  private <T> T alone(Supplier<T> doing) {
    lock.lock();
    try {
      return doing.get();
    } finally {
      lock.unlock();
    }
  }

  /** Gives its platform up where nobody has needed it for so long; whether it did. */
  boolean sleeps(long nanos) {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      if (System.nanoTime() - usedAt < nanos) {
        return false;
      }
      leave();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    World on = world;
    world = null;
    walking = null;
    if (on != null) {
      on.close();
    }
  }

  @Override
  public void close() {
    alone(() -> {
      leave();
      return null;
    });
    turns.forget(this);
  }
}
