package dev.formwork.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Flows of the whole vocabulary, people, time and chance. Each try makes a flow and does up to
 * sixty things to it; after each thing everything must still hold.
 */
class RandomWorldTest {

  private static final List<String> PEOPLE =
      List.of(
          Dealership.MIRA,
          Dealership.LI,
          Dealership.CHEN,
          Dealership.WANG,
          Dealership.SUN,
          Dealership.ZHAO);

  @Property(tries = 500)
  void losesNoTokenNoTaskAndNoWayOnAndReplaysToTheSame(@ForAll long seed) {
    var random = new Random(seed);
    var play = play(random);
    try {
      livesThrough(play, random);
    } catch (AssertionError broken) {
      throw new AssertionError(play.story(), broken);
    }
  }

  private static void livesThrough(Play play, Random random) {
    Invariants.hold(play.submit());

    for (int i = 0; i < 60 && !play.execution().status().isOver(); i++) {
      Execution before = play.execution();
      try {
        something(play, random);
      } catch (Refusal refused) {
        assertThat(play.execution()).isEqualTo(before);
      }
      Invariants.hold(play);
      goesAsItIs(play);
    }

    assertThat(play.replayed()).isEqualTo(play.execution());
  }

  private static Play play(Random random) {
    return Play.of(RandomBlocks.flow(random))
        .within(world(random))
        .among(people(random))
        .with("consultant", Dealership.SUN)
        .with("deliveryDate", LocalDate.of(2026, 3, 12))
        .with(
            "lines",
            List.of(
                Map.of("_row", "r1", "quantity", 1L, "checker", Dealership.LI),
                Map.of("_row", "r2", "quantity", (long) random.nextInt(2), "checker", "chen")));
  }

  private static void something(Play play, Random random) {
    switch (random.nextInt(22)) {
      case 0 -> play.signal(new Signal.Withdrawn(Dealership.MIRA, ""));
      case 1, 2 -> retract(play, random);
      case 3 -> play.signal(new Signal.Urged(Dealership.MIRA, "Please."));
      case 4, 5 -> play.among(people(random)).signal(new Signal.Retried(Dealership.ZHAO));
      case 6, 7, 8 -> time(play, random);
      case 9 -> play.signal(new Signal.MessageCame(DefinitionKey.of("paid")));
      case 10, 11 ->
          play.with("rounds", (long) random.nextInt(5))
              .within(world(random))
              .signal(new Signal.Changed());
      case 12 -> childEnds(play, random);
      case 13, 14 -> act(play, random);
      case 15 -> {
        if (random.nextInt(6) == 0) {
          play.signal(new Signal.Cancelled(Dealership.MIRA, "Enough."));
        }
      }
      case 16 -> relocate(play, random);
      case 17 -> reassign(play, random);
      default -> decide(play, random);
    }
  }

  private static void relocate(Play play, Random random) {
    Step open = one(play.execution().openSteps(), random);
    String step = random.nextInt(3) == 0 ? null : open.id();
    DefinitionKey node = one(play.flowOf(open).nodes(), random).key();
    play.signal(new Signal.Relocated(Dealership.ZHAO, step, node, "It hangs."));
  }

  private static void reassign(Play play, Random random) {
    Step open = one(play.execution().openSteps(), random);
    String work =
        play.execution().tasks().stream()
            .filter(task -> task.step().equals(open.id()))
            .map(FlowTask::id)
            .findFirst()
            .orElse(open.id());
    play.signal(new Signal.Reassigned(Dealership.ZHAO, work, List.of(one(PEOPLE, random)), "Ill."));
  }

  /** Another release that is the same takes it as it is, where somebody is there to have it. */
  private static void goesAsItIs(Play play) {
    if (play.execution().status().isOver() || play.isStuck()) {
      return;
    }
    Migration.Plan plan = play.toTheSameRelease();
    assertThat(plan.advance().problems().stream().map(Problem::code))
        .isSubsetOf("flow.migration.nobody");
    assertThat(plan.advance().execution().tasks())
        .extracting(FlowTask::id, FlowTask::assignees)
        .isEqualTo(
            play.execution().tasks().stream()
                .map(task -> tuple(task.id(), task.assignees()))
                .toList());
  }

  private static void decide(Play play, Random random) {
    if (play.execution().tasks().isEmpty()) {
      return;
    }
    FlowTask task = one(play.execution().tasks(), random);
    String holder = task.claimedBy() == null ? one(task.assignees(), random) : task.claimedBy();
    if (task.pool() && task.claimedBy() == null) {
      play.signal(new Signal.Acted(task.id(), holder, new TaskAction.Claim()));
      return;
    }
    Step at = play.execution().step(task.step()).orElseThrow();
    List<Outcome> outcomes = play.flowOf(at).outcomesOf(task);
    Outcome outcome = random.nextInt(3) == 0 ? one(outcomes, random) : outcomes.getFirst();
    var earlier = new ArrayList<>(List.of(play.flowOf(at).start().key()));
    play.execution().steps().stream()
        .filter(step -> step.outcome() != null)
        .map(Step::node)
        .forEach(earlier::add);
    play.signal(
        new Signal.Decided(
            task.id(),
            holder,
            Decision.of(outcome.key(), "Because.")
                .disputing(
                    outcome instanceof Outcome.Dispute ? List.of(FieldKey.of("price")) : List.of())
                .goingOn(
                    outcome.asksWhereItGoesOn()
                        ? one(List.of(ResubmitFrom.values()), random)
                        : null)
                .toward(null, one(earlier, random))));
  }

  private static void act(Play play, Random random) {
    if (play.execution().tasks().isEmpty()) {
      return;
    }
    FlowTask task = one(play.execution().tasks(), random);
    String holder = one(task.assignees(), random);
    String other = one(PEOPLE, random);
    TaskAction action =
        switch (random.nextInt(7)) {
          case 0 -> new TaskAction.Transfer(other, "");
          case 1 -> new TaskAction.Hold("Later.");
          case 2 -> new TaskAction.Resume();
          case 3 -> new TaskAction.Claim();
          case 4 -> new TaskAction.Unclaim();
          default ->
              new TaskAction.AddSigner(
                  one(List.of(TaskAction.Place.values()), random),
                  random.nextBoolean() ? List.of(other) : List.of(other, one(PEOPLE, random)),
                  "");
        };
    play.signal(new Signal.Acted(task.id(), holder, action));
  }

  private static void retract(Play play, Random random) {
    var votes =
        play.execution().steps().stream().filter(step -> !step.poll().votes().isEmpty()).toList();
    if (!votes.isEmpty()) {
      Step step = votes.getLast();
      String who = step.poll().votes().getLast().by();
      retract(play, new Signal.Retracted(step.id(), random.nextInt(5) == 0 ? "li" : who, ""));
    }
  }

  /** Whoever is offered it can do it, and nobody else. */
  private static void retract(Play play, Signal.Retracted retracted) {
    boolean isOffered = play.mayRetract(retracted);
    try {
      play.signal(retracted);
    } catch (Refusal.Conflict | Refusal.NotFound | Refusal.Forbidden tooLate) {
      assertThat(isOffered).as("offered, but %s", tooLate.problems()).isFalse();
      throw tooLate;
    }
    assertThat(isOffered).isTrue();
  }

  private static void time(Play play, Random random) {
    play.after(Duration.ofHours(1 + random.nextInt(12)));
    var timers = play.timers().stream().sorted().toList();
    String timer = timers.isEmpty() ? "e1:1/until" : one(timers, random);
    play.signal(new Signal.TimeCame(timer));
  }

  private static void childEnds(Play play, Random random) {
    for (Step step : play.execution().openSteps()) {
      for (Child child : step.children()) {
        if (child.state() == null) {
          EndState how = one(List.of(EndState.values()), random);
          play.signal(new Signal.ChildEnded(step.id(), child.record(), how));
          return;
        }
      }
    }
  }

  private static World world(Random random) {
    var world =
        new World()
            .with(FlowFixtures.flow("arrange-loan"))
            .with(FlowFixtures.flow("check-line"))
            .with(FlowFixtures.flow("prepare-vehicle"))
            .with(
                QualifiedKey.of("order", random.nextBoolean() ? "store-hours" : "nothing"),
                OpeningHours.always(ZoneId.of("Asia/Shanghai")))
            .trueOf(random.nextInt(3));
    switch (random.nextInt(3)) {
      case 0 -> world.withRecords();
      case 1 -> world.withRecords("v1");
      default -> world.withRecords("v1", "v2");
    }
    if (random.nextInt(3) == 0) {
      world.standingIn(one(PEOPLE, random), one(PEOPLE, random));
      world.standingIn(one(PEOPLE, random), one(PEOPLE, random));
    }
    return world;
  }

  private static Dealership people(Random random) {
    var people = Dealership.standard();
    if (random.nextInt(3) == 0) {
      people.without(one(PEOPLE, random), one(PEOPLE, random));
    }
    return people;
  }

  private static <T> T one(List<? extends T> several, Random random) {
    return several.get(random.nextInt(several.size()));
  }
}
