package dev.formwork.outbound;

/**
 * Sends what leaves the platform. Whoever puts another bean in its place, as a scenario does, lets
 * nothing leave.
 */
public interface Outbound {

  /**
   * Sends it once. Sending it again is the caller's business; it then carries the same key.
   *
   * @return what took it
   * @throws NotSent if nothing took it
   */
  Receipt send(Outgoing outgoing);

  /**
   * What took a message on its way.
   *
   * @param carrier its name, as in {@code smtp}; {@code log} where nothing is set up and only the
   *     log tells of it
   */
  record Receipt(String carrier) {}
}
