package dev.formwork.outbound;

import java.net.URI;

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
  record Mail(String key, String to, String name, String subject, String text)
      implements Outgoing {}

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
