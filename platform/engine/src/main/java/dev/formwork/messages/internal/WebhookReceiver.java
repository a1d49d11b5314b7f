package dev.formwork.messages.internal;

import dev.formwork.definitions.Definitions;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.MessageOrder;
import dev.formwork.messages.Purpose;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells other systems what flows and rules want them told. */
@Component
class WebhookReceiver implements EffectReceiver {

  private final Posting posting;
  private final Clock clock;

  WebhookReceiver(Posting posting, Clock clock) {
    this.posting = posting;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Effect.WEBHOOK;
  }

  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    MessageOrder.About about = MessageReceiver.about(told);
    String address = String.valueOf(told.get("address"));
    Instant now = clock.instant();
    var delivery =
        new Delivery(
            effect.id() + ":webhook",
            effect.id(),
            null,
            Channel.WEBHOOK,
            Purpose.SERVICE,
            new Delivery.Receiver(address, address, ""),
            about,
            "",
            body(effect, about),
            Delivery.State.WAITING,
            null,
            null,
            0,
            String.valueOf(told.get("by")),
            now,
            now,
            null,
            List.of());
    posting.post(
        MessageReceiver.isReplayed(told)
            ? delivery.in(Delivery.State.SUPPRESSED, "message.suppressed.replayed", now)
            : delivery,
        Map.of());
  }

  private static String body(Effect effect, MessageOrder.About about) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("id", effect.id());
    body.put("app", about.form().app().value());
    body.put("form", about.form().key().value());
    body.put("record", about.record());
    body.put("number", about.number());
    body.put("at", String.valueOf(effect.payload().get("at")));
    body.put("data", data(effect.payload().get("body")));
    return Definitions.mapper().writeValueAsString(body);
  }

  private static Map<String, @Nullable Object> data(@Nullable Object told) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    if (told instanceof Map<?, ?> values) {
      values.forEach((key, value) -> data.put(String.valueOf(key), Effect.valueOf(value)));
    }
    return data;
  }
}
