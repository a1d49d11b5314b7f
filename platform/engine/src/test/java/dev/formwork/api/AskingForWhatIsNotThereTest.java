package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.records.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is not there is told by a code, whatever is asked for. */
@EngineTest
class AskingForWhatIsNotThereTest {

  @Autowired Shop shops;
  @LocalServerPort int port;

  private Shop.Opened shop;
  private ApiClient root;

  @BeforeEach
  void open() {
    shop = shops.open();
    root = ApiClient.of(port, "root", "demo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          record.form.not-found  | /api/v1/apps/{app}/forms/nothing/records
          record.not-found       | /api/v1/apps/{app}/forms/order/records/nothing
          report.not-found       | /api/v1/apps/{app}/reports/nothing
          metric.not-found       | /api/v1/apps/{app}/metrics/nothing
          rule.run.not-found     | /api/v1/apps/{app}/rules/nothing/runs/nothing
          """)
  void looksInVain(String code, String path) {
    var answer = root.get(path.replace("{app}", shop.app.value()));

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rule.button.unknown    | /api/v1/apps/{app}/forms/order/records/{order}/buttons/{app}/nothing
          api.notice.not-found   | /api/v1/notices/nothing/read
          """)
  void actsInVain(String code, String path) {
    String order = shop.submitted(20_000).id();

    var answer = root.post(path.replace("{app}", shop.app.value()).replace("{order}", order), "{}");

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          identity.delegation.not-found | /api/v1/delegations/nothing
          outbound.host.not-found       | /api/v1/allowed-hosts/nothing.example
          """)
  void takesAwayInVain(String code, String path) {
    var answer = root.delete(path);

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(404);
  }
}
