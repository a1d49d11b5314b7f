package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways out of nodes. */
final class Exits {

  private final List<Node.Exit> exits = new ArrayList<>();

  private Exits() {}

  static List<Node.Exit> of(Node node) {
    var all = new Exits();
    switch (node) {
      case Node.Start start -> all.add("/next", start.next());
      case Node.Task task -> all.outcomes(task.outcomes());
      case Node.Copy copy -> all.add("/next", copy.next());
      case Node.Notify notify -> all.add("/next", notify.next());
      case Node.Decide decide ->
          all.branches(decide.branches()).add("/otherwise", decide.otherwise());
      case Node.Fork fork -> all.branches(fork.branches());
      case Node.Join join -> all.add("/next", join.next());
      case Node.Wait wait -> all.add("/next", wait.next()).add("/late", wait.late());
      case Node.SubFlow sub -> all.add("/next", sub.next()).add("/failed", sub.failed());
      case Node.Act act -> all.add("/next", act.next());
      case Node.Gate gate -> all.add("/next", gate.next());
      case Node.End _ -> {}
    }
    return List.copyOf(all.exits);
  }

  /** The tasks that a return names; they come earlier, so they are no ways on. */
  static List<Node.Exit> back(Node.Task task) {
    var back = new Exits();
    for (int i = 0; i < task.outcomes().size(); i++) {
      String pointer = "/outcomes/" + i + "/to/node";
      switch (task.outcomes().get(i)) {
        case Outcome.Return(_, _, _, _, _, ReturnTarget.AtNode(var node), _) ->
            back.add(pointer, node);
        case Outcome.Dispute(_, _, _, _, _, ReturnTarget.AtNode(var node), _, _) ->
            back.add(pointer, node);
        case Outcome.Agree _,
            Outcome.Reject _,
            Outcome.Return _,
            Outcome.Dispute _,
            Outcome.Resubmit _ -> {}
      }
    }
    return List.copyOf(back.exits);
  }

  private Exits outcomes(List<Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      String pointer = "/outcomes/" + i + "/next";
      switch (outcomes.get(i)) {
        case Outcome.Agree agree -> add(pointer, agree.next());
        case Outcome.Reject reject -> add(pointer, reject.next());
        case Outcome.Return _, Outcome.Dispute _, Outcome.Resubmit _ -> {}
      }
    }
    return this;
  }

  private Exits branches(List<Branch> branches) {
    for (int i = 0; i < branches.size(); i++) {
      add("/branches/" + i + "/next", branches.get(i).next());
    }
    return this;
  }

  private Exits add(String pointer, @Nullable DefinitionKey to) {
    if (to != null) {
      exits.add(new Node.Exit(pointer, to));
    }
    return this;
  }
}
