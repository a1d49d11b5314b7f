package dev.formwork.flows;

/** Where an execution can't go on before somebody helps. */
final class Stuck {

  private Stuck() {}

  /** Whether an open step has nobody who could decide it, or a sub-flow that failed. */
  static boolean is(Move move, Step open) {
    return switch (move.nodeOf(open)) {
      case Node.Task _, Node.Start _ -> move.tasksOf(open.id()).isEmpty();
      case Node.SubFlow _ ->
          move.lanesOf(open.id()).stream().noneMatch(Lane::open)
              && open.children().stream().noneMatch(child -> child.state() == null);
      case Node.Copy _,
          Node.Notify _,
          Node.Decide _,
          Node.Fork _,
          Node.Join _,
          Node.Wait _,
          Node.Act _,
          Node.Gate _,
          Node.End _ ->
          false;
    };
  }
}
