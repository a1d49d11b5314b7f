package dev.formwork.outbound;

/**
 * A way out for some kinds of {@link Outgoing}, as a provider of short messages. A bean of this
 * type takes part by itself; of several the first in their order carries.
 */
public interface Carrier {

  /** As receipts name it. */
  String name();

  boolean carries(Outgoing outgoing);

  /** Hands it on; a {@link NotSent} says that it could not. */
  void carry(Outgoing outgoing);
}
