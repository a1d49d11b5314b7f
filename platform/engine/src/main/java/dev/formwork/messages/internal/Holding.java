package dev.formwork.messages.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.MessageProperties;
import dev.formwork.messages.MessageTemplate;
import dev.formwork.messages.Purpose;
import dev.formwork.messages.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What stands in the way of a message: for good, or for a while. */
@Component
class Holding {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LATER = Duration.ofMinutes(10);

  private final OptOutStore optOuts;
  private final DeliveryStore store;
  private final Apps apps;
  private final MessageProperties properties;
  private final ZoneId zone;

  Holding(
      OptOutStore optOuts,
      DeliveryStore store,
      Apps apps,
      MessageProperties properties,
      ZoneId zone) {
    this.optOuts = optOuts;
    this.store = store;
    this.apps = apps;
    this.properties = properties;
    this.zone = zone;
  }

  /** Why a new message to this customer is not sent at all. */
  Optional<String> refusal(String who, MessageTemplate template, Instant now) {
    Optional<String> optOut = optOut(who, template.reason());
    if (optOut.isPresent()) {
      return optOut;
    }
    MessageTemplate.Cap cap = template.cap();
    if (cap == null) {
      return Optional.empty();
    }
    Instant since = now.minus(Duration.ofDays(cap.days()));
    return store.since(who, template.reason(), since, cap.most()) >= cap.most()
        ? Optional.of("message.suppressed.cap")
        : Optional.empty();
  }

  /** Whether the customer has refused messages of this purpose. */
  Optional<String> optOut(String who, Purpose purpose) {
    return optOuts
        .find(who)
        .filter(optOut -> optOut.everything() || purpose == Purpose.MARKETING)
        .map(_ -> "message.suppressed.opt-out");
  }

  /** A message that waits, and what for. */
  record Wait(String code, Instant until) {}

  /** Why a message is not sent yet, if so. */
  Optional<Wait> wait(Delivery delivery, Instant now) {
    if (delivery.template() == null) {
      return Optional.empty();
    }
    Instant loud =
        apps.live()
            .find(MessageTemplate.TYPE, delivery.template())
            .map(template -> next(template, now))
            .orElse(now);
    if (loud.isAfter(now)) {
      return Optional.of(new Wait("message.waiting.quiet", loud));
    }
    boolean many =
        store.sentSince(delivery.template(), now.minus(HOUR), properties.hourly())
            >= properties.hourly();
    return many ? Optional.of(new Wait("message.waiting.many", now.plus(LATER))) : Optional.empty();
  }

  /** When a message by this template may be sent: now, or at the end of the quiet hours. */
  Instant next(MessageTemplate template, Instant now) {
    QuietHours quiet = template.quiet();
    return quiet == null ? now : quiet.next(now, zone);
  }
}
