package dev.formwork.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.records.State;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class AgreeingInBulkTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Inbox inbox;
  @Autowired BulkAgreement bulk;
  @Autowired IdSource ids;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
  }

  @Test
  void decidesEachTaskAndSaysWhatCameOfIt() {
    RecordView first = waitingForTheManager();
    RecordView second = waitingForTheManager();

    var results = agree("wang", tasks("wang"));

    assertThat(results).allMatch(BulkAgreement.Result::isDone);
    assertThat(results)
        .extracting(BulkAgreement.Result::number)
        .containsExactlyInAnyOrder(first.number(), second.number());
    assertThat(tasks("wang")).isEmpty();
    assertThat(records.get(shop.actor("mira"), first.key(), first.id()).state())
        .isEqualTo(State.COMPLETED);
  }

  @Test
  void saysOfEachTaskWhyItsNodeRefuses() {
    shop.submitted(200_000);
    shop.submitted(300_000);

    var results = agree("sun", tasks("sun"));

    assertThat(results)
        .hasSize(2)
        .allSatisfy(result ->
            assertThat(result.problems().list().getFirst().path()).isEqualTo("reviewNote"));
    assertThat(tasks("sun")).hasSize(2);
  }

  @Test
  void holdsNoTaskBackForOneThatIsNotTheActors() {
    waitingForTheManager();
    waitingForTheManager();
    var mixed = List.of(tasks("wang").getFirst(), "no-such-task");

    var stranger = agree("wei", mixed);
    var manager = agree("wang", mixed);

    assertThat(stranger)
        .extracting(result -> result.problems().list().getFirst().code())
        .containsOnly("inbox.task.not-found");
    assertThat(manager).extracting(BulkAgreement.Result::isDone).containsExactly(true, false);
  }

  @Test
  void answersARepeatedCallAlike() {
    RecordView order = waitingForTheManager();
    var tasks = tasks("wang");
    Command.Act act = shop.act();

    var first = bulk.agree(shop.actor("wang"), tasks, "", act);
    var second = bulk.agree(shop.actor("wang"), tasks, "", act);

    assertThat(second).isEqualTo(first);
    assertThat(records.history(shop.actor("mira"), order.key(), order.id()))
        .filteredOn(entry -> entry.by().equals("p-wang"))
        .hasSize(1);
  }

  @Test
  void refusesATaskThatOffersNoAgreement() {
    RecordView order = shop.submitted(200_000);
    shop.decide("sun", order, "fail", "Wrong model", Map.of());

    assertThat(agree("mira", tasks("mira")))
        .singleElement()
        .satisfies(result ->
            assertThat(result.problems().list().getFirst().code())
                .isEqualTo("inbox.bulk.no-agreement"));
  }

  @Test
  void refusesMoreThanALimitAtOnce() {
    var tooMany = Collections.nCopies(BulkAgreement.MAX + 1, "task");

    assertThatThrownBy(() -> agree("wang", tooMany))
        .isInstanceOf(Refusal.TooMuch.class)
        .hasMessageContaining("inbox.bulk.too-many");
  }

  private RecordView waitingForTheManager() {
    RecordView order = shop.submitted(900_000);
    return shop.decide("sun", order, "pass", "", Map.of("reviewNote", "ok"));
  }

  private List<String> tasks(String username) {
    return inbox.mine(shop.actor(username), InboxQuery.ALL.ofApp(shop.app)).items().stream()
        .map(InboxEntry::id)
        .toList();
  }

  private List<BulkAgreement.Result> agree(String username, List<String> tasks) {
    return bulk.agree(
        shop.actor(username), tasks, "", Command.Act.of(ids.next(), Command.Origin.API));
  }
}
