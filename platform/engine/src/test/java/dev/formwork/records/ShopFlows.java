package dev.formwork.records;

/** Flows that tests give the orders of a {@link Shop} in place of its own. */
public final class ShopFlows {

  private ShopFlows() {}

  /** A flow of these nodes, one per line, for the order form; ends and a start come with it. */
  public static String approval(String first, String... nodes) {
    return flow("approval", "order", "withdraw: always\n", first, nodes);
  }

  public static String flow(String key, String form, String head, String first, String... nodes) {
    return "key: %s\ntitle: Approval\nform: %s\n%snodes:\n".formatted(key, form, head)
        + "  - {key: start, kind: start, next: %s}\n  - ".formatted(first)
        + String.join("\n  - ", nodes)
        + "\n  - {key: done, kind: end, state: completed}\n"
        + "  - {key: refused, kind: end, state: rejected}\n";
  }

  /** A task with the outcomes agree, refuse and back. */
  public static String task(String key, String people, String more, String next) {
    return "{key: %s, kind: task, mode: approve, title: %s, assignees: [%s], %s outcomes: ["
            .formatted(key, key, people, more)
        + "{key: agree, kind: agree, title: Agree, next: %s},".formatted(next)
        + "{key: refuse, kind: reject, title: Refuse, opinion: optional, next: refused},"
        + "{key: back, kind: return, title: Back, opinion: optional, to: initiator}]}";
  }
}
