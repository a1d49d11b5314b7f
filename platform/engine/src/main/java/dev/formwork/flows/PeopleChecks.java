package dev.formwork.flows;

import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the rules of a flow name anybody in the organisation as it is now. What depends on the
 * record or on what happens can't be told; nobody at all can.
 */
public final class PeopleChecks {

  private PeopleChecks() {}

  /** Warnings, as people come and go; paths are JSON pointers into the flow. */
  public static Problems check(Flow flow, Organisation organisation) {
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < flow.nodes().size(); i++) {
      if (flow.nodes().get(i) instanceof Node.Task task) {
        String at = "/nodes/" + i;
        check(task, task.assignees(), at + "/assignees", organisation, problems);
        for (int j = 0; j < task.parties().size(); j++) {
          String party = at + "/parties/" + j + "/assignees";
          check(task, task.parties().get(j).assignees(), party, organisation, problems);
        }
      }
    }
    return new Problems(problems);
  }

  private static void check(
      Node.Task task,
      List<Assignee> rules,
      String at,
      Organisation organisation,
      List<Problem> problems) {
    if (!rules.isEmpty() && rules.stream().noneMatch(rule -> mayName(rule, organisation))) {
      problems.add(
          Problem.warning("flow.assignee.nobody-now", at).with("node", task.key().value()));
    }
  }

  private static boolean mayName(Assignee rule, Organisation organisation) {
    return switch (rule) {
      case Assignee.Role(var role, _) -> !organisation.holders(role).isEmpty();
      case Assignee.Head _, Assignee.Levels _ ->
          organisation.departments().stream()
              .anyMatch(department ->
                  department.head() != null
                      && organisation.person(department.head()).filter(Person::active).isPresent());
      case Assignee.Person(var username) ->
          organisation.personNamed(username).filter(Person::active).isPresent();
      case Assignee.Picked(_, var among) ->
          among.isEmpty() || among.stream().anyMatch(each -> mayName(each, organisation));
      case Assignee.Initiator _, Assignee.InField _, Assignee.ActorOf _, Assignee.Named _ -> true;
    };
  }
}
