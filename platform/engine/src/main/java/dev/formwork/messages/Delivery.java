package dev.formwork.messages;

import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to one receiver on one channel, and what became of it.
 *
 * @param id the same at each attempt to send it
 * @param occasion what brought it about: the same for all receivers and channels
 * @param template or mailing that it was made of; absent for webhooks
 * @param about the record that it is about; of a mail with reports the report, and no record
 * @param subject of a mail; else empty
 * @param text as it was filled
 * @param code why it was not sent, or not yet; absent where nothing stood in its way
 * @param carrier what took it; {@code log} where nothing was set up and it stayed here
 * @param tries how often it was tried
 * @param due when it is tried next, or was to be sent
 * @param doneAt when it was sent or given up; absent while it waits
 */
public record Delivery(
    String id,
    String occasion,
    @Nullable QualifiedKey template,
    Channel channel,
    Purpose purpose,
    Receiver receiver,
    MessageOrder.About about,
    String subject,
    String text,
    State state,
    @Nullable String code,
    @Nullable String carrier,
    int tries,
    String by,
    Instant at,
    Instant due,
    @Nullable Instant doneAt,
    List<Attachment> attachments) {

  public Delivery {
    attachments = List.copyOf(attachments);
  }

  /**
   * A file that goes with a mail, as it was when the mail was written.
   *
   * @param file id of the kept file
   */
  public record Attachment(String file, String name, String type) {}

  /** What became of it. */
  public enum State {
    WAITING,
    SENT,
    /** Nobody wanted it sent: the customer's refusal, his cap, no address. */
    SUPPRESSED,
    /** It could not be sent. */
    FAILED
  }

  /**
   * Whom it is said to.
   *
   * @param who person id of staff, {@code app/form/record} of a customer, or his address
   * @param address what it is sent to; empty where there is none
   * @param name of him; may be empty
   */
  public record Receiver(String who, String address, String name) {}

  /** The same for somebody who may not read all that it says. */
  public Delivery withoutWords() {
    return new Delivery(
        id,
        occasion,
        template,
        channel,
        purpose,
        new Receiver(receiver.who(), "", receiver.name()),
        about,
        "",
        "",
        state,
        code,
        carrier,
        tries,
        by,
        at,
        due,
        doneAt,
        List.of());
  }

  /** The same with another state, and why and when. */
  public Delivery in(State next, @Nullable String why, @Nullable Instant moment) {
    return new Delivery(
        id,
        occasion,
        template,
        channel,
        purpose,
        receiver,
        about,
        subject,
        text,
        next,
        why,
        carrier,
        tries,
        by,
        at,
        due,
        moment,
        attachments);
  }
}
