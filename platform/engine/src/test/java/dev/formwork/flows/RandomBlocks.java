package dev.formwork.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Flows of the whole vocabulary by chance: blocks within blocks, each with one way in and on. */
final class RandomBlocks {

  private static final int DEEPEST = 3;

  private final Random random;
  private final List<String> nodes = new ArrayList<>();
  private int counter;

  private RandomBlocks(Random random) {
    this.random = random;
  }

  static Flow flow(Random random) {
    var blocks = new RandomBlocks(random);
    String first = blocks.sequence(0, "done");
    blocks.nodes.addFirst("{key: start, kind: start, next: %s}".formatted(first));
    blocks.nodes.add("{key: done, kind: end, state: completed, tell: [{initiator: true}]}");
    blocks.nodes.add("{key: refused, kind: end, state: rejected}");
    return FlowFixtures.flowOf(blocks.nodes.toArray(String[]::new));
  }

  /** Some blocks, one after another; the key of the first. */
  private String sequence(int depth, String next) {
    String at = next;
    int length = 1 + random.nextInt(depth == 0 ? 3 : 2);
    for (int i = 0; i < length; i++) {
      at = block(depth, at);
    }
    return at;
  }

  private String block(int depth, String next) {
    return switch (random.nextInt(depth < DEEPEST ? 16 : 9)) {
      case 0, 1, 2, 3 -> task(next);
      case 4 -> confirmation(next);
      case 5 -> add("kind: wait, %s, next: %s".formatted(awaited(), next));
      case 6 -> add("kind: gate, when: %s, next: %s".formatted(condition(), next));
      case 7 -> add("kind: act, set: {rounds: %d}, next: %s".formatted(random.nextInt(4), next));
      case 8 -> add("kind: cc, to: [{initiator: true}], next: %s".formatted(next));
      case 9, 10, 11 -> fork(depth, next);
      case 12 -> inclusive(depth, next);
      case 13, 14 -> subFlow(next);
      default -> decision(depth, next);
    };
  }

  private String task(String next) {
    return add(
        "kind: task, mode: approve, title: T, assignees: [%s], %s %s %s %s %s outcomes: [%s]"
            .formatted(
                people(), several(), given(), passing(), empty(), deadline(), outcomes(next)));
  }

  private String deadline() {
    return switch (random.nextInt(6)) {
      case 0 ->
          "deadline: {within: {hours: %d}, calendar: store-hours, pauses: [{key: p, onHold: true}],"
                  .formatted(1 + random.nextInt(30))
              + " rungs: [{used: 50, remind: true}, {escalate: 1}, {after: {hours: %d}, %s}]},"
                  .formatted(random.nextInt(20), last());
      case 1 ->
          "deadline: {until: {field: deliveryDate, before: {days: 1, of: calendar}}, pauses:"
              + " [{key: p, while: {field: rounds, op: eq, value: 2}}],"
              + " rungs: [{every: {hours: 5, of: calendar}, remind: true}]},";
      default -> "";
    };
  }

  private String last() {
    return switch (random.nextInt(3)) {
      case 0 -> "outcome: agree";
      case 1 -> "reassign: [{person: wang}]";
      default -> "tell: [{initiator: true}]";
    };
  }

  private String confirmation(String next) {
    return add(
        "kind: task, mode: confirm, title: T, facts: [price], parties: ["
            + "{key: one, title: One, assignees: [%s]},".formatted(people())
            + "{key: two, title: Two, assignees: [{person: sun}]}], %s".formatted(empty())
            + " outcomes: [{key: agree, kind: agree, title: A, next: %s},".formatted(next)
            + " {key: wrong, kind: dispute, title: W, to: %s, resubmit: %s}]"
                .formatted(target(), resubmit()));
  }

  private String outcomes(String next) {
    return "{key: agree, kind: agree, title: A, next: %s},".formatted(next)
        + " {key: reject, kind: reject, title: R, next: %s},"
            .formatted(random.nextInt(3) == 0 ? "refused" : next)
        + " {key: back, kind: return, title: B, to: %s, resubmit: %s}"
            .formatted(target(), resubmit());
  }

  private String fork(int depth, String next) {
    String fork = name();
    String join = name();
    int size = 2 + random.nextInt(2);
    var branches = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      branches.add("{next: %s}".formatted(sequence(depth + 1, join)));
    }
    String needs = random.nextInt(3) == 0 ? "needs: %d,".formatted(1 + random.nextInt(2)) : "";
    String limit = random.nextInt(3) == 0 ? "limit: {in: 2h}," : "";
    nodes.add(
        "{key: %s, kind: join, fork: %s, %s %s next: %s}"
            .formatted(join, fork, needs, limit, next));
    nodes.add("{key: %s, kind: fork, branches: [%s]}".formatted(fork, String.join(", ", branches)));
    return fork;
  }

  private String inclusive(int depth, String next) {
    String fork = name();
    String join = name();
    String branches =
        "{when: %s, next: %s}, {when: %s, next: %s}"
            .formatted(
                condition(), sequence(depth + 1, join), condition(), sequence(depth + 1, join));
    nodes.add("{key: %s, kind: join, fork: %s, next: %s}".formatted(join, fork, next));
    nodes.add(
        "{key: %s, kind: decide, mode: inclusive, branches: [%s], otherwise: %s}"
            .formatted(fork, branches, join));
    return fork;
  }

  private String subFlow(String next) {
    String failure = one("onFailure: stop,", "onFailure: go-on,", "failed: %s,".formatted(next));
    String what =
        one(
            "flow: arrange-loan,",
            "flow: arrange-loan, detached: true,",
            "flow: check-line, each: row, rows: lines,",
            "flow: prepare-vehicle, each: match, records: {form: stock-vehicle},");
    return add("kind: sub-flow, %s %s next: %s".formatted(what, failure, next));
  }

  private String decision(int depth, String next) {
    return add(
        "kind: decide, branches: [{when: %s, next: %s}], otherwise: %s"
            .formatted(condition(), sequence(depth + 1, next), next));
  }

  private String awaited() {
    return one(
        "until: {in: 1h}",
        "until: {field: deliveryDate, shift: -1d}",
        "when: %s".formatted(condition()),
        "message: paid, limit: {in: 3h}",
        "message: paid, until: {in: 2h}",
        "records: {form: stock-vehicle, are: all, that: {field: prepared, op: eq, value: true}}");
  }

  private String condition() {
    return "{field: rounds, op: gt, value: %d}".formatted(random.nextInt(4));
  }

  private String people() {
    return one(
        "{role: sales-supervisor}",
        "{role: sales-supervisor}, {person: wang}",
        "{person: li}, {person: chen}, {person: sun}",
        "{initiator: true}",
        "{initiator: true}, {person: wang}",
        "{levels: initiator}",
        "{departmentHead: record}",
        "{field: consultant}");
  }

  private String several() {
    return one(
        "",
        "",
        "several: {mode: all},",
        "several: {mode: sequence},",
        "several: {mode: one-agrees},",
        "several: {mode: ratio, ratio: 60, hearsAll: true},",
        "several: {mode: ratio, ratio: 50, weights: [{of: [{person: li}], weight: 2}]},",
        "several: {mode: all, hearsAll: true, veto: [{person: li}]},");
  }

  private String given() {
    return one("", "", "", "give: pool,", "exclude: [{initiator: true}],");
  }

  private String passing() {
    return one("", "", "autoPass: [initiator, repeat],");
  }

  private String empty() {
    return "whenEmpty: %s,".formatted(one("admin", "deputy", "skip", "stop"));
  }

  private String target() {
    return one("initiator", "previous", "chosen");
  }

  private String resubmit() {
    return one("restart", "back", "ask");
  }

  private String add(String node) {
    String name = name();
    nodes.add("{key: %s, %s}".formatted(name, node));
    return name;
  }

  private String name() {
    return "n" + ++counter;
  }

  private String one(String... several) {
    return several[random.nextInt(several.length)];
  }
}
