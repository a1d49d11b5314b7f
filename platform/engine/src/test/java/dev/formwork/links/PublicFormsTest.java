package dev.formwork.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.kernel.Refusal;
import dev.formwork.links.internal.Pace;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What somebody can do who has nothing but a link. */
@EngineTest
class PublicFormsTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String SURVEY =
      """
      key: survey
      title: {en: How was it, zh: 满意度调查}
      summary: [secret]
      duplicates: [{key: samePhone, fields: [phone]}]
      public:
        fields: [score, words, reason, call, phone, proof]
        note: {en: Three questions., zh: 三个问题。}
        thanks: {en: Thank you!, zh: 感谢您的反馈！}
        once: true
        days: 14
      sections:
        - key: main
          title: Main
          fields:
            - {key: score, type: integer, title: {en: Score, zh: 评分}, min: 1, max: 5, required: true}
            - {key: words, type: long-text, title: {en: Words, zh: 留言}}
            - {key: reason, type: choice, title: {en: Reason, zh: 原因}, options: [{key: slow, title: {en: Slow, zh: 太慢}}, {key: rude, title: {en: Rude, zh: 态度差}}], visibleWhen: {field: score, op: lt, value: 3}, requiredWhen: {field: score, op: lt, value: 3}}
            - {key: call, type: switch, title: {en: Call me, zh: 请回电}}
            - {key: phone, type: text, title: {en: Phone, zh: 电话}, format: phone}
            - {key: proof, type: attachment, title: {en: Picture, zh: 图片}, maxFiles: 1, maxSize: 1, accept: [png]}
            - {key: customer, type: relation, title: Customer, form: customer}
            - {key: secret, type: text, title: CANARY-TITLE, default: CANARY-VALUE}
            - {key: level, type: formula, title: CANARY-LEVEL, formula: "score * 1000 + 77", result: integer}
            - {key: there, type: lookup, title: CANARY-LOOKUP, from: customer, take: name, result: text}
      """;

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired PublicLinks links;
  @Autowired Pace pace;
  @Autowired MongoTemplate mongo;
  @LocalServerPort int port;

  Shop.Opened shop;
  String customer;

  @BeforeEach
  void open() {
    shop = shops.open();
    shops.republish(shop, "form", "survey", SURVEY);
    shops.republish(
        shop,
        "role",
        "consultant",
        Shop.text("consultant.role.yaml")
            .concat("  - {form: survey, actions: [create, read], scope: all}\n"));
    customer = shop.customer("CANARY-NAME", "13800000001");
  }

  @Test
  void takesOneAnswerForOneRecord() throws Exception {
    String path = link();

    assertThat(get(path).body()).contains("How was it", "Three questions.", "Score *");
    HttpResponse<String> thanks = post(path, Map.of("score", "5", "words", "<b>好</b>"));

    assertThat(thanks.statusCode()).isEqualTo(200);
    assertThat(thanks.body()).contains("Thank you!");
    RecordView answer = answers().getFirst();
    assertThat(answer.data())
        .containsEntry("score", 5L)
        .containsEntry("words", "<b>好</b>")
        .containsEntry("customer", customer)
        .containsEntry("secret", "CANARY-VALUE");
    assertThat(answer.owner().store()).as("of who made the link").isEqualTo("east");
    assertThat(post(path, Map.of("score", "1", "reason", "slow")).statusCode()).isEqualTo(409);
    assertThat(get(path).statusCode()).isEqualTo(409);
    assertThat(answers()).hasSize(1);
  }

  @Test
  void namesTheCompanyAndTheStoreThatTheLinkIsFrom() throws Exception {
    String path = link();
    String house = "<p class=\"house\">company · east</p>";

    assertThat(get(path).body()).contains(house, "<title>How was it · company · east</title>");
    assertThat(post(path, Map.of("score", "9")).body()).contains(house);
    assertThat(post(path, Map.of("score", "5")).body()).contains(house, "Thank you!");
    assertThat(get(path).body()).as("once it leads nowhere").doesNotContain("company");
  }

  @Test
  void namesTheCompanyAloneWhereItsMakerIsInNoStore() throws Exception {
    String token =
        links.make(shop.actor("root"), shop.form("survey"), Map.of("customer", customer)).token();

    assertThat(get("/public/forms/" + token).body()).contains("<p class=\"house\">company</p>");
  }

  @Test
  void listsThoseAboutOneRecordForWhoeverMadeThem() {
    String other = shop.customer("Other", "13800000002");
    PublicLinks.Made mine = made(Map.of("customer", customer));
    made(Map.of("customer", other));
    made(Map.of());
    var customerField = dev.formwork.kernel.FieldKey.of("customer");

    var about = links.of(shop.actor("mira"), shop.form("survey"), customerField, customer);

    assertThat(about).extracting(PublicLink::id).containsExactly(mine.link().id());
    assertThat(links.of(shop.actor("root"), shop.form("survey"), customerField, customer))
        .as("an administrator")
        .hasSize(1);
    assertThatThrownBy(
            () -> links.of(shop.actor("sun"), shop.form("survey"), customerField, customer))
        .as("without the right to create")
        .isInstanceOf(Refusal.class);
  }

  @Test
  void tellsAtTheFieldWhatIsWrongAndKeepsWhatWasTyped() throws Exception {
    String path = link();

    HttpResponse<String> page =
        post(path, Map.of("score", "2", "words", "\"quoted\" <script>", "phone", "abc"));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("&quot;quoted&quot; &lt;script&gt;", "name=\"reason\"", "Please fill in", "abc")
        .contains("A phone number like")
        .doesNotContain("<script>");
    assertThat(answers()).isEmpty();
    assertThat(get(path + "?_lang=zh").body()).contains("满意度调查", "三个问题。", "提交");
  }

  @Test
  void showsNothingThatIsNotListed() throws Exception {
    String path = link();

    String all =
        get(path).body()
            + post(path, Map.of("score", "9")).body()
            + post(path, Map.of("score", "x")).body()
            + post(path, Map.of("score", "2")).body()
            + post(path, Map.of("score", "5", "phone", "13912345678")).body()
            + get(path).body()
            + post(link(), Map.of("score", "9", "phone", "13912345678")).body();

    assertThat(all).doesNotContain("CANARY").doesNotContain(customer).doesNotContain("5077");
  }

  @Test
  void takesNothingThatIsNotListed() throws Exception {
    for (String field : List.of("secret", "customer", "level", "_id", "state", "$set", "a.b")) {
      assertThat(post(link(), Map.of("score", "5", field, "x")).statusCode())
          .as(field)
          .isEqualTo(400);
    }
    assertThat(answers()).isEmpty();
  }

  @Test
  void reachesNothingElse() throws Exception {
    String token = link().substring("/public/forms/".length());

    for (String path :
        List.of(
            "/api/v1/apps",
            "/api/v1/tasks",
            "/api/v1/apps/" + shop.app + "/forms/survey/records",
            "/api/v1/apps/" + shop.app + "/forms/survey/links",
            "/public/forms/" + token + "/../../../api/v1/apps",
            "/actuator/prometheus")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", "Bearer " + token)
              .header("Cookie", "token=" + token)
              .build();
      assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .as(path)
          .isIn(302, 400, 401, 403, 404);
    }
    assertThat(get("/public/forms/" + token).headers().map()).doesNotContainKey("set-cookie");
  }

  @Test
  void answersAnUnknownARevokedAndAnExpiredLinkAlike() throws Exception {
    PublicLinks.Made made = made(Map.of("customer", customer));
    links.revoke(shop.actor("mira"), made.link().id());
    String revoked = get("/public/forms/" + made.token()).body();
    PublicLinks.Made old = made(Map.of("customer", customer));
    mongo
        .getCollection("publicLinks")
        .updateOne(
            new Document("_id", old.link().id()),
            new Document("$set", new Document("expires", java.time.Instant.EPOCH)));

    HttpResponse<String> unknown = get("/public/forms/" + "0".repeat(64));

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body())
        .isEqualTo(revoked)
        .isEqualTo(get("/public/forms/" + old.token()).body());
    assertThatThrownBy(() -> links.revoke(shop.actor("otto"), old.link().id()))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void keepsNoToken() {
    PublicLinks.Made made = made(Map.of());

    Document stored =
        mongo.getCollection("publicLinks").find(new Document("_id", made.link().id())).first();

    assertThat(String.valueOf(stored)).doesNotContain(made.token());
  }

  @Test
  void presetsOnlyWhatItsMakerMayFill() {
    assertThatThrownBy(() -> made(Map.of("level", 5)))
        .hasMessageContaining("record.field.forbidden");
    assertThatThrownBy(() -> made(Map.of("score", 5)))
        .hasMessageContaining("record.field.forbidden");
    assertThatThrownBy(() -> made(Map.of("customer", "nobody")))
        .hasMessageContaining("record.relation.not-found");
    assertThatThrownBy(() -> links.make(shop.actor("sun"), shop.form("survey"), Map.of()))
        .as("without the right to create")
        .isInstanceOf(Refusal.class);
  }

  @Test
  void presetsWhatTheFormSaysUnlessTheLinkSaysOtherwise() throws Exception {
    String preset = SURVEY.replace("  once: true\n", "  preset: {secret: by the form}\n");
    shops.republish(shop, "form", "survey", preset);

    String usual = made(Map.of()).token();
    post("/public/forms/" + usual, Map.of("score", "5"));
    String own = made(Map.of("secret", "by the link")).token();
    post("/public/forms/" + own, Map.of("score", "4"));

    assertThat(answers())
        .extracting(answer -> answer.data().get("secret"))
        .containsExactlyInAnyOrder("by the form", "by the link");
  }

  @Test
  void slowsWhoeverComesTooOften() {
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 31; i++) {
                pace.answered("192.0.2.1", "link-" + i);
              }
            })
        .isInstanceOf(Refusal.TooMuch.class);
    pace.answered("192.0.2.2", "link-1");
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 201; i++) {
                pace.answered("192.0.2." + i, "one-link");
              }
            })
        .isInstanceOf(Refusal.TooMuch.class);
  }

  @Test
  void takesAFileOfTheKindThatTheFieldTakes() throws Exception {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0};

    assertThat(upload(link(), "shot.html", "<html>".getBytes(StandardCharsets.UTF_8)).statusCode())
        .isIn(400, 422);
    assertThat(upload(link(), "shot.png", new byte[1_100_000]).statusCode()).isEqualTo(422);
    assertThat(answers()).isEmpty();

    HttpResponse<String> taken = upload(link(), "shot.png", png);

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat((List<?>) answers().getFirst().data().get("proof")).hasSize(1);
  }

  private String link() {
    return "/public/forms/" + made(Map.of("customer", customer)).token();
  }

  private PublicLinks.Made made(Map<String, ?> preset) {
    return links.make(shop.actor("mira"), shop.form("survey"), preset);
  }

  private List<RecordView> answers() {
    return records.query(shop.actor("root"), RecordQuery.all(shop.form("survey"))).rows().stream()
        .map(row -> records.get(shop.actor("root"), shop.form("survey"), row.id()))
        .toList();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String form =
        fields.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return HTTP.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> upload(String path, String name, byte[] content)
      throws IOException, InterruptedException {
    String head =
        "--x\r\nContent-Disposition: form-data; name=\"score\"\r\n\r\n5\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"proof\"; filename=\""
            + name
            + "\"\r\nContent-Type: image/png\r\n\r\n";
    return HTTP.send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(head),
                    HttpRequest.BodyPublishers.ofByteArray(content),
                    HttpRequest.BodyPublishers.ofString("\r\n--x--\r\n")))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Accept-Language", "en");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
