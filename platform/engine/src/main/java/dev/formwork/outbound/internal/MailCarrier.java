package dev.formwork.outbound.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.outbound.Carrier;
import dev.formwork.outbound.MailAddresses;
import dev.formwork.outbound.NotSent;
import dev.formwork.outbound.OutboundProperties;
import dev.formwork.outbound.Outgoing;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mails by SMTP, where a server is set up ({@code spring.mail.host}). */
@Component
@Order(0)
@ConditionalOnProperty("spring.mail.host")
class MailCarrier implements Carrier {

  private final JavaMailSender sender;
  private final String from;

  MailCarrier(JavaMailSender sender, OutboundProperties properties) {
    this.sender = sender;
    this.from = properties.mailFrom();
    if (sender instanceof JavaMailSenderImpl known) {
      limit(known.getJavaMailProperties(), String.valueOf(properties.limit().toMillis()));
    }
  }

  /** Without limits of its own a server that says nothing would hold a thread for ever. */
  private static void limit(Properties settings, String millis) {
    for (String what : List.of("connectiontimeout", "timeout", "writetimeout")) {
      settings.putIfAbsent("mail.smtp." + what, millis);
    }
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public boolean carries(Outgoing outgoing) {
    return outgoing instanceof Outgoing.Mail;
  }

  @Override
  public void carry(Outgoing outgoing) {
    var mail = (Outgoing.Mail) outgoing;
    if (!MailAddresses.isAddress(mail.to()) || hasControls(mail.name())) {
      throw NotSent.forGood(Problem.error("outbound.mail.address", ""));
    }
    if (hasControls(mail.subject())
        || mail.attachments().stream().anyMatch(each -> hasControls(each.name()))) {
      throw NotSent.forGood(Problem.error("outbound.mail.subject", ""));
    }
    try {
      sender.send(message(mail));
    } catch (MailAuthenticationException e) {
      throw NotSent.forNow(Problem.error("outbound.mail.sign-in", ""));
    } catch (MailSendException e) {
      throw isRefusedReceiver(e)
          ? NotSent.forGood(Problem.error("outbound.mail.refused", ""))
          : NotSent.forNow(Problem.error("outbound.mail.unreachable", ""));
    } catch (MailException e) {
      throw NotSent.forNow(Problem.error("outbound.mail.unreachable", ""));
    }
  }

  private MimeMessage message(Outgoing.Mail mail) {
    try {
      var message = new KeyedMessage(sender.createMimeMessage().getSession(), mail.key());
      var helper =
          new MimeMessageHelper(
              message, !mail.attachments().isEmpty(), StandardCharsets.UTF_8.name());
      helper.setFrom(from);
      helper.setTo(new InternetAddress(mail.to(), mail.name(), StandardCharsets.UTF_8.name()));
      helper.setSubject(mail.subject());
      helper.setText(mail.text());
      for (Outgoing.Attachment each : mail.attachments()) {
        helper.addAttachment(
            each.name(), new ByteArrayResource(each.content().bytes()), each.type());
      }
      return message;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw NotSent.forGood(Problem.error("outbound.mail.address", ""));
    }
  }

  /** The same mail sent again has the same id, so that its receiver may drop one of the two. */
  private static final class KeyedMessage extends MimeMessage {
    private final String key;

    KeyedMessage(Session session, String key) {
      super(session);
      this.key = key;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + key.replaceAll("[^A-Za-z0-9.-]", ".") + "@formwork>");
    }
  }

  private static boolean isRefusedReceiver(MailSendException failed) {
    Map<Object, Exception> failures = failed.getFailedMessages();
    return failures.values().stream()
        .anyMatch(failure ->
            failure instanceof SendFailedException refused
                && isThere(refused.getInvalidAddresses()));
  }

  private static boolean isThere(Address @org.jspecify.annotations.Nullable [] addresses) {
    return addresses != null && addresses.length > 0;
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
