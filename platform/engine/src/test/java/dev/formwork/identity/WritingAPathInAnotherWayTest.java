package dev.formwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
class WritingAPathInAnotherWayTest {

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/apps/order/forms/order/records/",
        "/api/v1/apps/order/forms/order/records;x=1",
        "/api/v1;x=/apps/order/forms/order/records",
        "/api;/v1/apps/order/forms/order/records",
        "//api/v1/apps/order/forms/order/records",
        "/api//v1/apps/order/forms/order/records",
        "/api/./v1/apps/order/forms/order/records",
        "/x/../api/v1/apps/order/forms/order/records",
        "/%61pi/v1/apps/order/forms/order/records",
        "/api%2fv1/apps/order/forms/order/records",
        "/api/%2e/v1/apps/order/forms/order/records",
        "/x/%2e%2e/api/v1/apps/order/forms/order/records",
        "/x/..;/api/v1/apps/order/forms/order/records",
        "/API/v1/apps/order/forms/order/records",
        "/Api/V1/apps/order/forms/order/records",
        "/api/v1/apps/order/forms/order/records?x=/actuator/health",
        "/api/v1/apps/order/forms/order/records?x=/login",
        "/api/v1/apps/order/forms/order/records#/actuator/health",
        "/api/v1/apps/order/forms/order/records%00",
        "/api/v1/apps/order/forms/order/records\\..\\health",
        "/actuator/health/../prometheus",
        "/actuator/health/%2e%2e/prometheus",
        "/actuator/health;/../prometheus",
        "/actuator/prometheus",
        "/actuator/prometheus/",
        "/actuator//prometheus",
        "/actuator/Prometheus",
        "/ACTUATOR/prometheus",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/beans;.css",
        "/actuator",
        "/actuator/health/x/../../env"
      })
  void opensNothing(String path) {
    for (String method : List.of("GET", "POST", "FOO")) {
      assertThat(RawHttp.send(port, method + " " + path).substring(9, 12))
          .as("%s %s", method, path)
          .isIn("302", "400", "401", "403", "404", "405", "501");
    }
    String answer = RawHttp.send(port, "GET " + path);
    assertThat(answer).doesNotContain("jvm_memory", "\"items\"", "propertySources");
    assertThat(answer.startsWith("HTTP/1.1 302") && !answer.contains("/login")).isFalse();
  }
}
