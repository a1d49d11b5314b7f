package dev.formwork.flows;

import static dev.formwork.flows.Small.start;
import static dev.formwork.flows.Small.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a flow would find anybody in the organisation as it is now. */
class CheckingPeopleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{role: sales-supervisor}                          | true",
        "{role: finance}                                   | false",
        "{person: li}                                      | true",
        "{person: nobody}                                  | false",
        "{role: finance}, {person: li}                     | true",
        "{departmentHead: record}                          | true",
        "{initiator: true}                                 | true",
        "{field: consultant}                               | true",
        "{pickedBy: previous}                              | true",
        "{pickedBy: previous, among: [{role: finance}]}    | false",
      })
  void warnsOfARuleThatNamesNobody(String assignees, boolean fine) {
    var flow = Small.flow(start("review"), task("review", assignees, "done"));

    var problems = PeopleChecks.check(flow, Dealership.standard().organisation());

    assertThat(problems.isEmpty()).isEqualTo(fine);
    assertThat(problems)
        .allSatisfy(problem -> {
          assertThat(problem.code()).isEqualTo("flow.assignee.nobody-now");
          assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
          assertThat(problem.path()).isEqualTo("/nodes/1/assignees");
        });
  }

  @Test
  void warnsOfPeopleWhoHaveAllLeft() {
    var flow = Small.flow(start("review"), task("review", "{departmentHead: record}", "done"));

    assertThat(PeopleChecks.check(flow, Dealership.empty().organisation())).hasSize(1);
  }
}
