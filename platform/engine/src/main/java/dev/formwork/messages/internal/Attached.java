package dev.formwork.messages.internal;

import dev.formwork.files.Files;
import dev.formwork.kernel.Problem;
import dev.formwork.messages.Delivery;
import dev.formwork.outbound.NotSent;
import dev.formwork.outbound.Outgoing;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** The files of messages, read when these leave. */
@Component
class Attached {

  private final Files files;

  Attached(Files files) {
    this.files = files;
  }

  List<Outgoing.Attachment> of(Delivery delivery) {
    return delivery.attachments().stream()
        .map(each -> new Outgoing.Attachment(each.name(), each.type(), () -> bytes(each.file())))
        .toList();
  }

  private byte[] bytes(String id) {
    var out = new ByteArrayOutputStream();
    files.copy(
        files
            .find(id)
            .orElseThrow(() -> NotSent.forGood(Problem.error("message.attachment.gone", ""))),
        out);
    return out.toByteArray();
  }
}
