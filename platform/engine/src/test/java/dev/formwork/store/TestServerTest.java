package dev.formwork.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestServerTest {

  @ParameterizedTest
  @CsvSource({
    "mongodb://db:27017,                    mongodb://db:27017/test-1",
    "mongodb://db:27017/,                   mongodb://db:27017/test-1",
    "mongodb://u:p@a:1/other?replicaSet=rs, mongodb://u:p@a:1/test-1?replicaSet=rs",
    "mongodb+srv://cluster?w=majority,      mongodb+srv://cluster/test-1?w=majority",
  })
  void putsAnotherDatabaseIntoAUri(String uri, String expected) {
    assertThat(TestServer.withDatabase(uri, "test-1")).isEqualTo(expected);
  }
}
