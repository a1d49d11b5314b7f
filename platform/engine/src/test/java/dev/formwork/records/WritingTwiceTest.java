package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promises P2 and P11: a repeated request is one change, and nobody overwrites anybody unseen. */
@EngineTest
class WritingTwiceTest {

  @Autowired Shop shops;
  @Autowired RecordService records;

  Shop.Opened shop;
  Actor mira;

  @BeforeEach
  void open() {
    shop = shops.open();
    mira = shop.actor("mira");
  }

  @Test
  void createsOneRecordForARepeatedRequest() {
    var create =
        new Command.Create(
            shop.form("customer"),
            Map.of("name", "Li Na", "phone", "13800138000"),
            true,
            shop.act());

    RecordView first = records.handle(mira, create);
    RecordView second = records.handle(mira, create);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.revision()).isEqualTo(1);
    assertThat(records.query(mira, RecordQuery.all(shop.form("customer"))).count()).isEqualTo(1);
  }

  @Test
  void refusesAnActionIdThatWasUsedForSomethingElse() {
    var act = shop.act();
    var form = shop.form("customer");
    records.handle(
        mira, new Command.Create(form, Map.of("name", "A", "phone", "13800138001"), true, act));

    assertThatThrownBy(() ->
            records.handle(
                mira,
                new Command.Create(form, Map.of("name", "B", "phone", "13800138002"), true, act)))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessageContaining("record.action.reused");
  }

  @Test
  void isTheSameAfterAThousandRepeatedAndReorderedRequestsAsAfterOneOfEach() {
    String id = shop.customer("Li Na", "13800138000");
    var form = shop.form("customer");
    var edits = new ArrayList<Command>();
    for (int i = 0; i < 20; i++) {
      edits.add(
          new Command.Edit(
              form,
              id,
              Map.of(
                  i % 2 == 0 ? "name" : "idNumber",
                  i % 2 == 0 ? "Name " + i : "P123456" + (10 + i)),
              shop.act()));
    }
    Actor root = shop.actor("root");
    edits.forEach(edit -> records.handle(root, edit));
    RecordView once = records.get(root, form, id);

    var random = new java.util.Random(20260214);
    for (int i = 0; i < 1_000; i++) {
      records.handle(root, edits.get(random.nextInt(edits.size())));
    }

    RecordView many = records.get(root, form, id);
    assertThat(many.revision()).isEqualTo(once.revision()).isEqualTo(21);
    assertThat(many.data()).isEqualTo(once.data());
    assertThat(records.history(root, form, id)).hasSize(21);
  }

  @Test
  void keepsBothEditsThatTouchDifferentFields() {
    String id = shop.customer("Li Na", "13800138000");
    var form = shop.form("customer");
    var root = shop.actor("root");

    records.handle(mira, new Command.Edit(form, id, Map.of("name", "Li Na 2"), shop.act()));
    RecordView both =
        records.handle(
            root,
            new Command.Edit(form, id, Map.of("idNumber", "P1234567"), shop.act().seenAt(1L)));

    assertThat(both.data()).containsEntry("name", "Li Na 2").containsEntry("idNumber", "P1234567");
  }

  @Test
  void tellsBothValuesWhereTwoEditsTouchTheSameField() {
    String id = shop.customer("Li Na", "13800138000");
    var form = shop.form("customer");
    records.handle(mira, new Command.Edit(form, id, Map.of("name", "Theirs"), shop.act()));

    assertThatThrownBy(() ->
            records.handle(
                mira, new Command.Edit(form, id, Map.of("name", "Mine"), shop.act().seenAt(1L))))
        .isInstanceOfSatisfying(
            Refusal.Conflict.class,
            conflict ->
                assertThat(conflict.problems().list().getFirst().args())
                    .containsEntry("mine", "Mine")
                    .containsEntry("theirs", "Theirs"));
  }

  @Test
  void losesNoneOfTheEditsThatManyPeopleMakeAtOnce() throws Exception {
    String id = shop.customer("Li Na", "13800138000");
    var form = shop.form("customer");
    var edits = new ArrayList<Callable<RecordView>>();
    for (int i = 0; i < 40; i++) {
      String name = "Name " + i;
      edits.add(
          () -> records.handle(mira, new Command.Edit(form, id, Map.of("name", name), shop.act())));
    }

    try (var pool = Executors.newFixedThreadPool(4)) {
      for (Future<RecordView> done : pool.invokeAll(edits)) {
        done.get();
      }
    }

    assertThat(records.get(mira, form, id).revision()).isEqualTo(41);
    List<HistoryEntry> history = records.history(mira, form, id);
    assertThat(history).hasSize(41);
    assertThat(history).extracting(HistoryEntry::revision).doesNotHaveDuplicates();
  }

  @Test
  void refusesAValueThatAnotherSubmittedRecordHas() {
    shop.customer("Li Na", "13800138000");

    assertThatThrownBy(() -> shop.customer("Li Nan", "13800138000"))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.field.not-unique at phone");
  }
}
