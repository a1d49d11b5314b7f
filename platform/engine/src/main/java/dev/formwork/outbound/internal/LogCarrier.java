package dev.formwork.outbound.internal;

import dev.formwork.outbound.Carrier;
import dev.formwork.outbound.Outgoing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes what nobody else carries: the log tells that it would have left, and nothing of it. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class LogCarrier implements Carrier {

  private static final Logger log = LoggerFactory.getLogger(LogCarrier.class);

  @Override
  public String name() {
    return "log";
  }

  @Override
  public boolean carries(Outgoing outgoing) {
    return !(outgoing instanceof Outgoing.Webhook);
  }

  @Override
  public void carry(Outgoing outgoing) {
    log.info(
        "Nothing is set up to carry {} {}, it stays here",
        outgoing.getClass().getSimpleName(),
        outgoing.key());
  }
}
