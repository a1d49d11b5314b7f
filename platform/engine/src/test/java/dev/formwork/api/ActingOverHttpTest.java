package dev.formwork.api;

import static dev.formwork.records.ShopFlows.approval;
import static dev.formwork.records.ShopFlows.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.records.Shop;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Everything that can be done with a task, by a script with curl. */
@EngineTest
class ActingOverHttpTest {

  private static final String SUN = "{person: sun}";

  @Autowired Shop shops;
  @LocalServerPort int port;

  Shop.Opened shop;
  String orders;
  ApiClient mira;
  ApiClient sun;
  ApiClient wang;

  @BeforeEach
  void open() {
    shop = shops.open();
    orders = "/api/v1/apps/" + shop.app + "/forms/order/records";
    mira = ApiClient.of(port, "mira", "demo");
    sun = ApiClient.of(port, "sun", "demo");
    wang = ApiClient.of(port, "wang", "demo");
  }

  @Test
  void goesThroughBranchesThatComeTogether() {
    flow(
        "both",
        "{key: both, kind: fork, branches: [{next: one}, {next: two}]}",
        task("one", SUN, "", "together"),
        task("two", "{person: wang}", "", "together"),
        "{key: together, kind: join, fork: both, next: done}");
    String id = submit();
    assertThat(standing("one")).containsExactly(id);
    assertThat(standing("two")).containsExactly(id);

    act(sun, "agree", "{}");
    assertThat(standing("one")).isEmpty();
    assertThat(standing("two")).containsExactly(id);
    assertThat(mira.get(orders + "/" + id + "/flow").body().get("next").isEmpty()).isTrue();
    assertThat(state(id)).isEqualTo("running");
    act(wang, "agree", "{}");

    assertThat(state(id)).isEqualTo("completed");
    assertThat(mira.get(orders + "/" + id + "/flow").text()).contains("together");
  }

  /** The orders that a filter by this node finds. */
  private List<String> standing(String node) {
    String filter =
        URLEncoder.encode(
            "{\"field\":\"node\",\"op\":\"includes\",\"value\":\"" + node + "\"}",
            StandardCharsets.UTF_8);
    var found = new ArrayList<String>();
    mira.get(orders + "?filter=" + filter)
        .body()
        .get("items")
        .forEach(item -> found.add(item.get("id").asString()));
    return found;
  }

  @Test
  void asksTwoPeopleAndKeepsWhatBothSaid() {
    flow("review", task("review", SUN + ", {person: wang}", "several: {mode: all},", "done"));
    String id = submit();

    act(sun, "agree", "{\"opinion\":\"Fine\"}");
    assertThat(sun.get("/api/v1/tasks?state=done&app=" + shop.app).text()).contains("review");
    act(wang, "refuse", "{\"opinion\":\"Too dear\"}");

    assertThat(state(id)).isEqualTo("rejected");
    assertThat(mira.get(orders + "/" + id + "/flow").body().at("/steps/1/votes").size())
        .isEqualTo(2);
  }

  @Test
  void transfersAddsSignersAndHolds() {
    flow("review", task("review", SUN, "fields: {reviewNote: edit},", "done"));
    String id = submit();

    act(sun, "hold", "{\"opinion\":\"Customer away\",\"data\":{\"reviewNote\":\"half\"}}");
    assertThat(mira.get(orders + "/" + id).body().at("/data/reviewNote").asString())
        .isEqualTo("half");
    assertThat(details(sun).at("/options/hold/words").asString()).isEqualTo("Customer away");
    act(sun, "add-signer", "{\"persons\":[\"p-otto\"],\"place\":\"before\"}");
    assertThat(tasks(sun).size()).isZero();
    act(ApiClient.of(port, "otto", "demo"), "agree", "{}");
    act(sun, "transfer", "{\"to\":\"p-wang\",\"opinion\":\"Yours\"}");
    assertThat(tasks(sun).size()).isZero();
    act(wang, "agree", "{}");

    assertThat(state(id)).isEqualTo("completed");
    assertThat(mira.get(orders + "/" + id + "/history").text())
        .contains("transfer", "add-signer", "hold", "p-wang");
  }

  @Test
  void offersATaskToAPoolUntilSomebodyClaimsIt() {
    flow("review", task("review", SUN + ", {person: wang}", "give: pool,", "done"));
    submit();
    assertThat(tasks(sun).size()).isZero();
    assertThat(sun.get("/api/v1/tasks?state=overdue&app=" + shop.app).body().get("count").asInt())
        .isZero();
    JsonNode offered = sun.get("/api/v1/tasks?state=pool&app=" + shop.app).body().get("items");
    String task = offered.get(0).get("id").asString();
    assertThat(offered.get(0).get("outcomes").size()).isZero();

    assertThat(sun.post("/api/v1/tasks/" + task + "/agree", "{}").code())
        .isEqualTo("flow.task.unclaimed");
    assertThat(sun.post("/api/v1/tasks/" + task + "/claim", "{}").status()).isEqualTo(200);
    assertThat(wang.get("/api/v1/tasks?state=pool&app=" + shop.app).body().get("count").asInt())
        .isZero();
    assertThat(wang.post("/api/v1/tasks/" + task + "/claim", "{}").status()).isEqualTo(403);
    act(sun, "unclaim", "{}");
    assertThat(wang.post("/api/v1/tasks/" + task + "/claim", "{}").status()).isEqualTo(200);
    act(wang, "agree", "{}");
  }

  @Test
  void takesADecisionBackAndWithdrawsTheRecord() {
    flow("one", task("one", SUN, "", "two"), task("two", "{person: wang}", "", "done"));
    String id = submit();
    String decided = tasks(sun).get(0).get("id").asString();
    assertThat(mira.get(orders + "/" + id + "/flow").body().at("/next/0/assignees/0").asString())
        .isEqualTo("p-wang");
    act(sun, "agree", "{}");
    assertThat(sun.get(orders + "/" + id + "/flow").body().get("retractable").asString())
        .isEqualTo(decided);

    assertThat(sun.post("/api/v1/tasks/" + decided + "/retract", "{}").status()).isEqualTo(200);
    assertThat(tasks(sun).size()).isEqualTo(1);
    assertThat(tasks(wang).size()).isZero();
    assertThat(sun.post(orders + "/" + id + "/flow/withdraw", "{}").code())
        .isEqualTo("flow.withdraw.not-yours");
    assertThat(mira.post(orders + "/" + id + "/flow/withdraw", "{\"words\":\"Oops\"}").status())
        .isEqualTo(200);
    assertThat(tasks(sun).size()).isZero();
    act(mira, "resubmit", "{}");
    assertThat(tasks(sun).size()).isEqualTo(1);
  }

  @Test
  void asksWhoReturnsItWhereItGoesOn() {
    String asking =
        task("two", "{person: wang}", "", "done")
            .replace("to: initiator", "to: initiator, resubmit: ask");
    flow("one", task("one", SUN, "", "two"), asking);
    String id = submit();
    act(sun, "agree", "{}");
    String task = tasks(wang).get(0).get("id").asString();

    assertThat(details(wang).at("/options/outcomes").toString())
        .contains("\"resubmit\":[\"restart\",\"back\"]");
    String back = "/api/v1/tasks/" + task + "/back";
    assertThat(wang.post(back, "{\"opinion\":\"No\"}").code()).isEqualTo("flow.return.no-way-on");
    assertThat(wang.post(back, "{\"opinion\":\"No\",\"resubmit\":\"away\"}").code())
        .isEqualTo("api.parameter.bad");
    assertThat(sun.get(orders + "/" + id).status()).isEqualTo(200);
    act(wang, "back", "{\"opinion\":\"No\",\"resubmit\":\"back\"}");
    act(mira, "resubmit", "{}");

    assertThat(tasks(wang).size()).isEqualTo(1);
    assertThat(tasks(sun).size()).isZero();
  }

  @Test
  void tellsWhatChangedSinceTheRoundBegan() {
    flow("one", task("one", SUN, "", "done"));
    String id = submit();
    act(sun, "back", "{\"opinion\":\"Other day\"}");
    mira.patch(orders + "/" + id, "{\"data\":{\"payment\":\"loan\",\"lender\":\"Bank\"}}");
    act(mira, "resubmit", "{\"data\":{\"lender\":\"Other bank\"}}");

    JsonNode difference = sun.get(orders + "/" + id + "/difference").body();

    assertThat(difference.toString())
        .contains("\"path\":\"payment\",\"before\":\"cash\",\"after\":\"loan\"")
        .contains("\"path\":\"lender\",\"before\":null,\"after\":\"Other bank\"");
    assertThat(difference.size()).isEqualTo(2);
  }

  @Test
  void demandsAFileASignatureAPasswordAndATick() {
    flow(
        "review",
        "{key: review, kind: task, mode: approve, title: Review, assignees: [{person: sun}],"
            + " checklist: [{key: id, title: Id}], opinions: [Fine], outcomes: [{key: agree,"
            + " kind: agree, title: Agree, needs: [file, signature, password], next: done}, {key: refuse, kind: reject, title:"
            + " Refuse, next: refused}]}");
    String id = submit();
    JsonNode options = details(sun).get("options");
    assertThat(options.at("/outcomes/0/needs").toString())
        .isEqualTo("[\"file\",\"signature\",\"password\"]");
    assertThat(options.at("/opinions/0").asString()).isEqualTo("Fine");
    String task = "/api/v1/tasks/" + tasks(sun).get(0).get("id").asString() + "/agree";
    String file =
        sun.upload("/api/v1/files", "id.pdf", "%PDF-1.4".getBytes(StandardCharsets.UTF_8))
            .body()
            .get("id")
            .asString();
    String rest =
        "\"files\":[\"%s\"],\"signature\":\"%s\",\"ticked\":[\"id\"]".formatted(file, file);

    assertThat(sun.post(task, "{}").text())
        .contains("flow.file.required", "flow.signature.required", "flow.password.required")
        .contains("flow.checklist.open");
    assertThat(sun.post(task, "{\"password\":\"wrong\"," + rest + "}").code())
        .isEqualTo("identity.password.not-yours");
    assertThat(
            sun.post(task, "{\"password\":\"demo\",\"files\":[\"x\"],\"ticked\":[\"id\"]}").code())
        .isEqualTo("record.attachment.not-found");
    assertThat(sun.post(task, "{\"password\":\"demo\"," + rest + "}").status()).isEqualTo(200);
    assertThat(mira.get(orders + "/" + id + "/files/" + file).status()).isEqualTo(200);
    var wei = ApiClient.of(port, "wei", "demo");
    assertThat(wei.get(orders + "/" + id + "/files/" + file).status()).isEqualTo(404);
  }

  @Test
  void urgesMentionsCopiesAndTells() {
    flow(
        "copy",
        "{key: copy, kind: cc, title: To read, to: [{person: wang}], next: tell}",
        "{key: tell, kind: notify, to: [{person: wang}], text: An order came, next: review}",
        task("review", SUN, "", "done"));
    String id = submit();

    assertThat(wang.get("/api/v1/tasks?state=copied&app=" + shop.app).body().get("count").asInt())
        .isEqualTo(1);
    assertThat(notices(wang, id)).contains("An order came");
    assertThat(mira.post(orders + "/" + id + "/flow/urge", "{\"words\":\"Soon!\"}").status())
        .isEqualTo(200);
    assertThat(notices(sun, id)).contains("Soon!").contains("flow.notice.urged");
    assertThat(mira.post(orders + "/" + id + "/flow/urge", "{}").code())
        .isEqualTo("flow.urge.too-soon");
    assertThat(
            mira.post(
                    orders + "/" + id + "/comments",
                    "{\"text\":\"Look here\",\"mentions\":[\"p-sun\"]}")
                .status())
        .isEqualTo(200);
    assertThat(notices(sun, id)).contains("Look here").contains("record.notice.mentioned");
    assertThat(
            mira.post(
                    orders + "/" + id + "/comments",
                    "{\"text\":\"Look here\",\"mentions\":[\"p-otto\"]}")
                .code())
        .isEqualTo("record.comment.cannot-read");
  }

  @Test
  void letsSomebodyStandInForAWhile() {
    flow("review", task("review", "{role: supervisor}", "", "done"));
    var begun =
        sun.post(
            "/api/v1/delegations",
            "{\"to\":\"p-wang\",\"app\":\"%s\",\"until\":\"2999-01-01T00:00:00Z\"}"
                .formatted(shop.app));
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    assertThat(mira.delete("/api/v1/delegations/" + begun.body().get("id").asString()).status())
        .isEqualTo(403);
    String id = submit();

    assertThat(details(wang).at("/options/standingFor").asString()).isEqualTo("p-sun");
    assertThat(
            wang.post("/api/v1/delegations", "{\"to\":\"p-sun\",\"app\":\"" + shop.app + "\"}")
                .code())
        .isEqualTo("identity.delegation.ring");
    act(wang, "agree", "{}");
    assertThat(mira.get(orders + "/" + id + "/history").body().findValuesAsString("actingFor"))
        .contains("p-sun");
    assertThat(
            mira.get(orders + "/" + id + "/flow")
                .body()
                .at("/steps/1/votes/0/standingFor")
                .asString())
        .isEqualTo("p-sun");
    sun.delete("/api/v1/delegations/" + begun.body().get("id").asString());
    submit();
    assertThat(tasks(sun).size()).isEqualTo(1);
  }

  @Test
  void decidesManyTasksAtOnceWithAllChecks() {
    flow("review", task("review", SUN, "fields: {reviewNote: required},", "done"));
    submit();
    flow("review", task("review", SUN, "", "done"));
    submit();
    String ids =
        StreamSupport.stream(tasks(sun).spliterator(), false)
            .map(task -> "\"" + task.get("id").asString() + "\"")
            .collect(Collectors.joining(","));

    JsonNode results =
        sun.post(
                "/api/v1/tasks/bulk",
                "{\"outcome\":\"agree\",\"tasks\":[%s,\"none\"]}".formatted(ids))
            .body();

    assertThat(results.toString())
        .contains("record.field.required", "inbox.task.not-found")
        .contains("\"done\":true");
    assertThat(results.size()).isEqualTo(3);
    assertThat(tasks(sun).size()).isEqualTo(1);
  }

  @Test
  void terminatesWhereTheNodeLetsItsHolder() {
    flow("review", task("review", SUN, "terminate: true,", "done"));
    String id = submit();
    assertThat(mira.post(orders + "/" + id + "/flow/terminate", "{}").code())
        .isEqualTo("flow.terminate.not-yours");

    act(sun, "terminate", "{\"opinion\":\"Off\"}");

    assertThat(state(id)).isEqualTo("cancelled");
  }

  @Test
  void picksThePeopleOfALaterTaskAtSubmit() {
    flow(
        "review",
        task("review", "{pickedBy: initiator, among: [{role: manager, in: all}]}", "", "done"));
    JsonNode picks = mira.get("/api/v1/apps/" + shop.app + "/forms/order/picks").body();
    assertThat(picks.at("/0/node").asString()).isEqualTo("review");
    assertThat(picks.at("/0/persons").toString()).isEqualTo("[\"p-wang\"]");

    var answer = mira.post(orders, order("\"picked\":{\"review\":[\"p-wang\"]},"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(tasks(wang).size()).isEqualTo(1);
    assertThat(mira.post(orders, order("\"picked\":{\"review\":[\"p-sun\"]},")).code())
        .isEqualTo("flow.pick.not-among");
  }

  @Test
  void tellsWhatCanBeDoneWithATaskAndWhyNot() {
    flow("review", task("review", SUN, "forbid: [transfer],", "done"));
    submit();

    JsonNode options = details(sun).get("options");

    assertThat(options.get("mode").asString()).isEqualTo("approve");
    assertThat(options.at("/outcomes").toString())
        .contains("\"key\":\"refuse\",\"kind\":\"reject\"")
        .contains("\"opinion\":\"optional\"");
    assertThat(options.get("actions").toString())
        .contains("{\"action\":\"hold\",\"allowed\":true")
        .contains("{\"action\":\"transfer\",\"allowed\":false,\"code\":\"flow.action.forbidden\"");
    assertThat(options.get("why").size()).isEqualTo(1);
  }

  private void flow(String first, String... nodes) {
    shops.republish(shop, "flow", "approval", approval(first, nodes));
  }

  private String submit() {
    var answer = mira.post(orders, order(""));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.body().get("id").asString();
  }

  private String order(String more) {
    String customer = shop.customer("Li Na", "138" + Math.abs(System.nanoTime() % 100_000_000L));
    return "{%s\"data\":{\"customer\":\"%s\",\"lines\":[{\"model\":\"E5\",\"price\":20000}]},\"submit\":true}"
        .formatted(more, customer);
  }

  private String state(String id) {
    return mira.get(orders + "/" + id).body().get("state").asString();
  }

  private JsonNode tasks(ApiClient who) {
    return who.get("/api/v1/tasks?state=open&app=" + shop.app).body().get("items");
  }

  private JsonNode details(ApiClient who) {
    return who.get("/api/v1/tasks/" + tasks(who).get(0).get("id").asString()).body();
  }

  private void act(ApiClient who, String act, String json) {
    JsonNode tasks = tasks(who);
    assertThat(tasks.size()).isEqualTo(1);
    var answer = who.post("/api/v1/tasks/" + tasks.get(0).get("id").asString() + "/" + act, json);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static String notices(ApiClient who, String record) {
    var mine = new StringBuilder();
    who.get("/api/v1/notices?unread=true")
        .body()
        .forEach(notice -> {
          if (notice.get("record").asString().equals(record)) {
            mine.append(notice);
          }
        });
    return mine.toString();
  }
}
