package dev.formwork.outbound.internal;

import dev.formwork.outbound.Carrier;
import dev.formwork.outbound.Outbound;
import dev.formwork.outbound.Outgoing;
import java.util.List;

/** Gives each thing to the first carrier that takes its kind. */
public final class Carriers implements Outbound {

  private final List<Carrier> carriers;

  public Carriers(List<Carrier> carriers) {
    this.carriers = List.copyOf(carriers);
  }

  @Override
  public Receipt send(Outgoing outgoing) {
    Carrier carrier =
        carriers.stream()
            .filter(candidate -> candidate.carries(outgoing))
            .findFirst()
            .orElseThrow(() ->
                new IllegalStateException(
                    "Expected a carrier for " + outgoing.getClass().getSimpleName()));
    carrier.carry(outgoing);
    return new Receipt(carrier.name());
  }
}
