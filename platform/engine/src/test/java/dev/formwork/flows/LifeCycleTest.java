package dev.formwork.flows;

import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.ZHAO;
import static dev.formwork.flows.ExecutionStatus.CANCELLED;
import static dev.formwork.flows.ExecutionStatus.RUNNING;
import static dev.formwork.flows.ExecutionStatus.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.flows.LifeCycle.Row;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks every edge of an execution's life, and draws it. */
class LifeCycleTest {

  private static final Path DIAGRAM = Path.of("../../docs/flow-life-cycle.md");

  private static final List<ExecutionStatus> ENDS =
      List.of(ExecutionStatus.COMPLETED, ExecutionStatus.REJECTED, ExecutionStatus.CANCELLED);
  private static final Signal TIME = new Signal.TimeCame("e1:2/until");
  private static final Signal URGE = new Signal.Urged(Dealership.MIRA, "Please.");
  private static final Signal WITHDRAW = new Signal.Withdrawn(Dealership.MIRA, "");
  private static final String DONE = "{key: completed, kind: end, state: completed}";
  private static final String NO = "{key: rejected, kind: end, state: rejected}";
  private static final String OFF = "{key: cancelled, kind: end, state: cancelled}";
  private static final String REVIEW =
      "{key: review, kind: task, mode: approve, title: Review, whenEmpty: stop,"
          + " assignees: [{role: sales-supervisor}],"
          + " outcomes: [{key: agree, kind: agree, title: Agree, next: completed}]}";

  /** One edge, and the story of an order that takes it with its last signal. */
  private record Edge(
      ExecutionStatus from,
      Class<? extends Signal> on,
      ExecutionStatus to,
      Supplier<Play> before,
      Signal signal) {

    String name() {
      return from + " " + on.getSimpleName() + " " + to;
    }

    /** What comes by itself has one row for all of its kinds. */
    static Edge of(ExecutionStatus from, ExecutionStatus to, Supplier<Play> before, Signal signal) {
      return new Edge(
          from,
          signal instanceof Signal.OfPlatform ? Signal.OfPlatform.class : signal.getClass(),
          to,
          before,
          signal);
    }
  }

  private static List<Edge> edges() {
    var edges = new ArrayList<Edge>();
    for (ExecutionStatus to : ENDS) {
      String end = word(to.name());
      edges.add(started(to, () -> skipping(end)));
      edges.add(edge(RUNNING, to, () -> flow("", end).submit(), decided("agree")));
      edges.add(edge(STOPPED, to, () -> passing(end), new Signal.Retried(ZHAO)));
      edges.add(edge(RUNNING, to, () -> halfStopped(end), new Signal.Retried(ZHAO)));
      edges.add(edge(RUNNING, to, () -> waiting(end), TIME));
      edges.add(edge(RUNNING, to, () -> flow("", end).submit(), move(end)));
      edges.add(edge(STOPPED, to, LifeCycleTest::stopped, move(end)));
    }
    edges.addAll(
        List.of(
            started(RUNNING, () -> flow("", "completed")),
            started(STOPPED, () -> flow("whenEmpty: stop,", "completed").among(nobody())),
            edge(RUNNING, RUNNING, () -> flow("", "completed").submit(), decided("fail")),
            edge(
                RUNNING,
                STOPPED,
                () -> flow("", "completed").submit().among(nobody()),
                decided("fail")),
            edge(
                RUNNING,
                RUNNING,
                () -> flow("", "completed").submit(),
                new Signal.Acted("e1:3", LI, new TaskAction.Hold("Later."))),
            edge(RUNNING, RUNNING, () -> flow("", "completed").submit(), URGE),
            edge(RUNNING, RUNNING, () -> flow("", "completed").submit(), WITHDRAW),
            edge(RUNNING, STOPPED, () -> flow("", "completed").submit().among(nobody()), WITHDRAW),
            edge(STOPPED, RUNNING, () -> stopped().among(Dealership.standard()), WITHDRAW),
            edge(STOPPED, STOPPED, LifeCycleTest::stopped, WITHDRAW),
            edge(
                RUNNING,
                RUNNING,
                () -> flow("", "completed").submit().decide("fail"),
                new Signal.Retracted("e1:2", LI, "")),
            edge(
                RUNNING,
                CANCELLED,
                () -> flow("", "completed").submit(),
                new Signal.Cancelled(LI, "")),
            edge(
                STOPPED,
                RUNNING,
                () -> stopped().among(Dealership.standard()),
                new Signal.Retried(ZHAO)),
            edge(STOPPED, STOPPED, LifeCycleTest::stopped, new Signal.Retried(ZHAO)),
            edge(STOPPED, CANCELLED, LifeCycleTest::stopped, new Signal.Cancelled(ZHAO, "")),
            edge(RUNNING, RUNNING, () -> flow("", "completed").submit(), move("review")),
            edge(
                RUNNING,
                STOPPED,
                () -> flow("", "completed").submit().among(nobody()),
                move("review")),
            edge(STOPPED, RUNNING, () -> stopped().among(Dealership.standard()), move("review")),
            edge(STOPPED, STOPPED, LifeCycleTest::stopped, move("review")),
            edge(RUNNING, RUNNING, () -> flow("", "completed").submit(), give("e1:3")),
            edge(STOPPED, RUNNING, () -> stopped().among(Dealership.standard()), give("e1:2")),
            edge(RUNNING, RUNNING, () -> halfStopped("review"), new Signal.Retried(ZHAO)),
            edge(RUNNING, RUNNING, () -> waiting("review"), TIME),
            edge(RUNNING, STOPPED, () -> waiting("review").among(nobody()), TIME)));
    return edges;
  }

  @TestFactory
  Stream<DynamicTest> goesAlongEveryEdge() {
    return edges().stream()
        .map(edge ->
            DynamicTest.dynamicTest(
                edge.name(),
                () -> {
                  var play = edge.before().get();
                  assertThat(play.execution().status()).isEqualTo(edge.from());

                  play.signal(edge.signal());

                  assertThat(play.execution().status()).isEqualTo(edge.to());
                }));
  }

  @Test
  void knowsAStoryForEveryRowOfTheTable() {
    var walked = new HashSet<String>();
    edges().forEach(edge -> walked.add(edge.name()));
    var written = new HashSet<String>();
    for (Row row : LifeCycle.TABLE) {
      for (ExecutionStatus to : row.to()) {
        written.add(row.from() + " " + row.on().getSimpleName() + " " + to);
      }
    }

    assertThat(walked).isEqualTo(written);
  }

  @Test
  void refusesEveryOtherSignal() {
    for (ExecutionStatus status : ExecutionStatus.values()) {
      var plays = edges().stream().filter(edge -> edge.to() == status).toList();
      for (Edge edge : plays) {
        for (Signal signal : signals()) {
          if (!LifeCycle.allows(status, signal)) {
            var play = edge.before().get().signal(edge.signal());
            assertThatThrownBy(() -> play.signal(signal))
                .as(status + " " + signal)
                .isInstanceOf(Refusal.Conflict.class);
          }
        }
      }
    }
  }

  @Test
  void isDrawnInTheDocumentation() throws IOException {
    String drawn = diagram();

    String found = Files.exists(DIAGRAM) ? Files.readString(DIAGRAM) : "";
    if (!found.equals(drawn)) {
      Files.writeString(DIAGRAM, drawn);
    }

    assertThat(found)
        .as("%s, now written anew: look at it and commit it", DIAGRAM)
        .isEqualTo(drawn);
  }

  private static String diagram() {
    var lines =
        new ArrayList<>(
            List.of(
                "# The life of an execution",
                "",
                "Written by `LifeCycleTest` from the table in `LifeCycle`; don't edit it by hand.",
                "",
                "```mermaid",
                "stateDiagram-v2",
                "  [*] --> ready"));
    for (Row row : LifeCycle.TABLE) {
      Arrays.stream(ExecutionStatus.values())
          .filter(row.to()::contains)
          .forEach(to ->
              lines.add(
                  "  %s --> %s: %s"
                      .formatted(word(row.from().name()), word(to.name()), event(row.on()))));
    }
    Arrays.stream(ExecutionStatus.values())
        .filter(ExecutionStatus::isOver)
        .forEach(status -> lines.add("  %s --> [*]".formatted(word(status.name()))));
    lines.addAll(
        List.of(
            "```",
            "",
            "| signal | comes from |",
            "|---|---|",
            "| started | a submit |",
            "| decided | an assignee of an open task chose an outcome |",
            "| cancelled | whoever may call the flow off |",
            "| acted | a holder transferred his task, added signers, put it aside, claimed it |",
            "| urged | the initiator asks all holders to hurry |",
            "| withdrawn | the initiator takes the record back to correct it |",
            "| retracted | somebody takes his decision back before anybody has acted on it |",
            "| retried | an administrator, after somebody was found for the task that had nobody |",
            "| relocated | an administrator moved it to another node |",
            "| reassigned | an administrator gave its work to others |",
            "| happened | a time, a message or a sub-flow that was waited for; a change |",
            ""));
    return String.join("\n", lines);
  }

  private static String event(Class<?> signal) {
    return signal == Signal.OfPlatform.class ? "happened" : word(signal.getSimpleName());
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Edge started(ExecutionStatus to, Supplier<Play> before) {
    return edge(ExecutionStatus.READY, to, before, new Signal.Started(Dealership.MIRA));
  }

  private static Edge edge(
      ExecutionStatus from, ExecutionStatus to, Supplier<Play> before, Signal signal) {
    return Edge.of(from, to, before, signal);
  }

  private static Signal decided(String outcome) {
    return new Signal.Decided("e1:3", LI, Decision.of(outcome).saying("Because."));
  }

  private static Set<Signal> signals() {
    return Set.of(
        new Signal.Started(LI),
        new Signal.Decided("e1:0", LI, Decision.of("agree")),
        new Signal.Acted("e1:0", LI, new TaskAction.Hold("")),
        new Signal.Withdrawn(LI, ""),
        new Signal.Retracted("e1:1", LI, ""),
        new Signal.Urged(LI, ""),
        new Signal.Cancelled(LI, ""),
        move("review"),
        give("e1:0"),
        new Signal.Retried(LI));
  }

  private static Signal move(String node) {
    return new Signal.Relocated(ZHAO, null, DefinitionKey.of(node), "It hangs.");
  }

  private static Signal give(String work) {
    return new Signal.Reassigned(ZHAO, work, List.of(Dealership.WANG), "He is ill.");
  }

  private static Play stopped() {
    return flow("whenEmpty: stop,", "completed").among(nobody()).submit();
  }

  private static Play skipping(String end) {
    return flow("whenEmpty: skip,", end).among(nobody());
  }

  /** Stopped where nobody would have to be asked if only he were there. */
  private static Play passing(String end) {
    return Play.of(
            FlowFixtures.flowOf(
                "{key: start, kind: start, next: own}", own(end), REVIEW, DONE, NO, OFF))
        .among(nobody())
        .submit()
        .among(Dealership.standard());
  }

  /** The same beside a branch that goes on. */
  private static Play halfStopped(String end) {
    return Play.of(
            FlowFixtures.flowOf(
                "{key: start, kind: start, next: both}",
                "{key: both, kind: fork, branches: [{next: own}, {next: review}]}",
                own(end),
                REVIEW,
                DONE,
                NO,
                OFF))
        .among(Dealership.standard().without(Dealership.MIRA))
        .submit()
        .among(Dealership.standard());
  }

  private static Play waiting(String end) {
    return Play.of(
            FlowFixtures.flowOf(
                "{key: start, kind: start, next: pause}",
                "{key: pause, kind: wait, until: {in: 4h}, next: %s}".formatted(end),
                REVIEW,
                DONE,
                NO,
                OFF))
        .submit()
        .after(Duration.ofHours(4));
  }

  private static Dealership nobody() {
    return Dealership.empty();
  }

  private static String own(String end) {
    return "{key: own, kind: task, mode: approve, title: Own, whenEmpty: stop,"
        + " autoPass: [initiator], assignees: [{initiator: true}],"
        + " outcomes: [{key: agree, kind: agree, title: Agree, next: %s}]}".formatted(end);
  }

  private static Play flow(String more, String end) {
    return Play.of(
        FlowFixtures.flowOf(
            "{key: start, kind: start, next: review}",
            "{key: review, kind: task, mode: approve, title: Review, %s".formatted(more)
                + " assignees: [{role: sales-supervisor}], outcomes: ["
                + "{key: agree, kind: agree, title: Agree, next: %s},".formatted(end)
                + "{key: fail, kind: return, title: Fail, to: initiator}]}",
            DONE,
            NO,
            OFF));
  }
}
