package dev.formwork.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.rules.ValueSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Small flows of one lane by chance, and people who decide by chance. */
class RandomFlowsTest {

  private static final LocalizedText TITLE = LocalizedText.of("T");

  @Property(tries = 400)
  void neverLosesItsPlace(@ForAll long seed) {
    var random = new Random(seed);
    var play = Play.of(flow(random)).among(people(random));

    play.submit();
    Invariants.hold(play);
    for (int i = 0; i < 25 && !play.execution().status().isOver(); i++) {
      if (!act(play, random)) {
        return;
      }
      Invariants.hold(play);
    }
  }

  @Property(tries = 100)
  void givesTheSameForTheSame(@ForAll long seed) {
    var one = played(seed);
    var other = played(seed);

    assertThat(one.last()).isEqualTo(other.last());
    assertThat(one.data()).isEqualTo(other.data());
    assertThat(one.predict()).isEqualTo(other.predict());
  }

  @Property(tries = 200)
  void predictsWhatComesIfEverybodyAgrees(@ForAll long seed) {
    var play = played(seed);
    Prediction prediction = play.predict();

    var opened = new ArrayList<Prediction.Expected>();
    while (opened.size() < prediction.tasks().size()) {
      FlowTask task = play.task();
      String yes = task.rework() != null ? "resubmit" : "agree";
      play.decide(task.assignees().getFirst(), yes, "");
      play.execution().tasks().stream().map(Prediction.Expected::of).forEach(opened::add);
    }

    assertThat(opened).isEqualTo(prediction.tasks());
  }

  private static Play played(long seed) {
    var random = new Random(seed);
    var play = Play.of(flow(random)).among(people(random)).submit();
    for (int i = 0; i < random.nextInt(6) && !play.execution().status().isOver(); i++) {
      if (!act(play, random)) {
        break;
      }
    }
    return play;
  }

  /** Whether anything could be done. */
  private static boolean act(Play play, Random random) {
    return switch (play.execution().status()) {
      case READY -> false;
      case STOPPED -> {
        play.among(Dealership.standard()).signal(new Signal.Retried(Dealership.ZHAO));
        yield true;
      }
      case RUNNING -> {
        if (random.nextInt(30) == 0) {
          play.signal(new Signal.Cancelled(Dealership.MIRA, "Enough."));
        } else {
          FlowTask task = play.task();
          String outcome =
              task.rework() != null
                  ? "resubmit"
                  : List.of("agree", "agree", "reject", "back").get(random.nextInt(4));
          play.decide(one(task.assignees(), random), outcome, "Because.");
        }
        yield true;
      }
      case COMPLETED, REJECTED, CANCELLED -> false;
    };
  }

  private static Dealership people(Random random) {
    var people = Dealership.standard();
    if (random.nextInt(3) == 0) {
      people.without(Dealership.LI, Dealership.CHEN);
    }
    if (random.nextInt(4) == 0) {
      people.without(Dealership.ZHAO);
    }
    return people;
  }

  private static Flow flow(Random random) {
    int size = 1 + random.nextInt(6);
    var nodes = new ArrayList<Node>();
    nodes.add(new Node.Start(key("start"), TITLE, next(size, random), null));
    for (int i = 0; i < size; i++) {
      nodes.add(node(key("n" + i), size, random));
    }
    nodes.add(new Node.End(key("completed"), TITLE, EndState.COMPLETED, List.of()));
    nodes.add(new Node.End(key("rejected"), TITLE, EndState.REJECTED, List.of()));
    return new Flow(
        key("random"), TITLE, "vehicle-order", null, null, List.of(), nodes, null, null, List.of());
  }

  private static Node node(DefinitionKey key, int size, Random random) {
    return switch (random.nextInt(5)) {
      case 0 ->
          new Node.Act(
              key, TITLE, set(random), null, List.of(), List.of(), List.of(), next(size, random));
      case 1 ->
          new Node.Decide(
              key,
              TITLE,
              null,
              null,
              List.of(new Branch(null, condition(random), null, TITLE, next(size, random))),
              next(size, random));
      default ->
          new Node.Task(
              key,
              TITLE,
              one(List.of(TaskMode.APPROVE, TaskMode.FILL, TaskMode.HANDLE), random),
              TITLE,
              List.of(assignee(random)),
              List.of(),
              null,
              null,
              List.of(),
              List.of(),
              one(List.of(WhenEmpty.values()), random),
              List.of(),
              Map.of(),
              List.of(),
              List.of(),
              List.of(),
              false,
              outcomes(size, random),
              null);
    };
  }

  private static List<Outcome> outcomes(int size, Random random) {
    return List.of(
        new Outcome.Agree(
            key("agree"),
            TITLE,
            null,
            List.of(),
            random.nextInt(4) == 0,
            List.of(),
            set(random),
            next(size, random)),
        new Outcome.Reject(key("reject"), TITLE, null, List.of(), set(random), next(size, random)),
        new Outcome.Return(
            key("back"),
            TITLE,
            null,
            List.of(),
            Map.of(),
            new ReturnTarget.Initiator(),
            one(List.of(ResubmitRule.RESTART, ResubmitRule.BACK), random)));
  }

  private static Map<FieldKey, ValueSource> set(Random random) {
    return random.nextBoolean()
        ? Map.of()
        : Map.of(FieldKey.of("rounds"), Operand.of((long) random.nextInt(4)));
  }

  private static Condition condition(Random random) {
    return Condition.of("rounds", Operator.GT, (long) random.nextInt(4));
  }

  private static Assignee assignee(Random random) {
    return one(
        List.of(
            new Assignee.Initiator(),
            new Assignee.Role(key("sales-supervisor"), Assignee.Reach.DEPARTMENT),
            new Assignee.Head(Assignee.Whose.RECORD, random.nextInt(4)),
            new Assignee.InField(FieldKey.of("consultant"))),
        random);
  }

  private static DefinitionKey next(int size, Random random) {
    int at = random.nextInt(size + 2);
    return key(at == size ? "completed" : at == size + 1 ? "rejected" : "n" + at);
  }

  private static <T> T one(List<? extends T> several, Random random) {
    return several.get(random.nextInt(several.size()));
  }

  private static DefinitionKey key(String key) {
    return DefinitionKey.of(key);
  }
}
