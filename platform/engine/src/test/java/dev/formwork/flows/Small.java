package dev.formwork.flows;

import java.util.ArrayList;
import java.util.List;

/** Lines of small flows. */
final class Small {

  static final String DONE = "{key: done, kind: end, state: completed}";
  static final String REFUSED = "{key: refused, kind: end, state: rejected}";

  private Small() {}

  static String start(String next) {
    return "{key: start, kind: start, next: %s}".formatted(next);
  }

  /** A task of these assignees with the outcomes agree, reject and back. */
  static String task(String key, String assignees, String next) {
    return task(key, assignees, "", next);
  }

  static String task(String key, String assignees, String more, String next) {
    return "{key: %s, kind: task, mode: approve, title: %s, assignees: [%s], %s outcomes: ["
            .formatted(key, key, assignees, more)
        + "{key: agree, kind: agree, title: Agree, next: %s},".formatted(next)
        + "{key: reject, kind: reject, title: Reject, next: refused},"
        + "{key: back, kind: return, title: Back, to: initiator}]}";
  }

  /** A fork to these nodes. */
  static String fork(String key, String... nexts) {
    var branches = new StringBuilder();
    for (String next : nexts) {
      branches.append("{next: ").append(next).append("}, ");
    }
    return "{key: %s, kind: fork, branches: [%s]}".formatted(key, branches);
  }

  static Flow flow(String... nodes) {
    var all = new ArrayList<>(List.of(nodes));
    all.add(DONE);
    all.add(REFUSED);
    return FlowFixtures.flowOf(all.toArray(String[]::new));
  }
}
