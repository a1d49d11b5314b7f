package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.records.Shop;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a record held at a moment, over HTTP. */
@EngineTest
class LookingBackOverHttpTest {

  @Autowired Shop shops;
  @LocalServerPort int port;

  ApiClient mira;
  ApiClient otto;
  String address;
  Instant asEntered;

  @BeforeEach
  void enterACustomerAndChangeItsName() throws InterruptedException {
    var shop = shops.open();
    mira = ApiClient.of(port, "mira", "demo");
    otto = ApiClient.of(port, "otto", "demo");
    String id = shop.customer("Li Na", "13800138000");
    address = "/api/v1/apps/%s/forms/customer/records/%s".formatted(shop.app, id);
    asEntered = Instant.parse(mira.get(address).body().get("updatedAt").asString());
    while (!Instant.now().isAfter(asEntered.plusSeconds(1))) {
      Thread.sleep(20);
    }
    assertThat(mira.patch(address, "{\"data\":{\"name\":\"Li Ning\"}}").status()).isEqualTo(200);
  }

  @Test
  void answersTheValuesAndTheRevisionOfThen() {
    JsonNode then = mira.get(address + "/as-of/" + asEntered.plusMillis(999)).body();

    assertThat(then.get("data").get("name").asString()).isEqualTo("Li Na");
    assertThat(then.get("revision").asInt()).isEqualTo(1);
    assertThat(mira.get(address).body().get("data").get("name").asString()).isEqualTo("Li Ning");
  }

  @Test
  void refusesAMomentBeforeItWasThereOrThatIsNone() {
    var early = mira.get(address + "/as-of/" + asEntered.minusSeconds(60));

    assertThat(early.status()).isEqualTo(404);
    assertThat(early.code()).isEqualTo("record.not-yet");
    assertThat(mira.get(address + "/as-of/yesterday").status()).isEqualTo(400);
  }

  @Test
  void tellsAStrangerNoMoreThanOfARecordThatNeverWas() {
    var answer = otto.get(address + "/as-of/" + asEntered.minusSeconds(60));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("record.not-found");
  }
}
