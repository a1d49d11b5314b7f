package dev.formwork.workspace.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.flows.EndState;
import dev.formwork.flows.Execution;
import dev.formwork.flows.ExecutionStatus;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Poll;
import dev.formwork.flows.Prediction;
import dev.formwork.flows.Step;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FlowPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlowPlanTest {

  private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");

  private static final Flow ORDER =
      flow(
          """
          key: order
          title: Order
          form: order
          nodes:
            - {key: start, kind: start, next: first}
            - key: first
              kind: task
              mode: approve
              title: First review
              assignees: [{role: supervisor, in: department}]
              outcomes:
                - {key: pass, kind: agree, title: Pass, next: big}
                - {key: fail, kind: return, title: Fail, to: initiator}
                - {key: refuse, kind: reject, title: Refuse, next: refused}
            - {key: big, kind: decide, branches: [{title: Big, when: {field: total, op: gt, value: 1}, next: second}], otherwise: note}
            - key: second
              kind: task
              mode: approve
              title: Second review
              assignees: [{role: manager, in: store}]
              outcomes: [{key: agree, kind: agree, title: Agree, next: note}]
            - {key: note, kind: act, set: {total: 1}, next: done}
            - {key: done, kind: end, state: completed}
            - {key: refused, kind: end, state: rejected}
          """);

  private static final Flow BESIDE =
      flow(
          """
          key: beside
          title: Beside
          form: order
          nodes:
            - {key: start, kind: start, next: both}
            - {key: both, kind: fork, branches: [{title: Papers, next: papers}, {title: Vehicle, next: vehicle}]}
            - {key: papers, kind: task, mode: handle, title: Papers, assignees: [{initiator: true}], outcomes: [{key: ok, kind: agree, title: Ok, next: together}]}
            - {key: vehicle, kind: task, mode: handle, title: Vehicle, assignees: [{initiator: true}], outcomes: [{key: ok, kind: agree, title: Ok, next: together}]}
            - {key: together, kind: join, fork: both, next: done}
            - {key: done, kind: end, state: completed}
          """);

  @Test
  void tellsWhatIsDoneWhatIsNowAndWhatIsExpected() {
    FlowPlan plan =
        plan(ORDER, List.of(left("start"), open("first")), List.of("second"), EndState.COMPLETED);

    assertThat(stage(plan, "start")).isEqualTo(FlowPlan.Stage.DONE);
    assertThat(stage(plan, "first")).isEqualTo(FlowPlan.Stage.NOW);
    assertThat(stage(plan, "big")).isEqualTo(FlowPlan.Stage.NEXT);
    assertThat(stage(plan, "second")).isEqualTo(FlowPlan.Stage.NEXT);
    assertThat(stage(plan, "done")).isEqualTo(FlowPlan.Stage.NEXT);
  }

  @Test
  void greysWhatIsNotExpectedOnThisWay() {
    FlowPlan plan =
        plan(ORDER, List.of(left("start"), open("first")), List.of(), EndState.COMPLETED);

    assertThat(stage(plan, "second")).isEqualTo(FlowPlan.Stage.OFF);
  }

  @Test
  void showsARefusalOnlyWhereItHappened() {
    FlowPlan before =
        plan(ORDER, List.of(left("start"), open("first")), List.of(), EndState.COMPLETED);
    FlowPlan after =
        plan(
            ORDER,
            List.of(left("start"), left("first"), left("refused")),
            List.of(),
            EndState.REJECTED);

    assertThat(keys(before)).doesNotContain("refused");
    assertThat(stage(after, "refused")).isEqualTo(FlowPlan.Stage.DONE);
  }

  @Test
  void leavesOutWhatThePlatformDoesByItself() {
    FlowPlan plan =
        plan(ORDER, List.of(left("start"), open("first")), List.of(), EndState.COMPLETED);

    assertThat(keys(plan)).doesNotContain("note").contains("done");
  }

  @Test
  void takesAReturnBackToWhereTheRecordStandsNow() {
    FlowPlan plan =
        plan(
            ORDER,
            List.of(left("start"), left("first"), left("second"), open("first")),
            List.of("second"),
            EndState.COMPLETED);

    assertThat(stage(plan, "first")).isEqualTo(FlowPlan.Stage.NOW);
    assertThat(stage(plan, "second")).isEqualTo(FlowPlan.Stage.NEXT);
  }

  @Test
  void drawsTheWayThatWasTaken() {
    FlowPlan plan =
        plan(
            ORDER,
            List.of(left("start"), left("first"), left("big"), open("second")),
            List.of(),
            EndState.COMPLETED);

    assertThat(plan.lines().stream().filter(FlowPlan.Line::taken)).hasSize(3);
    assertThat(plan.lines()).extracting(line -> line.title().in(Locale.ENGLISH)).contains("Big");
  }

  @Test
  void namesNoLineThatStandsForDifferentWays() {
    Flow told =
        flow(
            """
            key: told
            title: Told
            form: order
            nodes:
              - {key: start, kind: start, next: again}
              - {key: again, kind: decide, branches: [{title: Again, when: {field: total, op: gt, value: 1}, next: mark}], otherwise: work}
              - {key: mark, kind: act, set: {total: 1}, next: work}
              - {key: work, kind: task, mode: handle, title: Work, assignees: [{initiator: true}], outcomes: [{key: ok, kind: agree, title: Ok, next: done}]}
              - {key: done, kind: end, state: completed}
            """);

    FlowPlan plan =
        plan(
            told,
            List.of(left("start"), left("again"), open("work")),
            List.of(),
            EndState.COMPLETED);

    assertThat(plan.lines()).hasSize(3).allMatch(line -> line.title().isEmpty());
  }

  @Test
  void putsTheNameOfAWayRightAboveWhatItLeadsTo() {
    FlowPlan plan =
        plan(
            ORDER,
            List.of(left("start"), left("first"), open("big")),
            List.of("second"),
            EndState.COMPLETED);
    FlowPlan.Line big =
        plan.lines().stream().filter(line -> !line.title().isEmpty()).findFirst().orElseThrow();

    assertThat(big.x()).isEqualTo(spot(plan, "second").x());
    assertThat(big.y()).isEqualTo(spot(plan, "second").y() - FlowPlan.BOX_HEIGHT / 2);
  }

  @Test
  void placesBranchesUnderEachOtherAndTheirJoinBetweenThem() {
    FlowPlan plan =
        plan(
            BESIDE,
            List.of(left("start"), left("both"), open("papers"), open("vehicle")),
            List.of(),
            EndState.COMPLETED);
    FlowPlan.Spot papers = spot(plan, "papers");
    FlowPlan.Spot vehicle = spot(plan, "vehicle");

    assertThat(papers.x()).isEqualTo(vehicle.x());
    assertThat(papers.y()).isNotEqualTo(vehicle.y());
    assertThat(spot(plan, "together").y()).isEqualTo((papers.y() + vehicle.y()) / 2);
    assertThat(spot(plan, "both").y()).isEqualTo(spot(plan, "together").y());
  }

  @ParameterizedTest
  @MethodSource("flows")
  void drawsEveryFlowFromLeftToRightWithoutOneNodeOverAnother(Path file) throws IOException {
    Flow flow = flow(Files.readString(file));
    DefinitionKey start = flow.start().key();

    FlowPlan plan = plan(flow, List.of(left(start.value())), List.of(), EndState.COMPLETED);

    assertThat(keys(plan)).doesNotHaveDuplicates().contains(start.value());
    for (FlowPlan.Spot one : plan.spots()) {
      assertThat(one.x()).isNotNegative();
      assertThat(one.x() + one.width()).isLessThanOrEqualTo(plan.width());
      assertThat(one.y()).isBetween(0, plan.height());
      for (FlowPlan.Spot other : plan.spots()) {
        if (!one.equals(other)) {
          assertThat(overlap(one, other)).as("%s over %s", one, other).isFalse();
        }
      }
    }
    for (FlowPlan.Line line : plan.lines()) {
      List<Integer> across = xs(line.path());
      assertThat(across).as(line.path()).isSorted();
      assertThat(across.getLast()).isLessThanOrEqualTo(plan.width());
    }
  }

  static Stream<Path> flows() throws IOException {
    var all = new ArrayList<Path>();
    for (String folder :
        List.of(
            "../engine/src/test/resources/flows/valid",
            "../../apps/order/flows",
            "../../apps/complaint/flows",
            "../../apps/lost-customer/flows",
            "../../apps/handoff/flows")) {
      try (var files = Files.list(Path.of(folder))) {
        files.sorted().forEach(all::add);
      }
    }
    return all.stream();
  }

  private static boolean overlap(FlowPlan.Spot one, FlowPlan.Spot other) {
    boolean across = one.x() < other.x() + other.width() && other.x() < one.x() + one.width();
    return across && Math.abs(one.y() - other.y()) < FlowPlan.BOX_HEIGHT;
  }

  /** The ends of the pieces of a path, from left to right. */
  private static List<Integer> xs(String path) {
    var xs = new ArrayList<Integer>();
    Matcher piece =
        Pattern.compile("M(\\d+) \\d+|H(\\d+)|C\\d+ \\d+ \\d+ \\d+ (\\d+) \\d+").matcher(path);
    while (piece.find()) {
      String x = piece.group(1) != null ? piece.group(1) : piece.group(2);
      xs.add(Integer.valueOf(x != null ? x : piece.group(3)));
    }
    return xs;
  }

  private static FlowPlan plan(Flow flow, List<Step> steps, List<String> expected, EndState end) {
    var next =
        new Prediction(
            expected.stream()
                .map(key ->
                    new Prediction.Expected(
                        DefinitionKey.of(key), LocalizedText.of(key), List.of(), List.of()))
                .toList(),
            end);
    var execution =
        new Execution(
            "e",
            QualifiedKey.of("shop", flow.key().value()),
            1,
            ExecutionStatus.RUNNING,
            1,
            0,
            "mira",
            steps,
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            null);
    return FlowPlan.of(new FlowPicture(flow, Map.of(), execution, next, Map.of()));
  }

  private static Step open(String node) {
    return step(node, null);
  }

  private static Step left(String node) {
    return step(node, NOON);
  }

  @SuppressWarnings("NullAway") // it misreads the nullness of a nested type in a class file
  private static Step step(String node, @Nullable Instant leftAt) {
    return new Step(
        node,
        DefinitionKey.of(node),
        LocalizedText.of(node),
        NOON,
        leftAt,
        null,
        null,
        null,
        1,
        null,
        null,
        Map.of(),
        List.of(),
        new Poll(List.of(), List.of(), List.of()),
        null,
        null);
  }

  private static FlowPlan.Spot spot(FlowPlan plan, String key) {
    return plan.spots().stream()
        .filter(spot -> spot.node().key().value().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static FlowPlan.Stage stage(FlowPlan plan, String key) {
    return spot(plan, key).stage();
  }

  private static List<String> keys(FlowPlan plan) {
    return plan.spots().stream().map(spot -> spot.node().key().value()).toList();
  }

  private static Flow flow(String yaml) {
    var read = Definitions.read(Flow.TYPE, yaml);
    assertThat(read.problems()).isEmpty();
    return read.find().orElseThrow();
  }
}
