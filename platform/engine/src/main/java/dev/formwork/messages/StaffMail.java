package dev.formwork.messages;

import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one of the staff that no template makes.
 *
 * @param id of the occasion with its receiver: the same mail twice is one
 * @param from the definition that it was made by
 * @param about what it is about; its record is empty where that is none
 * @param person id of the receiver
 * @param attachments kept files
 * @param refusal code of why it is not sent at all; absent where nothing stands in its way
 */
public record StaffMail(
    String id,
    QualifiedKey from,
    MessageOrder.About about,
    String person,
    String subject,
    String text,
    List<Delivery.Attachment> attachments,
    @Nullable String refusal) {

  public StaffMail {
    attachments = List.copyOf(attachments);
  }
}
