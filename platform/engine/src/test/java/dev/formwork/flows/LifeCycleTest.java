package dev.formwork.flows;

import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.ZHAO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.flows.LifeCycle.Row;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  }

  private static List<Edge> edges() {
    return List.of(
        started(ExecutionStatus.RUNNING, () -> flow("", "done")),
        started(ExecutionStatus.STOPPED, () -> flow("whenEmpty: stop,", "done").among(nobody())),
        started(ExecutionStatus.COMPLETED, () -> skipping("done")),
        started(ExecutionStatus.REJECTED, () -> skipping("rejected")),
        started(ExecutionStatus.CANCELLED, () -> skipping("cancelled")),
        decided(ExecutionStatus.RUNNING, "fail", () -> flow("", "done").submit()),
        decided(ExecutionStatus.STOPPED, "fail", () -> flow("", "done").submit().among(nobody())),
        decided(ExecutionStatus.COMPLETED, "agree", () -> flow("", "done").submit()),
        decided(ExecutionStatus.REJECTED, "agree", () -> flow("", "rejected").submit()),
        decided(ExecutionStatus.CANCELLED, "agree", () -> flow("", "cancelled").submit()),
        new Edge(
            ExecutionStatus.RUNNING,
            Signal.Cancelled.class,
            ExecutionStatus.CANCELLED,
            () -> flow("", "done").submit(),
            new Signal.Cancelled(LI, "")),
        new Edge(
            ExecutionStatus.STOPPED,
            Signal.Retried.class,
            ExecutionStatus.RUNNING,
            () -> stopped().among(Dealership.standard()),
            new Signal.Retried(ZHAO)),
        new Edge(
            ExecutionStatus.STOPPED,
            Signal.Retried.class,
            ExecutionStatus.STOPPED,
            LifeCycleTest::stopped,
            new Signal.Retried(ZHAO)),
        new Edge(
            ExecutionStatus.STOPPED,
            Signal.Cancelled.class,
            ExecutionStatus.CANCELLED,
            LifeCycleTest::stopped,
            new Signal.Cancelled(ZHAO, "")));
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
                      .formatted(
                          word(row.from().name()),
                          word(to.name()),
                          word(row.on().getSimpleName()))));
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
            "| retried | an administrator, after somebody was found for the task that had nobody |",
            ""));
    return String.join("\n", lines);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Edge started(ExecutionStatus to, Supplier<Play> before) {
    return new Edge(
        ExecutionStatus.READY,
        Signal.Started.class,
        to,
        before,
        new Signal.Started(Dealership.MIRA));
  }

  private static Edge decided(ExecutionStatus to, String outcome, Supplier<Play> before) {
    return new Edge(
        ExecutionStatus.RUNNING,
        Signal.Decided.class,
        to,
        before,
        new Signal.Decided("e1:3", DefinitionKey.of(outcome), LI, "Because."));
  }

  private static Set<Signal> signals() {
    return Set.of(
        new Signal.Started(LI),
        new Signal.Decided("e1:0", DefinitionKey.of("agree"), LI, ""),
        new Signal.Cancelled(LI, ""),
        new Signal.Retried(LI));
  }

  private static Play stopped() {
    return flow("whenEmpty: stop,", "done").among(nobody()).submit();
  }

  private static Play skipping(String end) {
    return flow("whenEmpty: skip,", end).among(nobody());
  }

  private static Dealership nobody() {
    return Dealership.empty();
  }

  private static Play flow(String more, String end) {
    return Play.of(
        FlowFixtures.flowOf(
            "{key: start, kind: start, next: review}",
            "{key: review, kind: task, mode: approve, title: Review, %s".formatted(more)
                + " assignees: [{role: sales-supervisor}], outcomes: ["
                + "{key: agree, kind: agree, title: Agree, next: %s},".formatted(end)
                + "{key: fail, kind: return, title: Fail, to: initiator}]}",
            "{key: done, kind: end, state: completed}",
            "{key: rejected, kind: end, state: rejected}",
            "{key: cancelled, kind: end, state: cancelled}"));
  }
}
