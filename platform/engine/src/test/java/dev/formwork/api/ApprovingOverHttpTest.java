package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.records.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A script does with curl what people do at screens. */
@EngineTest
class ApprovingOverHttpTest {

  @Autowired Shop shops;
  @LocalServerPort int port;

  Shop.Opened shop;
  String orders;
  String customer;
  ApiClient mira;
  ApiClient sun;
  ApiClient wang;

  @BeforeEach
  void open() {
    shop = shops.open();
    orders = "/api/v1/apps/" + shop.app + "/forms/order/records";
    customer = shop.customer("Li Na", "13800138000");
    mira = ApiClient.of(port, "mira", "demo");
    sun = ApiClient.of(port, "sun", "demo");
    wang = ApiClient.of(port, "wang", "demo");
  }

  @Test
  void goesFromOrderOverRejectionAndCorrectionToApproval() {
    var created = mira.post(orders, order("900000.10"));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.response().headers().firstValue("Location"))
        .hasValue(orders + "/" + created.body().get("id").asString());
    assertThat(created.body().at("/data/total").decimalValue()).isEqualByComparingTo("900000.10");

    decide(sun, "fail", "{\"opinion\":\"Wrong price\"}");
    decide(mira, "resubmit", "{\"data\":{\"lines\":[{\"model\":\"E7\",\"price\":800000}]}}");
    decide(sun, "pass", "{\"data\":{\"reviewNote\":\"ok\"}}");
    assertThat(decide(wang, "agree", "{}").body().get("state").asString()).isEqualTo("completed");

    String id = created.body().get("id").asString();
    var history = mira.get(orders + "/" + id + "/history");
    assertThat(history.text()).contains("Wrong price").contains("created");
    var flow = mira.get(orders + "/" + id + "/flow");
    assertThat(flow.body().get("status").asString()).isEqualTo("completed");
    assertThat(flow.body().get("round").asInt()).isEqualTo(2);
    assertThat(mira.get(orders).body().get("count").asInt()).isEqualTo(1);
  }

  @Test
  void isOneOrderForARepeatedIdempotencyKey() {
    var first = mira.post(orders, order("100000"), "Idempotency-Key", "a-1");
    var second = mira.post(orders, order("100000"), "Idempotency-Key", "a-1");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body().get("id")).isEqualTo(first.body().get("id"));
    assertThat(mira.get(orders).body().get("count").asInt()).isEqualTo(1);
  }

  @Test
  void hidesTheOrderFromTheOtherStore() {
    String id = mira.post(orders, order("100000")).body().get("id").asString();
    var otto = ApiClient.of(port, "otto", "demo");

    assertThat(otto.get(orders).body().get("count").asInt()).isZero();
    assertThat(otto.get(orders + "/" + id).status()).isEqualTo(404);
    assertThat(otto.get(orders + "/" + id).text())
        .isEqualTo(otto.get(orders + "/" + "0".repeat(26)).text().replace("0".repeat(26), id));
    assertThat(otto.get(orders + "/" + id + "/history").status()).isEqualTo(404);
    assertThat(otto.get(orders + "/" + id + "/flow").status()).isEqualTo(404);
    assertThat(otto.patch(orders + "/" + id, "{\"data\":{}}").status()).isEqualTo(404);
    assertThat(otto.delete(orders + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void refusesBadInputWithACodeAndAPath() {
    assertThat(mira.post(orders, "{\"data\":{\"x\":1},\"submit\":true}").status()).isEqualTo(400);
    assertThat(mira.post(orders, "{\"data\":{\"x\":1},\"submit\":true}").code())
        .isEqualTo("record.field.unknown");
    assertThat(mira.post(orders, "{\"data\":").code()).isEqualTo("api.json.malformed");
    assertThat(mira.post(orders, "{\"data\":{},\"owner\":\"root\"}").code())
        .isEqualTo("api.json.malformed");
    assertThat(mira.post(orders, "{\"data\":{\"payment\":\"cash\",\"payment\":\"loan\"}}").code())
        .isEqualTo("api.json.malformed");
    assertThat(mira.post(orders, "[".repeat(5000)).code()).isEqualTo("api.json.malformed");
    assertThat(mira.post(orders, "{\"data\":{\"lines\":" + "1".repeat(2000) + "}}").status())
        .isEqualTo(400);
    var incomplete = mira.post(orders, "{\"data\":{},\"submit\":true}");
    assertThat(incomplete.status()).isEqualTo(422);
    assertThat(incomplete.body().get("problems").size()).isGreaterThan(1);
    assertThat(mira.get(orders + "?filter=%7B%22%24where%22%3A%221%22%7D").status()).isIn(400, 422);
    assertThat(mira.get(orders + "?sort=margin").code()).isEqualTo("record.query.field-forbidden");
    assertThat(mira.get(orders + "?limit=100000").status()).isEqualTo(422);
    assertThat(mira.get(orders + "?after=nonsense").code()).isEqualTo("record.query.cursor");
  }

  @Test
  void tellsBothValuesWhenARevisionIsStale() {
    String path = "/api/v1/apps/" + shop.app + "/forms/customer/records/" + customer;
    mira.patch(path, "{\"data\":{\"name\":\"Theirs\"}}", "If-Match", "\"1\"");

    var conflict = mira.patch(path, "{\"data\":{\"name\":\"Mine\"}}", "If-Match", "\"1\"");

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.code()).isEqualTo("record.field.conflict");
    assertThat(conflict.text()).contains("Theirs").contains("Mine");
  }

  @Test
  void asksForASignInOnEveryWayToAPath() {
    var nobody = ApiClient.anonymous(port);
    for (String path :
        new String[] {
          orders,
          orders + "/",
          orders + "?x=/login",
          "/api/v1/openapi.json",
          "/api/docs",
          "/api/v1/tasks",
          "/actuator/prometheus",
          "/actuator/env",
          "/actuator/health/../env",
          "/API/v1/tasks",
          "//api/v1/tasks",
          "/api;x=1/v1/tasks",
          "/api/v1/%74asks",
          "/api/%2e%2e/api/v1/tasks"
        }) {
      assertThat(nobody.get(path).status()).as(path).isNotEqualTo(200);
    }
    assertThat(nobody.get("/api/v1/tasks").status()).isEqualTo(401);
    assertThat(nobody.get("/api/v1/tasks").code()).isEqualTo("identity.sign-in.required");
    assertThat(nobody.get("/actuator/health").status()).isEqualTo(200);
    assertThat(mira.get("/actuator/prometheus").status()).isEqualTo(403);
    assertThat(ApiClient.of(port, "mira", "wrong").get("/api/v1/tasks").status()).isEqualTo(401);
    assertThat(nobody.get("/api/v1/tasks").response().headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void describesItselfAsOpenApi() {
    var openApi = mira.get("/api/v1/openapi.json");

    assertThat(openApi.status()).isEqualTo(200);
    assertThat(openApi.body().get("paths").has("/api/v1/tasks/{id}/{act}")).isTrue();
  }

  @Test
  void keepsAFileAndGivesItOnlyToWhoSeesTheRecord() {
    byte[] content = "%PDF-1.4 hello".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var uploaded = mira.upload("/api/v1/files", "原始订单.pdf", content);

    assertThat(uploaded.status()).isEqualTo(201);
    assertThat(uploaded.body().get("type").asString()).isEqualTo("application/pdf");
    assertThat(mira.upload("/api/v1/files", "page.html", content).code())
        .isEqualTo("files.kind.not-allowed");
    assertThat(mira.upload("/api/v1/files", "big.pdf", new byte[26 * 1024 * 1024]).status())
        .isEqualTo(413);
  }

  private ApiClient.Answer decide(ApiClient who, String outcome, String json) {
    var tasks = who.get("/api/v1/tasks?state=open&app=" + shop.app).body().get("items");
    assertThat(tasks.size()).isEqualTo(1);
    assertThat(tasks.get(0).get("outcomes").toString()).contains(outcome);
    String task = tasks.get(0).get("id").asString();
    var decided = who.post("/api/v1/tasks/" + task + "/" + outcome, json);
    assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    return decided;
  }

  private String order(String price) {
    return """
    {"data":{"customer":"%s","lines":[{"model":"E5","price":%s}]},"submit":true}\
    """
        .formatted(customer, price);
  }
}
