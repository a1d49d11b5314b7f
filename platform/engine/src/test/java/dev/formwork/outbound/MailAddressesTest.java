package dev.formwork.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTest {

  @ParameterizedTest
  @ValueSource(strings = {"li.na@example.com", "a+b@mail.example.org", "x_1@sub.example.cn"})
  void takesOneBareAddress(String address) {
    assertThat(MailAddresses.isAddress(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "li.na",
        "@example.com",
        "li@na@example.com",
        "li na@example.com",
        "li@example.com,other@example.com",
        "li@example.com\r\nBcc: all@example.com",
        "li@example.com\nSubject: hello",
        "li@example.com\u0000",
        "Li Na <li@example.com>",
        "\"a b\"@example.com",
        "李娜@example.com",
        "group: li@example.com;",
        "=?utf-8?q?li?=@example.com>",
        "li@[127.0.0.1]"
      })
  void takesNoListNameOrHeaderInDisguise(String text) {
    assertThat(MailAddresses.isAddress(text)).isFalse();
  }
}
