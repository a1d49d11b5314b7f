package dev.formwork.messages.internal;

import dev.formwork.messages.Delivery;
import dev.formwork.messages.MessageProperties;
import dev.formwork.outbound.NotSent;
import dev.formwork.outbound.Outbound;
import dev.formwork.outbound.Outgoing;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.TimerHandler;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends messages whose time has come: each at least once, always with the same key. */
@Component
class Delivering implements TimerHandler {

  static final String KIND = "message";

  private static final Logger log = LoggerFactory.getLogger(Delivering.class);

  private final DeliveryStore store;
  private final Holding holding;
  private final Attached attached;
  private final Outbound outbound;
  private final MessageProperties properties;
  private final Clock clock;

  Delivering(
      DeliveryStore store,
      Holding holding,
      Attached attached,
      Outbound outbound,
      MessageProperties properties,
      Clock clock) {
    this.store = store;
    this.holding = holding;
    this.attached = attached;
    this.outbound = outbound;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Instant> fire(DueTimer timer) {
    return store
        .find(String.valueOf(timer.timer().about().get("delivery")))
        .filter(delivery -> delivery.state() == Delivery.State.WAITING)
        .flatMap(delivery -> deliver(delivery, clock.instant()));
  }

  /** When it is to be tried again; empty where it is done with. */
  private Optional<Instant> deliver(Delivery delivery, Instant now) {
    Optional<String> refusal = holding.optOut(delivery.receiver().who(), delivery.purpose());
    if (refusal.isPresent()) {
      store.over(delivery.id(), Delivery.State.SUPPRESSED, refusal.get(), now);
      return Optional.empty();
    }
    Optional<Holding.Wait> wait = holding.wait(delivery, now);
    if (wait.isPresent()) {
      store.postponed(delivery.id(), wait.get().code(), wait.get().until(), false);
      return wait.map(Holding.Wait::until);
    }
    Optional<Outgoing> outgoing = outgoing(delivery);
    if (outgoing.isEmpty()) {
      store.over(delivery.id(), Delivery.State.FAILED, "outbound.webhook.address", now);
      return Optional.empty();
    }
    return send(delivery, outgoing.get(), now);
  }

  private Optional<Instant> send(Delivery delivery, Outgoing outgoing, Instant now) {
    try {
      store.sent(delivery.id(), outbound.send(outgoing).carrier(), now);
      return Optional.empty();
    } catch (NotSent failed) {
      String code = failed.problem().code();
      log.info("Message {} was not sent: {}", delivery.id(), code);
      int tries = delivery.tries() + 1;
      if (failed.permanent() || tries >= properties.tries()) {
        store.over(delivery.id(), Delivery.State.FAILED, code, now);
        return Optional.empty();
      }
      Instant next = now.plus(properties.pauseAfter(tries));
      store.postponed(delivery.id(), code, next, true);
      return Optional.of(next);
    }
  }

  private Optional<Outgoing> outgoing(Delivery delivery) {
    String to = delivery.receiver().address();
    return switch (delivery.channel()) {
      case EMAIL ->
          Optional.of(
              new Outgoing.Mail(
                  delivery.id(),
                  to,
                  Filling.oneLine(delivery.receiver().name()),
                  delivery.subject(),
                  delivery.text(),
                  attached.of(delivery)));
      case SMS -> Optional.of(new Outgoing.Sms(delivery.id(), to, delivery.text()));
      case CHAT -> Optional.of(new Outgoing.Chat(delivery.id(), to, delivery.text()));
      case WEBHOOK ->
          address(to).map(uri -> new Outgoing.Webhook(delivery.id(), uri, delivery.text()));
      case IN_APP -> throw new IllegalStateException("Expected the bell to have told it");
    };
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
