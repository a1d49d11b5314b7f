package dev.formwork.flows;

import static dev.formwork.flows.Dealership.CHEN;
import static dev.formwork.flows.Dealership.LI;
import static dev.formwork.flows.Dealership.MIRA;
import static dev.formwork.flows.Dealership.SUN;
import static dev.formwork.flows.Dealership.WANG;
import static dev.formwork.flows.Dealership.ZHAO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FindingAssigneesTest {

  @Test
  void takesAllHoldersInTheRecordsDepartment() {
    assertThat(assigned("{role: sales-supervisor}").assignees()).containsExactly(LI, CHEN);
  }

  @Test
  void goesUpToTheNearestDepartmentThatHasAHolder() {
    var task = assigned("{role: sales-manager, in: department}");

    assertThat(task.assignees()).containsExactly(WANG);
    assertThat(task.why().getFirst().args()).containsEntry("department", "group");
  }

  @Test
  void doesNotLookIntoOtherBranches() {
    var task = offer("{role: sales-supervisor}").inDepartment("south").submit().task();

    assertThat(task.assignees()).containsExactly(ZHAO);
    assertThat(task.why())
        .extracting(Reason::code)
        .containsExactly("flow.assignee.nobody-role", "flow.assignee.admin");
  }

  @Test
  void takesAllHoldersOfTheRecordsStore() {
    assertThat(assigned("{role: sales-consultant, in: store}").assignees()).containsExactly(MIRA);
  }

  @Test
  void goesAboveTheStoreWhenItHasNoHolder() {
    assertThat(assigned("{role: sales-manager, in: store}").assignees()).containsExactly(WANG);
  }

  @Test
  void takesHoldersEverywhere() {
    assertThat(assigned("{role: sales-consultant, in: all}").assignees())
        .containsExactly(MIRA, SUN);
  }

  @Test
  void takesWhoLeadsTheRecordsDepartment() {
    var task = assigned("{departmentHead: record}");

    assertThat(task.assignees()).containsExactly(LI);
    assertThat(task.why())
        .containsExactly(Reason.of("flow.assignee.head").with("department", "north-sales"));
  }

  @Test
  void takesWhoLeadsTheInitiatorsDepartment() {
    var task = offer("{departmentHead: initiator}").inDepartment("south").submit().task();

    assertThat(task.assignees()).containsExactly(LI);
  }

  @Test
  void goesUpToTheNextDepartmentThatIsLed() {
    assertThat(assigned("{departmentHead: record, levelsUp: 1}").assignees()).containsExactly(WANG);
  }

  @Test
  void findsNobodyAboveTheTop() {
    var task = assigned("{departmentHead: record, levelsUp: 3}");

    assertThat(task.assignees()).containsExactly(ZHAO);
    assertThat(task.why().getFirst().code()).isEqualTo("flow.assignee.nobody-head");
  }

  @Test
  void takesWhomAFieldNames() {
    var task = offer("{field: consultant}").with("consultant", SUN).submit().task();

    assertThat(task.assignees()).containsExactly(SUN);
  }

  @Test
  void findsNobodyInAnEmptyField() {
    assertThat(assigned("{field: consultant}").why().getFirst().code())
        .isEqualTo("flow.assignee.nobody-field");
  }

  @Test
  void takesOnePersonByUsername() {
    assertThat(assigned("{person: chen}").assignees()).containsExactly(CHEN);
  }

  @Test
  void findsNobodyUnderAnUnknownUsername() {
    assertThat(assigned("{person: nobody}").why().getFirst().code())
        .isEqualTo("flow.assignee.nobody-person");
  }

  @Test
  void namesEverybodyOnceWhomeverTheRulesName() {
    var task = assigned("{role: sales-supervisor}, {departmentHead: record}, {initiator: true}");

    assertThat(task.assignees()).containsExactly(LI, CHEN, MIRA);
    assertThat(task.why()).hasSize(3);
  }

  @Test
  void passesOverWhoHasLeft() {
    var people = Dealership.standard().leaver(LI, "north-sales", "sales-supervisor");

    assertThat(offer("{role: sales-supervisor}").among(people).submit().task().assignees())
        .containsExactly(CHEN);
    assertThat(offer("{departmentHead: record}").among(people).submit().task().assignees())
        .containsExactly(WANG);
  }

  @Test
  void findsNobodyWhereTheRecordBelongsNowhere() {
    var play = offer("{role: sales-supervisor}").inDepartment("");

    assertThat(play.submit().task().assignees()).isEqualTo(List.of(ZHAO));
  }

  @Test
  void saysWhyInWordsOfPeople() {
    Reason why = assigned("{role: sales-supervisor}").why().getFirst();

    assertThat(why.text(Locale.ENGLISH, FindingAssigneesTest::title))
        .isEqualTo("Holds the role Sales supervisor in north-sales.");
    assertThat(why.text(Locale.SIMPLIFIED_CHINESE, FindingAssigneesTest::title))
        .isEqualTo("在north-sales担任角色：销售主管。");
  }

  private static LocalizedText title(String argument, String key) {
    return argument.equals("role")
        ? LocalizedText.of("Sales supervisor", "销售主管")
        : LocalizedText.EMPTY;
  }

  private static FlowTask assigned(String assignees) {
    return offer(assignees).submit().task();
  }

  private static Play offer(String assignees) {
    return Play.of(
        FlowFixtures.flowOf(
            "{key: start, kind: start, next: review}",
            "{key: review, kind: task, mode: approve, title: Review, assignees: [%s],"
                    .formatted(assignees)
                + " outcomes: [{key: agree, kind: agree, title: Agree, next: done}]}",
            "{key: done, kind: end, state: completed}"));
  }
}
