package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class SearchingRecordsTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired RecordGlances glances;
  @Autowired IdSource ids;

  Shop.Opened shop;
  String name = "";

  @BeforeEach
  void open() {
    shop = shops.open();
    name = "Na " + ids.next(); // other shops share this store, and the actors read them too
  }

  @Test
  void findsRecordsOfSeveralFormsByTheirWords() {
    String customer = shop.customer(name, "13800138000");
    String order = order(customer).id();

    assertThat(found("sun", name.toLowerCase(java.util.Locale.ROOT)))
        .containsExactlyInAnyOrder(customer, order);
    assertThat(found("sun", name + " nobody")).isEmpty();
  }

  @Test
  void findsByNumberAndPutsThatFirst() {
    String customer = shop.customer("ORD-2000 " + name, "13800138000");
    RecordView order = order(shop.customer(name, "13800138001"));

    assertThat(found("sun", order.number())).contains(order.id()).doesNotContain(customer);
  }

  @Test
  void findsOnlyWhatTheActorMayRead() {
    String customer = shop.customer(name, "13800138000");
    String order = order(customer).id();

    assertThat(found("otto", name)).isEmpty();
    assertThat(found("wang", name)).containsExactly(order);
  }

  @Test
  void keepsADraftItsCreatorsSecret() {
    String customer = shop.customer(name, "13800138000");
    var draft =
        new Command.Create(shop.form("order"), shop.order(customer, 200_000), false, shop.act());
    String id = records.handle(shop.actor("mira"), draft).id();

    assertThat(found("mira", name)).contains(id);
    assertThat(found("sun", name)).doesNotContain(id);
  }

  @Test
  void looksIntoNoFieldThatTheActorMayNotRead() {
    RecordView order = order(shop.customer(name, "13800138000"));
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
    var query = RecordQuery.all(shop.form("order"));

    assertThat(found("sun", name)).isEmpty();
    assertThat(records.query(shop.actor("sun"), query.containing(name)).rows()).isEmpty();
    assertThat(records.query(shop.actor("sun"), query.containing(order.number())).rows())
        .hasSize(1);
  }

  @Test
  void takesEveryCharacterLiterallyAndNothingForNothing() {
    shop.customer(name, "13800138000");

    for (String words : List.of(".*", "$ne", "", "   ", "x".repeat(200))) {
      assertThat(found("sun", words)).isEmpty();
    }
    assertThatThrownBy(() -> glances.search(shop.actor("sun"), name, 51))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.query.limit");
  }

  private RecordView order(String customer) {
    return records.handle(
        shop.actor("mira"),
        new Command.Create(
            shop.form("order"), Map.copyOf(shop.order(customer, 200_000)), true, shop.act()));
  }

  private List<String> found(String username, String words) {
    return glances.search(shop.actor(username), words, 20).stream()
        .filter(glance -> glance.form().app().equals(shop.app))
        .map(Glance::id)
        .toList();
  }
}
