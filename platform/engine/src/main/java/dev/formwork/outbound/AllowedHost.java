package dev.formwork.outbound;

import java.time.Instant;

/**
 * A host that webhooks may reach. What signs them belongs to the host: another host has another
 * secret.
 *
 * @param host name in lower case, or address
 * @param port of the connection
 * @param inside whether it may lie in a private network or on this machine
 * @param by person id of who allowed it
 */
public record AllowedHost(String host, int port, boolean inside, String by, Instant at) {

  /** The host with its port, unique. */
  public String key() {
    return host + ":" + port;
  }
}
