package dev.formwork.api;

import static dev.formwork.records.ShopFlows.approval;
import static dev.formwork.records.ShopFlows.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.records.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody stands in for the records of one form only. */
@EngineTest
class StandingInOverHttpTest {

  private static final String DELEGATIONS = "/api/v1/delegations";

  @Autowired Shop shops;
  @LocalServerPort int port;

  Shop.Opened shop;
  ApiClient sun;
  ApiClient wang;

  @BeforeEach
  void open() {
    shop = shops.open();
    sun = ApiClient.of(port, "sun", "demo");
    wang = ApiClient.of(port, "wang", "demo");
    shops.republish(
        shop, "flow", "approval", approval("review", task("review", "{person: sun}", "", "done")));
  }

  @Test
  void standsInForOneForm() {
    var begun = sun.post(DELEGATIONS, toWang("order"));
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    assertThat(begun.body().get("form").asString()).isEqualTo(shop.app + "/order");

    shop.submitted(20_000);

    assertThat(tasks(wang)).isEqualTo(1);
    assertThat(tasks(sun)).isZero();
  }

  @Test
  void doesNotStandInForOtherForms() {
    assertThat(sun.post(DELEGATIONS, toWang("customer")).status()).isEqualTo(201);

    shop.submitted(20_000);

    assertThat(tasks(wang)).isZero();
    assertThat(tasks(sun)).isEqualTo(1);
  }

  @Test
  void refusesARingAboutTheSameForm() {
    assertThat(sun.post(DELEGATIONS, toWang("order")).status()).isEqualTo(201);
    String back = "{\"to\":\"p-sun\",\"form\":\"%s/%s\"}";

    assertThat(wang.post(DELEGATIONS, back.formatted(shop.app, "order")).code())
        .isEqualTo("identity.delegation.ring");
    assertThat(wang.post(DELEGATIONS, back.formatted(shop.app, "customer")).status())
        .isEqualTo(201);
    assertThat(wang.post(DELEGATIONS, "{\"to\":\"p-sun\",\"form\":\"no form\"}").code())
        .isEqualTo("api.parameter.bad");
  }

  private String toWang(String form) {
    return "{\"to\":\"p-wang\",\"form\":\"%s/%s\"}".formatted(shop.app, form);
  }

  private int tasks(ApiClient who) {
    return who.get("/api/v1/tasks?state=open&app=" + shop.app).body().get("items").size();
  }
}
