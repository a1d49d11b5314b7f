package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.kernel.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class ExportingRecordsTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired RecordExport export;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
    shops.republish(
        shop,
        "form",
        "ticket",
        """
        key: ticket
        title: Ticket
        list: {columns: [text, amount, done, when, kinds, person, secret, state], sort: [{field: amount}]}
        sections:
          - key: main
            title: Main
            fields:
              - {key: text, type: long-text, title: {en: "=Text", zh: 文本}}
              - {key: amount, type: decimal, title: Amount, scale: 1}
              - {key: done, type: switch, title: Done}
              - {key: when, type: date, title: When}
              - {key: kinds, type: multi-choice, title: Kinds, options: [{key: a, title: First}, {key: b, title: Second}]}
              - {key: person, type: user, title: Person}
              - {key: secret, type: text, title: Secret}
        """);
    role("consultant", "[create, read]", "own", "");
    role("supervisor", "[read, export]", "department-tree", ", fields: {secret: masked}");
    role("manager", "[read]", "store", "");
  }

  @Test
  void writesWhatTheActorMaySeeAsPeopleCallIt() throws IOException {
    ticket(
        Map.of(
            "text", "Brake \"squeals\",\nloudly",
            "amount", "-12.5",
            "done", true,
            "when", "2026-03-02",
            "kinds", List.of("a", "b"),
            "person", "p-sun",
            "secret", "13812345678"));
    ticket(Map.of());

    assertThat(csv("sun"))
        .isEqualTo(
            "\ufeff\"'=Text\",\"Amount\",\"Done\",\"When\",\"Kinds\",\"Person\",\"Secret\",\"State\"\r\n"
                + ",,,,,,,\"Done\"\r\n"
                + "\"Brake \"\"squeals\"\",\nloudly\",-12.5,\"Yes\",\"2026-03-02\",\"First; Second\","
                + "\"sun\",\"138••••5678\",\"Done\"\r\n");
  }

  @Test
  void needsTheRightToExport() {
    assertThatThrownBy(() -> csv("mira"))
        .isInstanceOf(Refusal.Forbidden.class)
        .hasMessageContaining("access.grant.missing");
    assertThatThrownBy(() -> csv("wang")).isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void leavesOutWhatTheActorDoesNotReach() throws IOException {
    ticket(Map.of("text", "east"));
    records.handle(
        shop.actor("otto"),
        new Command.Create(shop.form("ticket"), Map.of("text", "west"), true, shop.act()));

    assertThat(csv("sun")).contains("east").doesNotContain("west");
    assertThat(csv("wei")).contains("west").doesNotContain("east");
    assertThat(csv("root")).contains("east").contains("west");
  }

  @Test
  void goesOverAllPages() throws IOException {
    for (int i = 0; i < RecordQuery.MAX_LIMIT + 5; i++) {
      ticket(Map.of("amount", i));
    }

    assertThat(csv("sun").lines()).hasSize(RecordQuery.MAX_LIMIT + 6);
  }

  private void ticket(Map<String, Object> data) {
    records.handle(
        shop.actor("mira"), new Command.Create(shop.form("ticket"), data, true, shop.act()));
  }

  private String csv(String username) throws IOException {
    var out = new StringBuilder();
    export.csv(shop.actor(username), RecordQuery.all(shop.form("ticket")), out);
    return out.toString();
  }

  private void role(String key, String actions, String scope, String fields) {
    shops.republish(
        shop,
        "role",
        key,
        """
        key: %1$s
        title: %1$s
        grants: [{form: ticket, actions: %2$s, scope: %3$s%4$s}]
        """
            .formatted(key, actions, scope, fields));
  }
}
