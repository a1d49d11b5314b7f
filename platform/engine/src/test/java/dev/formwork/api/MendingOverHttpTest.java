package dev.formwork.api;

import static dev.formwork.records.ShopFlows.approval;
import static dev.formwork.records.ShopFlows.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.api.ApiClient.Answer;
import dev.formwork.records.RecordService;
import dev.formwork.records.Shop;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What administrators do with running flows: repair one, and take many to a newer release. */
@EngineTest
class MendingOverHttpTest {

  private static final String SUN = "{person: sun}";

  @Autowired Shop shops;
  @Autowired RecordService records;
  @LocalServerPort int port;

  Shop.Opened shop;
  String form;
  ApiClient root;
  ApiClient sun;
  ApiClient wang;

  @BeforeEach
  void open() {
    shop = shops.open();
    form = "/api/v1/apps/" + shop.app + "/forms/order";
    root = ApiClient.of(port, "root", "demo");
    sun = ApiClient.of(port, "sun", "demo");
    wang = ApiClient.of(port, "wang", "demo");
  }

  @Test
  void showsAnAdministratorWhatHeMayCorrectAndWhatComesOfIt() {
    flow("review", task("review", SUN, "", "done"));
    String id = order();
    var record = shop.form("order");
    var admin = shop.actor("root");

    var open = records.correction(admin, record, id, Map.of());
    var changed = records.correction(admin, record, id, Map.of("reviewNote", "Better"));

    assertThat(records.get(admin, record, id).access("reviewNote").canEdit()).isFalse();
    assertThat(open.access("reviewNote").canEdit()).isTrue();
    assertThat(open.access("total").canEdit()).isFalse();
    assertThat(changed.data()).containsEntry("reviewNote", "Better");
    assertThat(records.get(admin, record, id).data()).doesNotContainKey("reviewNote");
    assertThatThrownBy(() -> records.correction(shop.actor("sun"), record, id, Map.of()))
        .hasMessageContaining("record.repair.not-allowed");
  }

  @Test
  void listsWhatRunsWithWhatStandsStillFirst() {
    flow("review", task("review", SUN, "", "done"));
    String first = order();
    flow("review", task("review", "{person: nobody-here}", "whenEmpty: stop,", "done"));
    String stuck = order();

    JsonNode all = root.get(form + "/executions").body();

    assertThat(all.at("/items/0/record").asString()).isEqualTo(stuck);
    assertThat(all.at("/items/0/status").asString()).isEqualTo("stopped");
    assertThat(all.at("/items/0/open/0/stuck").asBoolean()).isTrue();
    assertThat(all.at("/items/1/record").asString()).isEqualTo(first);
    assertThat(all.at("/items/1/open/0/tasks/0/assignees/0").asString()).isEqualTo("p-sun");
    assertThat(all.at("/releases").size()).isEqualTo(2);
    assertThat(all.at("/releases/1/stopped").asInt()).isEqualTo(1);
    int release = all.at("/items/1/release").asInt();
    assertThat(all.at("/currentRelease").asInt()).isEqualTo(release + 1);
    assertThat(
            root.get(form + "/executions?stopped=true&release=" + release)
                .body()
                .at("/items")
                .size())
        .isZero();
    assertThat(root.get(form + "/executions?node=review").body().at("/items").size()).isEqualTo(1);
  }

  @Test
  void takesOrdersToTheCurrentReleaseAndBack() {
    flow("review", task("review", SUN, "", "done"));
    String goes = order();
    String stays = order();
    act(sun, stays, "agree");
    flow("review", task("review", "{person: wang}", "", "sign"), task("sign", SUN, "", "done"));
    String wanted = "{\"records\":[\"%s\",\"%s\"],\"reason\":\"New law\"}".formatted(goes, stays);

    JsonNode plan = root.post(form + "/executions/migration?dryRun=true", wanted).body();
    assertThat(plan.at("/items/0/goes").asBoolean()).isTrue();
    assertThat(plan.at("/items/0/moves/0/assignees/0").asString()).isEqualTo("p-sun");
    assertThat(plan.at("/items/0/moves/0/assigneesThen/0").asString()).isEqualTo("p-wang");
    assertThat(plan.at("/items/1/problems/0/code").asString())
        .isEqualTo("flow.migration.not-running");
    assertThat(tasks(sun)).as("nothing is written").isEqualTo(1);

    JsonNode done = root.post(form + "/executions/migration", wanted).body();
    assertThat(done.at("/items/0/goes").asBoolean()).isTrue();
    assertThat(done.at("/items/0/canBeUndone").asBoolean()).isTrue();
    assertThat(tasks(sun)).isZero();
    assertThat(tasks(wang)).isEqualTo(1);
    JsonNode history = root.get(form + "/records/" + goes + "/history").body();
    assertThat(history.at("/0/kind").asString()).isEqualTo("migrated");
    assertThat(history.at("/0/text").asString()).isEqualTo("New law");
    assertThat(history.at("/0/by").asString()).isEqualTo("p-root");

    JsonNode undone = root.post(form + "/executions/migration/undo", records(goes)).body();
    assertThat(undone.at("/items/0/goes").asBoolean()).isTrue();
    assertThat(tasks(sun)).isEqualTo(1);
    assertThat(tasks(wang)).isZero();
    act(sun, goes, "agree");
    assertThat(state(goes)).isEqualTo("completed");
  }

  @Test
  void goesOnByTheNewReleaseUnderTheNodeThatIsNamed() {
    flow("review", task("review", SUN, "", "done"));
    String id = order();
    flow("check", task("check", SUN, "", "sign"), task("sign", "{person: wang}", "", "done"));

    assertThat(code(root.post(form + "/executions/migration", records(id))))
        .isEqualTo("flow.migration.node-gone");
    root.post(
        form + "/executions/migration",
        "{\"records\":[\"%s\"],\"nodes\":[{\"from\":\"review\",\"to\":\"check\"}]}".formatted(id));
    act(sun, id, "agree");

    assertThat(tasks(wang)).isEqualTo(1);
    assertThat(state(id)).isEqualTo("running");
  }

  @Test
  void isNotTakenBackOnceSomethingHasHappened() {
    flow("review", task("review", SUN, "", "done"));
    String id = order();
    flow("review", task("review", SUN, "", "sign"), task("sign", "{person: wang}", "", "done"));
    root.post(form + "/executions/migration", records(id));
    act(sun, id, "agree");

    assertThat(code(root.post(form + "/executions/migration/undo", records(id))))
        .isEqualTo("record.migration.too-late");
  }

  @Test
  void isNotTakenBackWhereOthersHaveLearntOfIt() {
    String gate = "{key: gate, kind: gate, when: {field: total, op: gt, value: %s}, next: tell}";
    String tell =
        "{key: tell, kind: notify, title: Told, to: [{person: wang}], text: Go, next: review}";
    flow("gate", gate.formatted(900000), tell, task("review", SUN, "", "done"));
    String id = order();
    flow("gate", gate.formatted(9), tell, task("review", SUN, "", "done"));
    root.post(form + "/executions/migration", records(id));
    assertThat(tasks(sun)).isEqualTo(1);

    assertThat(code(root.post(form + "/executions/migration/undo", records(id))))
        .isEqualTo("record.migration.reached-out");
  }

  @Test
  void canStillBeTakenBackAfterRemarksAndUrging() {
    String id = migrated();
    var mira = ApiClient.of(port, "mira", "demo");
    ok(mira.post(form + "/records/" + id + "/comments", "{\"text\":\"Why?\"}"));
    ok(mira.post(form + "/records/" + id + "/flow/urge", "{\"words\":\"Soon\"}"));

    JsonNode undone = root.post(form + "/executions/migration/undo", records(id)).body();

    assertThat(undone.at("/items/0/goes").asBoolean()).as(undone.toString()).isTrue();
    assertThat(code(root.post(form + "/executions/migration/undo", records(id))))
        .isEqualTo("record.migration.too-late");
  }

  @Test
  void cannotBeTakenBackOnceTheRecordWasChangedOrMoved() {
    String corrected = migrated();
    ok(
        root.post(
            form + "/records/" + corrected + "/repair/correct",
            "{\"data\":{\"reviewNote\":\"some\"},\"reason\":\"Typo\"}"));
    assertThat(code(root.post(form + "/executions/migration/undo", records(corrected))))
        .isEqualTo("record.migration.too-late");

    String given = migrated();
    String task = sun.get("/api/v1/tasks?app=" + shop.app).body().at("/items/0/id").asString();
    ok(sun.post("/api/v1/tasks/" + task + "/transfer", "{\"to\":\"p-wang\"}"));
    assertThat(code(root.post(form + "/executions/migration/undo", records(given))))
        .isEqualTo("record.migration.too-late");
  }

  /** An order that was taken to a release which changes nothing for it. */
  private String migrated() {
    flow("review", task("review", SUN, "", "done"));
    String id = order();
    flow("review", task("review", SUN, "autoPass: [repeat],", "done"));
    assertThat(root.post(form + "/executions/migration", records(id)).text()).contains("true");
    return id;
  }

  @Test
  void refusesAFieldThatIsAnotherTypeThere() {
    flow("review", task("review", SUN, "", "done"));
    String id = order();
    ok(
        root.post(
            form + "/records/" + id + "/repair/correct",
            "{\"data\":{\"reviewNote\":\"some\"},\"reason\":\"Typo\"}"));
    shops.republish(
        shop,
        "form",
        "order",
        Shop.text("order.form.yaml")
            .replace("key: reviewNote, type: text", "key: reviewNote, type: long-text"));

    assertThat(code(root.post(form + "/executions/migration?dryRun=true", records(id))))
        .isEqualTo("record.migration.other-type");
  }

  @Test
  void movesReassignsRetriesAndCorrectsWithAReason() {
    flow("review", task("review", SUN, "", "sign"), task("sign", "{person: wang}", "", "done"));
    String id = order();
    String repair = form + "/records/" + id + "/repair";

    assertThat(root.post(repair + "/move", "{\"node\":\"sign\"}").code())
        .isEqualTo("record.repair.reason-required");
    ok(root.post(repair + "/move", "{\"node\":\"sign\",\"reason\":\"Sun is away\"}"));
    assertThat(tasks(wang)).isEqualTo(1);
    assertThat(tasks(sun)).isZero();

    String task = root.get(form + "/records/" + id + "/flow").body().at("/open/0/task").asString();
    ok(
        root.post(
            repair + "/reassign",
            "{\"task\":\"%s\",\"persons\":[\"p-sun\"],\"reason\":\"Wang is ill\"}"
                .formatted(task)));
    assertThat(tasks(sun)).isEqualTo(1);
    assertThat(tasks(wang)).isZero();

    ok(
        root.post(
            repair + "/correct",
            "{\"data\":{\"reviewNote\":\"typed wrongly\"},\"reason\":\"Typo\"}"));
    assertThat(root.get(form + "/records/" + id).body().at("/data/reviewNote").asString())
        .isEqualTo("typed wrongly");
    assertThat(root.post(repair + "/retry", "{\"reason\":\"Again\"}").code())
        .isEqualTo("flow.execution.not-stuck");

    JsonNode history = root.get(form + "/records/" + id + "/history").body();
    assertThat(history.findValuesAsString("kind"))
        .containsExactly("corrected", "reassigned", "moved", "created");
    assertThat(history.findValuesAsString("text"))
        .containsExactly("Typo", "Wang is ill", "Sun is away", "");
  }

  @Test
  void isForAdministratorsOnly() {
    flow("review", task("review", SUN, "", "done"));
    String id = order();

    String not = "record.repair.not-allowed";
    assertThat(sun.get(form + "/executions").code()).isEqualTo(not);
    assertThat(sun.post(form + "/executions/migration?dryRun=true", records(id)).code())
        .isEqualTo(not);
    assertThat(sun.post(form + "/executions/migration", records(id)).code()).isEqualTo(not);
    assertThat(sun.post(form + "/executions/migration/undo", records(id)).code()).isEqualTo(not);
    for (String action : new String[] {"move", "reassign", "retry", "correct"}) {
      String body = "{\"node\":\"done\",\"task\":\"x\",\"persons\":[\"p-sun\"],\"reason\":\"x\"}";
      assertThat(sun.post(form + "/records/" + id + "/repair/" + action, body).code())
          .as(action)
          .isEqualTo(not);
    }
    assertThat(root.post(form + "/executions/migration", "{\"records\":[]}").code())
        .isEqualTo("record.migration.how-many");
  }

  private void flow(String first, String... nodes) {
    shops.republish(shop, "flow", "approval", approval(first, nodes));
  }

  private String order() {
    return shop.submitted(200_000).id();
  }

  private static String records(String id) {
    return "{\"records\":[\"" + id + "\"]}";
  }

  private static String code(Answer answer) {
    return answer.body().at("/items/0/problems/0/code").asString();
  }

  private static void ok(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private String state(String id) {
    return root.get(form + "/records/" + id).body().at("/state").asString();
  }

  private int tasks(ApiClient who) {
    return who.get("/api/v1/tasks?state=open&app=" + shop.app).body().at("/items").size();
  }

  private void act(ApiClient who, String id, String outcome) {
    String task = root.get(form + "/records/" + id + "/flow").body().at("/open/0/task").asString();
    ok(who.post("/api/v1/tasks/" + task + "/" + outcome, "{}"));
  }
}
