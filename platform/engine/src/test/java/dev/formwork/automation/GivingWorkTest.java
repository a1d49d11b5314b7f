package dev.formwork.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineInVirtualTime;
import dev.formwork.HandClock;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.records.State;
import dev.formwork.tasks.Inbox;
import dev.formwork.tasks.InboxEntry;
import dev.formwork.tasks.InboxQuery;
import dev.formwork.timers.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Work that rules give people without a flow on the form. */
@EngineInVirtualTime
class GivingWorkTest {

  private static final String CALL =
      """
      trigger: {kind: created}
      actions:
        - kind: task
          title: {en: Call the owner, zh: 回访车主}
          to: [{field: owner}, {person: wang}]
          deadline: {within: {hours: 24, of: calendar}, rungs: [{tell: [{person: sun}]}]}
          note: required
          fields: [{key: km, type: integer, title: Mileage, required: true}]
          set: {subject: $field.plate}
          then: {mileage: $field.km, note: {formula: "'he said: ' + note"}}
      """;

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Timers timers;
  @Autowired Runs runs;
  @Autowired Inbox inbox;
  @Autowired DryRuns dryRuns;
  @Autowired HandClock clock;

  Garage garage;

  @BeforeEach
  void open() {
    garage = new Garage(shops, records, timers, runs);
  }

  @Test
  void everybodyNamedFindsItAmongHisTasksWithItsDeadline() {
    garage.rule("call", CALL);
    garage.car("A-1", "owner", "p-mira");

    garage.settle();

    for (String person : List.of("mira", "wang")) {
      InboxEntry entry = mine(person).getFirst();
      assertThat(entry.title().in(java.util.Locale.ENGLISH)).isEqualTo("Call the owner");
      assertThat(entry.due()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
      assertThat(entry.outcomes()).extracting(each -> each.key().value()).containsExactly("done");
    }
    assertThat(mine("sun")).isEmpty();
  }

  @Test
  void whatIsFilledInIsWrittenBackWhenItIsDone() {
    garage.rule("call", CALL);
    RecordView car = garage.car("A-1", "owner", "p-mira", "mileage", 10);
    garage.settle();
    RecordView work = garage.only("call-task");
    assertThat(work.data()).containsEntry("about", car.id()).containsEntry("subject", "A-1");

    assertThatThrownBy(() -> done(work, "mira", Map.of("note", "all is well")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("km");
    done(work, "mira", Map.of("note", "all is well", "km", 4200));
    garage.settle();

    assertThat(garage.view(car).data())
        .containsEntry("mileage", 4200L)
        .containsEntry("note", "he said: all is well");
    assertThat(garage.view(work).state()).isEqualTo(State.COMPLETED);
    assertThat(mine("wang")).isEmpty();
  }

  @Test
  void twoTasksOfOneRuleWaitSideBySide() {
    garage.rule(
        "service",
        """
        trigger: {kind: created}
        actions:
          - {kind: task, key: care-call, title: Care, to: [{field: owner}]}
          - {kind: task, key: booking, title: Book, to: [{person: wang}], fields: [{key: on, type: date, title: On}]}
        """);
    garage.car("A-1", "owner", "p-mira");

    garage.settle();

    assertThat(mine("mira"))
        .extracting(each -> each.form().key().value())
        .containsExactly("care-call");
    assertThat(mine("wang"))
        .extracting(each -> each.form().key().value())
        .containsExactly("booking");
  }

  @Test
  void aRunShowsThatNobodyCouldBeGivenIt() {
    QualifiedKey rule = garage.rule("call", CALL.replace(", {person: wang}", ""));
    garage.car("A-1");

    garage.settle();

    assertThat(garage.runs(rule)).extracting(Run::cause).containsExactly("rule.task.nobody");
  }

  @Test
  void itLastsUntilItIsCalledOffWithWhatItIsAbout() {
    garage.rule("call", CALL);
    garage.rule(
        "sold",
        """
        trigger: {kind: changed, fields: [grade]}
        actions: [{kind: stop-flow, records: {form: call-task, link: about}, words: {en: Sold, zh: 已售}}]
        """);
    RecordView car = garage.car("A-1", "owner", "p-mira");
    garage.settle();

    garage.edit(car, "grade", "sold");
    garage.settle();

    assertThat(mine("mira")).isEmpty();
  }

  @Test
  void aDryRunNamesThePeople() {
    QualifiedKey rule = garage.rule("call", "off: true\n" + CALL);
    garage.car("A-1", "owner", "p-mira");

    var hit = dryRuns.of(garage.shop.actor("root"), rule, 1, null).hits().getFirst();

    assertThat(hit.deeds().getFirst().would())
        .containsEntry("persons", List.of("p-mira", "p-wang"));
  }

  private List<InboxEntry> mine(String person) {
    return inbox.mine(garage.shop.actor(person), InboxQuery.ALL.ofApp(garage.shop.app)).items();
  }

  private void done(RecordView work, String person, Map<String, Object> data) {
    RecordView seen = records.get(garage.shop.actor(person), work.key(), work.id());
    records.handle(
        garage.shop.actor(person),
        new Command.Decide(
            work.key(),
            work.id(),
            seen.tasks().getFirst().id(),
            dev.formwork.kernel.DefinitionKey.of("done"),
            "",
            data,
            garage.shop.act()));
  }
}
