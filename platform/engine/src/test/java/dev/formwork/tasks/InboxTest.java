package dev.formwork.tasks;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.flows.Outcome;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.Glance;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class InboxTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Inbox inbox;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
  }

  @Test
  void showsATaskToItsAssigneeWithSummaryAndOutcomes() {
    RecordView order = shop.submitted(200_000);

    InboxPage page = inbox.mine(shop.actor("sun"), here());

    assertThat(page.count()).isEqualTo(1);
    InboxEntry entry = page.items().getFirst();
    assertThat(entry.record()).isEqualTo(order.id());
    assertThat(entry.number()).isEqualTo(order.number());
    assertThat(entry.title().byLanguage()).containsEntry("zh", "初审");
    assertThat(entry.formTitle().byLanguage()).containsEntry("en", "Order");
    assertThat(entry.initiator()).isEqualTo("p-mira");
    assertThat(entry.revision()).isEqualTo(1);
    assertThat(entry.round()).isEqualTo(1);
    assertThat(entry.isOpen()).isTrue();
    assertThat(entry.outcomes())
        .extracting(Outcome::key)
        .extracting(Object::toString)
        .containsExactly("pass", "fail");
    assertThat(entry.summary())
        .extracting(shown -> shown.field().key().value())
        .containsExactly("customerName", "total");
    assertThat(entry.summary()).extracting(Glance.Shown::value).contains("Li Na");
  }

  @Test
  void goesAlongWithTheFlow() {
    RecordView order = shop.submitted(900_000);
    shop.decide("sun", order, "pass", "fine", Map.of("reviewNote", "ok"));

    assertThat(inbox.mine(shop.actor("sun"), here()).items()).isEmpty();
    assertThat(inbox.mine(shop.actor("wang"), here()).items())
        .singleElement()
        .satisfies(entry -> assertThat(entry.node()).hasToString("final-review"));
    assertThat(inbox.done(shop.actor("sun"), here()).items())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.isOpen()).isFalse();
          assertThat(entry.outcomes()).isEmpty();
          assertThat(entry.closing().by()).isEqualTo("p-sun");
          assertThat(entry.closing().outcome()).isEqualTo("pass");
          assertThat(entry.closing().outcomeTitle().byLanguage()).containsEntry("zh", "通过");
          assertThat(entry.summary()).isNotEmpty();
        });
  }

  @Test
  void givesAReturnedRecordBackToItsInitiator() {
    RecordView order = shop.submitted(200_000);
    shop.decide("sun", order, "fail", "Wrong model", Map.of());

    assertThat(inbox.mine(shop.actor("mira"), here()).items())
        .singleElement()
        .satisfies(entry ->
            assertThat(entry.outcomes())
                .extracting(outcome -> outcome.key().value())
                .containsExactly("resubmit"));
  }

  @Test
  void tellsNobodyButAssigneesAndAdministratorsOfATask() {
    shop.submitted(200_000);
    String task = inbox.mine(shop.actor("sun"), here()).items().getFirst().id();

    assertThat(inbox.find(shop.actor("sun"), task).outcomes()).hasSize(2);
    assertThat(inbox.find(shop.actor("root"), task).outcomes()).isEmpty();
    for (String other : List.of("mira", "wang", "otto", "wei")) {
      assertThatThrownBy(() -> inbox.find(shop.actor(other), task))
          .isInstanceOf(Refusal.NotFound.class)
          .hasMessageContaining("inbox.task.not-found");
    }
    assertThatThrownBy(() -> inbox.find(shop.actor("sun"), "no-such-task"))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void listsTheTasksOfOneFormAndFindsThemByNumberAndSummary() {
    RecordView order = shop.submitted(200_000);
    shop.submitted(300_000);
    var sun = shop.actor("sun");

    assertThat(inbox.mine(sun, here().ofForm(shop.form("order"))).count()).isEqualTo(2);
    assertThat(inbox.mine(sun, here().ofForm(shop.form("customer"))).count()).isZero();
    assertThat(inbox.mine(sun, here().containing(order.number())).items())
        .extracting(InboxEntry::record)
        .containsExactly(order.id());
    assertThat(inbox.mine(sun, here().containing("na LI")).count()).isEqualTo(2);
    assertThat(inbox.mine(sun, here().containing("li nobody")).count()).isZero();
    assertThat(inbox.mine(sun, here().containing(".*")).count()).isZero();
  }

  @Test
  void tellsOfWhichFormsTasksWait() {
    shop.submitted(200_000);
    shop.submitted(300_000);

    assertThat(inbox.forms(shop.actor("sun")))
        .filteredOn(form -> form.form().app().equals(shop.app))
        .singleElement()
        .satisfies(form -> {
          assertThat(form.form()).isEqualTo(shop.form("order"));
          assertThat(form.title().byLanguage()).containsEntry("zh", "订单");
          assertThat(form.open()).isEqualTo(2);
        });
    assertThat(inbox.forms(shop.actor("otto")))
        .noneMatch(form -> form.form().app().equals(shop.app));
  }

  @Test
  void neitherShowsNorFindsASummaryThatTheActorMayNotSee() {
    RecordView order = shop.submitted(200_000);
    shops.republish(
        shop,
        "role",
        "supervisor",
        """
        key: supervisor
        title: Supervisor
        grants:
          - {form: order, actions: [read], scope: department-tree, fields: {customerName: hidden}}
        """);
    var sun = shop.actor("sun");

    assertThat(inbox.mine(sun, here()).items().getFirst().summary())
        .extracting(shown -> shown.field().key().value())
        .containsExactly("total");
    assertThat(inbox.mine(sun, here().containing("Li")).count()).isZero();
    assertThat(inbox.mine(sun, here().containing(order.number())).count()).isEqualTo(1);
  }

  @Test
  void pagesThroughAllTasksOnceInEachOrder() {
    for (int i = 0; i < 5; i++) {
      shop.submitted(200_000);
    }

    var newest = all(here().limitedTo(2));
    var oldest = all(here().limitedTo(2).in(InboxQuery.Order.OLDEST));
    var due = all(here().limitedTo(2).in(InboxQuery.Order.DUE));

    assertThat(newest).hasSize(5).doesNotHaveDuplicates();
    assertThat(oldest).isEqualTo(newest.reversed());
    assertThat(due).hasSize(5).hasSameElementsAs(newest);
    assertThatThrownBy(() -> inbox.mine(shop.actor("sun"), here().continuedAt("nonsense")))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("inbox.query.cursor");
    assertThatThrownBy(() -> inbox.mine(shop.actor("sun"), here().limitedTo(201)))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("inbox.query.limit");
  }

  @Test
  void listsDraftsAndWhatTheActorHasUnderWay() {
    RecordView order = shop.submitted(200_000);
    var mira = shop.actor("mira");
    InboxCounts before = inbox.counts(mira);
    RecordView draft =
        records.handle(
            mira,
            new Command.Create(
                shop.form("order"),
                shop.order(shop.customer("Bo", "13700000001"), 1),
                false,
                shop.act()));

    assertThat(inbox.drafts(mira, 10, null).items())
        .first()
        .extracting(Glance::id)
        .isEqualTo(draft.id());
    assertThat(inbox.startedByMe(mira, 10, null).items())
        .first()
        .satisfies(started -> {
          assertThat(started.id()).isEqualTo(order.id());
          assertThat(started.standsAt())
              .extracting(title -> title.byLanguage().get("en"))
              .containsExactly("First review");
        });
    assertThat(inbox.counts(mira).drafts()).isEqualTo(before.drafts() + 1);
    assertThat(inbox.drafts(shop.actor("otto"), 10, null).items())
        .extracting(Glance::id)
        .doesNotContain(draft.id());
  }

  @Test
  void pagesThroughDraftsOfSeveralForms() {
    var mira = shop.actor("mira");
    var made = new ArrayList<RecordView>();
    for (int i = 0; i < 3; i++) {
      made.add(draft("order", Map.of()));
      made.add(draft("customer", Map.of("name", "Bo " + i)));
    }
    // what was made in the same millisecond goes by its id
    made.sort(
        comparing((RecordView each) -> each.stamps().updatedAt())
            .thenComparing(RecordView::id)
            .reversed());

    var seen = new ArrayList<String>();
    String after = null;
    do {
      var page = inbox.drafts(mira, 2, after);
      page.items().forEach(each -> seen.add(each.id()));
      after = page.next();
    } while (after != null);

    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen.subList(0, 6)).isEqualTo(made.stream().map(RecordView::id).toList());
  }

  @Test
  void forgetsTheTasksOfADeletedRecord() {
    RecordView order = shop.submitted(200_000);
    shop.decide("sun", order, "pass", "", Map.of("reviewNote", "ok"));
    records.handle(shop.actor("sun"), new Command.Delete(order.key(), order.id(), shop.act()));

    assertThat(inbox.done(shop.actor("sun"), here()).items()).isEmpty();
  }

  private RecordView draft(String form, Map<String, Object> data) {
    return records.handle(
        shop.actor("mira"), new Command.Create(shop.form(form), data, false, shop.act()));
  }

  private List<String> all(InboxQuery query) {
    var ids = new ArrayList<String>();
    String after = null;
    do {
      InboxPage page = inbox.mine(shop.actor("sun"), query.continuedAt(after));
      assertThat(page.count()).isEqualTo(5);
      page.items().forEach(entry -> ids.add(entry.id()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  private InboxQuery here() {
    return InboxQuery.ALL.ofApp(shop.app);
  }
}
