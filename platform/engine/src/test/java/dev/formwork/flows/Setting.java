package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import java.util.List;
import java.util.Optional;

/**
 * Where a task may stand. In each setting Wang decides the task {@code first}, then Li (in some,
 * Chen too) the task {@code review}, then Sun the task {@code after}.
 */
enum Setting {
  SINGLE("[{person: li}]", ""),
  ALL("[{person: li}, {person: chen}]", "several: {mode: all},"),
  ANY("[{person: li}, {person: chen}]", ""),
  SEQUENCE("[{person: li}, {person: chen}]", "several: {mode: sequence},"),
  BRANCH("[{person: li}]", ""),
  SUB_FLOW("[{person: li}]", "");

  private static final String START = "{key: start, kind: start, next: %s}";
  private static final String DONE = "{key: done, kind: end, state: completed}";
  private static final String REFUSED = "{key: refused, kind: end, state: rejected}";

  private final String assignees;
  private final String several;

  Setting(String assignees, String several) {
    this.assignees = assignees;
    this.several = several;
  }

  /** The order at its review. */
  Play atReview(World world, String more) {
    return play(world, more).submit().decide(Dealership.WANG, "agree", "");
  }

  /** The order before it is submitted. */
  Play play(World world, String more) {
    partFlow(more).ifPresent(world::with);
    return Play.of(flow(more)).within(world);
  }

  Flow flow(String more) {
    return switch (this) {
      case SINGLE, ALL, ANY, SEQUENCE ->
          FlowFixtures.flowOf(
              START.formatted("first"),
              task("first", "[{person: wang}]", "", "review"),
              review(more, "after"),
              task("after", "[{person: sun}]", "", "done"),
              DONE,
              REFUSED);
      case BRANCH ->
          FlowFixtures.flowOf(
              START.formatted("first"),
              task("first", "[{person: wang}]", "", "both"),
              "{key: both, kind: fork, branches: [{next: review}, {next: other}]}",
              review(more, "together"),
              task("other", "[{person: chen}]", "", "together"),
              "{key: together, kind: join, fork: both, next: after}",
              task("after", "[{person: sun}]", "", "done"),
              DONE,
              REFUSED);
      case SUB_FLOW ->
          FlowFixtures.flowOf(
              START.formatted("part"),
              "{key: part, kind: sub-flow, flow: part, failed: refused, next: after}",
              task("after", "[{person: sun}]", "", "done"),
              DONE,
              REFUSED);
    };
  }

  /** The flow that runs as a part of it, where one does. */
  Optional<Flow> partFlow(String more) {
    if (this != SUB_FLOW) {
      return Optional.empty();
    }
    Flow part =
        FlowFixtures.flowOf(
            START.formatted("first"),
            task("first", "[{person: wang}]", "", "review"),
            review(more, "done"),
            DONE,
            REFUSED);
    return Optional.of(
        new Flow(
            DefinitionKey.of("part"),
            part.title(),
            part.form(),
            null,
            null,
            List.of(),
            part.nodes(),
            null,
            null,
            List.of()));
  }

  private String review(String more, String next) {
    return "{key: review, kind: task, mode: approve, title: Review, terminate: true,"
        + " assignees: %s, %s %s outcomes: [".formatted(assignees, several, more)
        + "{key: agree, kind: agree, title: Agree, next: %s},".formatted(next)
        + "{key: reject, kind: reject, title: Reject, next: refused},"
        + "{key: restart, kind: return, title: Back, to: initiator},"
        + "{key: back, kind: return, title: Back, to: initiator, resubmit: back},"
        + "{key: asked, kind: return, title: Back, to: initiator, resubmit: ask},"
        + "{key: rerun, kind: return, title: Back, to: {node: first}},"
        + "{key: straight, kind: return, title: Back, to: previous, resubmit: back}]}";
  }

  private static String task(String key, String who, String more, String next) {
    return "{key: %s, kind: task, mode: approve, title: T, assignees: %s, %s"
            .formatted(key, who, more)
        + " outcomes: [{key: agree, kind: agree, title: Agree, next: %s}]}".formatted(next);
  }
}
