package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import dev.formwork.tasks.Inbox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What demo mode shows: a year of orders that came about as real ones do. */
@OnTheDemo
class PlayingSamplesTest {

  private static final QualifiedKey ORDERS = QualifiedKey.of("order", "vehicle-order");

  private final RecordService records;
  private final People people;
  private final Inbox inbox;

  @Autowired
  PlayingSamplesTest(RecordService records, People people, Inbox inbox) {
    this.records = records;
    this.people = people;
    this.inbox = inbox;
  }

  @Test
  void bringsAYearOfOrdersOfWhichMostAreApprovedAndSomeWait() {
    var all = RecordQuery.all(ORDERS);

    assertThat(records.query(actor("admin"), all).count()).isGreaterThanOrEqualTo(300);
    assertThat(records.query(actor("admin"), all.where(state("completed"))).count())
        .isGreaterThan(250);
    assertThat(records.query(actor("admin"), all.where(state("running"))).count())
        .isGreaterThan(10);
    assertThat(inbox.counts(actor("supervisor")).mine()).isGreaterThan(2);
    assertThat(inbox.counts(actor("manager")).mine()).isGreaterThan(2);
  }

  @Test
  void showsEachConsultantOnlyWhatHisStoreMaySee() {
    var all = RecordQuery.all(ORDERS);
    long east = records.query(actor("consultant"), all).count();
    long west = records.query(actor("consultant2"), all).count();

    assertThat(east).isPositive();
    assertThat(west).isPositive();
    assertThat(records.query(actor("consultant2"), all).rows())
        .noneMatch(row -> "store-east".equals(row.system().get("store")));
  }

  private Actor actor(String username) {
    return people.actor(username).orElseThrow();
  }

  private static Condition state(String word) {
    return Condition.of("state", Operator.EQ, word);
  }
}
