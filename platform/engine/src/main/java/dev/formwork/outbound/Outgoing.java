package dev.formwork.outbound;

import java.net.URI;
import java.util.List;

/** Something that leaves the platform, made ready to be sent. */
public sealed interface Outgoing {

  /**
   * Tells it from all others; the same at each attempt, so that a receiver can drop repetitions.
   */
  String key();

  /**
   * A mail of plain text to one address.
   *
   * @param name of the receiver; may be empty
   */
  record Mail(
      String key, String to, String name, String subject, String text, List<Attachment> attachments)
      implements Outgoing {
    public Mail {
      attachments = List.copyOf(attachments);
    }

    public Mail(String key, String to, String name, String subject, String text) {
      this(key, to, name, subject, text, List.of());
    }
  }

  /**
   * A file that goes with a mail.
   *
   * @param type media type
   */
  record Attachment(String name, String type, Content content) {}

  /** The bytes of a file, read when it leaves. */
  interface Content {
    byte[] bytes();
  }

  /** A short message to a telephone number. */
  record Sms(String key, String to, String text) implements Outgoing {}

  /**
   * A message in the company's chat.
   *
   * @param to username of a person
   */
  record Chat(String key, String to, String text) implements Outgoing {}

  /**
   * A signed POST to another system.
   *
   * @param body JSON
   */
  record Webhook(String key, URI address, String body) implements Outgoing {}
}
