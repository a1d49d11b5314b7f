package dev.formwork.records;

import java.util.Map;

/**
 * Something that must happen outside the record's document after a write. It is written with the
 * record and taken away when it has happened; its receiver is idempotent by the id.
 *
 * @param id {@code recordId:revision:n}
 * @param kind which receiver it is for
 */
public record Effect(String id, String kind, Map<String, Object> payload) {

  /** The kind that tells the inbox which tasks of a record are open. */
  public static final String INBOX = "inbox";

  /** The kind that sets and drops timers. */
  public static final String TIMERS = "timers";

  /** The kind that tells people something. */
  public static final String NOTICES = "notices";
}
