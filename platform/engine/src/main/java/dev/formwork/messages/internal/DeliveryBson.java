package dev.formwork.messages.internal;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.MessageOrder;
import dev.formwork.messages.Purpose;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A delivery as a document, and back. */
final class DeliveryBson {

  private DeliveryBson() {}

  static Document document(Delivery delivery) {
    MessageOrder.About about = delivery.about();
    var document =
        new Document("_id", delivery.id())
            .append("occasion", delivery.occasion())
            .append("channel", delivery.channel().name())
            .append("purpose", delivery.purpose().name())
            .append("who", delivery.receiver().who())
            .append("address", delivery.receiver().address())
            .append("name", delivery.receiver().name())
            .append("about", about.form() + "/" + about.record())
            .append("form", about.form().toString())
            .append("formTitle", new Document(Map.copyOf(about.formTitle().byLanguage())))
            .append("record", about.record())
            .append("subject", delivery.subject())
            .append("text", delivery.text())
            .append("state", delivery.state().name())
            .append("tries", delivery.tries())
            .append("by", delivery.by())
            .append("at", Date.from(delivery.at()))
            .append("due", Date.from(delivery.due()));
    if (!delivery.attachments().isEmpty()) {
      document.append(
          "attachments",
          delivery.attachments().stream()
              .map(each ->
                  new Document("file", each.file())
                      .append("name", each.name())
                      .append("type", each.type()))
              .toList());
    }
    putIfKnown(
        document, "template", delivery.template() == null ? null : delivery.template().toString());
    putIfKnown(document, "number", about.number());
    putIfKnown(document, "code", delivery.code());
    putIfKnown(document, "carrier", delivery.carrier());
    putIfKnown(document, "doneAt", delivery.doneAt() == null ? null : Date.from(delivery.doneAt()));
    return document;
  }

  static Delivery delivery(Document document) {
    String template = document.getString("template");
    return new Delivery(
        document.getString("_id"),
        document.getString("occasion"),
        template == null ? null : QualifiedKey.parse(template),
        Channel.valueOf(document.getString("channel")),
        Purpose.valueOf(document.getString("purpose")),
        new Delivery.Receiver(
            document.getString("who"), document.getString("address"), document.getString("name")),
        new MessageOrder.About(
            QualifiedKey.parse(document.getString("form")),
            text(document.get("formTitle", Document.class)),
            document.getString("record"),
            document.getString("number")),
        document.getString("subject"),
        document.getString("text"),
        Delivery.State.valueOf(document.getString("state")),
        document.getString("code"),
        document.getString("carrier"),
        document.getInteger("tries"),
        document.getString("by"),
        Objects.requireNonNull(moment(document, "at")),
        Objects.requireNonNull(moment(document, "due")),
        moment(document, "doneAt"),
        document.getList("attachments", Document.class, List.of()).stream()
            .map(each ->
                new Delivery.Attachment(
                    each.getString("file"), each.getString("name"), each.getString("type")))
            .toList());
  }

  private static @Nullable Instant moment(Document document, String key) {
    Date date = document.getDate(key);
    return date == null ? null : date.toInstant();
  }

  private static LocalizedText text(Document byLanguage) {
    var texts = new LinkedHashMap<String, String>();
    byLanguage.forEach((language, text) -> texts.put(language, String.valueOf(text)));
    return new LocalizedText(texts);
  }

  private static void putIfKnown(Document document, String key, @Nullable Object value) {
    if (value != null) {
      document.append(key, value);
    }
  }
}
