package dev.formwork.outbound.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.formwork.outbound.NotSent;
import dev.formwork.outbound.OutboundProperties;
import dev.formwork.outbound.Outgoing;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SendingMailsTest {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void sendsAMailAsItWasWritten() throws Exception {
    carrier().carry(mail("li.na@example.com", "李娜", "您的车辆已到店", "尊敬的李娜：\n请于 2026-12-01 提车。"));

    assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
    MimeMessage got = server.getReceivedMessages()[0];
    assertThat(got.getSubject()).isEqualTo("您的车辆已到店");
    assertThat(String.valueOf(got.getContent()).replace("\r\n", "\n"))
        .startsWith("尊敬的李娜：\n请于 2026-12-01 提车。");
    assertThat(got.getAllRecipients())
        .extracting(Object::toString)
        .hasSize(1)
        .first()
        .asString()
        .contains("<li.na@example.com>");
    assertThat(got.getFrom()[0]).hasToString("dealer@example.com");
    assertThat(got.getMessageID()).isEqualTo("<r1.2.3@formwork>");
  }

  @Test
  void sendsFilesWithAMail() throws Exception {
    var file = new Outgoing.Attachment("销售.csv", "text/csv", () -> new byte[] {1, 2, 3});

    carrier().carry(new Outgoing.Mail("k", "a@example.com", "A", "Report", "see", List.of(file)));

    assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
    var parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
    var sent = parts.getBodyPart(1);
    assertThat(MimeUtility.decodeText(sent.getFileName())).isEqualTo("销售.csv");
    assertThat(sent.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
  }

  @Test
  void letsNoFileNameAddAHeader() {
    var file = new Outgoing.Attachment("a\r\nBcc: b@example.com", "text/csv", () -> new byte[0]);

    assertThat(refused(new Outgoing.Mail("k", "a@example.com", "", "s", "t", List.of(file))))
        .extracting(failed -> failed.problem().code())
        .isEqualTo("outbound.mail.subject");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a@example.com\r\nBcc: b@example.com", "a@example.com, b@example.com", "nobody"})
  void sendsToOneAddressOnly(String address) {
    NotSent failed = refused(mail(address, "", "subject", "text"));

    assertThat(failed.problem().code()).isEqualTo("outbound.mail.address");
    assertThat(failed.permanent()).isTrue();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello\r\nBcc: b@example.com", "hello\nX: y", "hello\u0000"})
  void letsNoSubjectAddAHeader(String subject) {
    assertThat(refused(mail("a@example.com", "", subject, "text")).problem().code())
        .isEqualTo("outbound.mail.subject");
  }

  @Test
  void letsNoNameAddAHeader() {
    assertThat(refused(mail("a@example.com", "x\r\nBcc: b@example.com", "s", "t")).permanent())
        .isTrue();
  }

  @Test
  void mayBeTriedAgainWhileTheServerIsAway() {
    MailCarrier carrier = carrier();
    server.stop();

    NotSent failed =
        catchThrowableOfType(
            NotSent.class, () -> carrier.carry(mail("a@example.com", "", "subject", "text")));

    assertThat(failed.problem().code()).isEqualTo("outbound.mail.unreachable");
    assertThat(failed.permanent()).isFalse();
  }

  private NotSent refused(Outgoing.Mail mail) {
    return catchThrowableOfType(NotSent.class, () -> carrier().carry(mail));
  }

  private MailCarrier carrier() {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getSmtp().getPort());
    return new MailCarrier(
        sender, new OutboundProperties("dealer@example.com", "", Duration.ofSeconds(2)));
  }

  private static Outgoing.Mail mail(String to, String name, String subject, String text) {
    return new Outgoing.Mail("r1:2:3", to, name, subject, text);
  }
}
