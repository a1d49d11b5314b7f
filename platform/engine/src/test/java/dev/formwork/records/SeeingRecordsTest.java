package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.forms.Form;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class SeeingRecordsTest {

  @Autowired Shop shops;
  @Autowired RecordService records;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
  }

  @Test
  void hidesARecordOfTheOtherStoreFromListLinkAndHistory() {
    RecordView order = shop.submitted(200_000);
    var otto = shop.actor("otto");

    assertThat(records.query(otto, RecordQuery.all(shop.form("order"))).rows()).isEmpty();
    assertThatThrownBy(() -> records.get(otto, order.key(), order.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> records.history(otto, order.key(), order.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(records.choose(otto, shop.form("customer"), "Li", 10)).isEmpty();
  }

  @Test
  void answersARecordThatMayNotBeSeenLikeOneThatIsNotThere() {
    RecordView order = shop.submitted(200_000);
    var otto = shop.actor("otto");

    assertThat(codeOf(() -> records.get(otto, order.key(), order.id())))
        .isEqualTo(codeOf(() -> records.get(otto, order.key(), "no-such-record")));
  }

  @Test
  void neverLetsAHiddenFieldLeave() {
    RecordView order = shop.submitted(200_000);

    assertThat(records.get(shop.actor("mira"), order.key(), order.id()).access("margin").canRead())
        .isFalse();
    assertThatThrownBy(() ->
            records.query(
                shop.actor("mira"),
                RecordQuery.all(order.key()).where(Condition.of("margin", Operator.GT, 1L))))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.query.field-forbidden at margin");
    assertThatThrownBy(() ->
            records.query(
                shop.actor("mira"),
                RecordQuery.all(order.key())
                    .sortedBy(List.of(new Form.SortBy(FieldKey.of("margin"), "desc")))))
        .hasMessageContaining("record.query.field-forbidden");
  }

  @Test
  void masksWhatTheRoleMasksInRecordListAndHistory() {
    String id = shop.customer("Li Na", "13800138000");
    var form = shop.form("customer");
    records.handle(
        shop.actor("root"),
        new Command.Edit(form, id, Map.of("idNumber", "310101199001011234"), shop.act()));
    var mira = shop.actor("mira");

    assertThat(records.get(mira, form, id).data()).containsEntry("idNumber", "310•••••••••••1234");
    assertThat(records.query(mira, RecordQuery.all(form)).rows().getFirst().data())
        .containsEntry("idNumber", "310•••••••••••1234");
    assertThat(records.history(mira, form, id).toString()).doesNotContain("199001");
    assertThat(records.get(shop.actor("sun"), form, id).data())
        .containsEntry("idNumber", "310101199001011234");
  }

  @Test
  void leavesADraftToItsCreatorAlone() {
    String customer = shop.customer("Li Na", "13800138000");
    var draft =
        records.handle(
            shop.actor("mira"),
            new Command.Create(
                shop.form("order"), Map.of("customer", customer), false, shop.act()));

    assertThat(draft.state()).isEqualTo(State.DRAFT);
    assertThat(draft.number()).isNull();
    assertThatThrownBy(() -> records.get(shop.actor("sun"), draft.key(), draft.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(records.query(shop.actor("sun"), RecordQuery.all(draft.key())).rows()).isEmpty();
    assertThat(records.query(shop.actor("mira"), RecordQuery.all(draft.key())).rows()).hasSize(1);
  }

  @Test
  void pagesByKeyWithoutLosingOrRepeatingARow() {
    for (int i = 0; i < 25; i++) {
      shop.customer("Name " + (i % 5), "1380013" + (8000 + i));
    }
    var query =
        RecordQuery.all(shop.form("customer"))
            .sortedBy(List.of(new Form.SortBy(FieldKey.of("name"), "asc")))
            .limitedTo(10);
    var seen = new ArrayList<String>();
    String cursor = null;
    do {
      RecordPage page = records.query(shop.actor("mira"), query.continuedAt(cursor));
      page.rows().forEach(row -> seen.add(row.id()));
      assertThat(page.count()).isEqualTo(25);
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void takesEveryCharacterOfASearchLiterally() {
    shop.customer("Li (Na)", "13800138000");
    shop.customer("Wang", "13800138001");
    var sun = shop.actor("sun");
    var all = RecordQuery.all(shop.form("customer"));

    assertThat(records.query(sun, all.containing("li (n")).rows()).hasSize(1);
    assertThat(records.query(sun, all.containing(".*")).rows()).isEmpty();
    assertThat(records.query(sun, all.containing("$ne")).rows()).isEmpty();
  }

  @Test
  void refusesARelationToARecordThatTheActorMayNotRead() {
    String eastern = shop.customer("Li Na", "13800138000");

    assertThatThrownBy(() ->
            records.handle(
                shop.actor("otto"),
                new Command.Create(
                    shop.form("order"), shop.order(eastern, 100_000), true, shop.act())))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.relation.not-found at customer");
  }

  private static String codeOf(Runnable refused) {
    try {
      refused.run();
    } catch (Refusal refusal) {
      return refusal.code();
    }
    throw new AssertionError("Expected a refusal");
  }
}
