package dev.formwork.records;

import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /** A signal is wanted at a moment ({@code timer}, {@code due}), or no more (without a due). */
  public static final String TIMER = "timer";

  /** People ({@code persons}) are told something ({@code what}, {@code text}). */
  public static final String NOTICE = "notice";

  /** A message by a template ({@code template}) is sent, to people or to a customer. */
  public static final String MESSAGE = "message";

  /** Another system ({@code address}) is told something ({@code body}). */
  public static final String WEBHOOK = "webhook";

  /** A record is made. */
  public static final String RECORD = "record";

  /** Other records are changed. */
  public static final String RECORDS = "records";

  /** A flow begins on another record. */
  public static final String SUB_FLOW = "sub-flow";

  /** A flow on another record is called off. */
  public static final String SUB_FLOW_DROPPED = "sub-flow-dropped";

  /** A flow tells the record that waits for it that it has ended. */
  public static final String SUB_FLOW_ENDED = "sub-flow-ended";

  /** How a record's execution was before it went to another release. */
  public static final String MIGRATION = "migration";

  /** Flows that ask about records of this form ask again. */
  public static final String ASK_AGAIN = "ask-again";

  /** Records that take values from this one take them anew. */
  public static final String FOLLOW = "follow";

  /** A rule fires for what has happened to a record. */
  public static final String RULE = "rule";

  /** A rule of time is due for a record at a moment ({@code due}), or no more (without a due). */
  public static final String RULE_TIMER = "rule-timer";

  /** Counters learn what a write changes. */
  public static final String COUNT = "count";

  /** Stands for null in what an effect carries, where a null would get lost. */
  public static final Map<String, Object> NOTHING = Map.of("nothing", true);

  /** What a carried value stands for. */
  public static @Nullable Object valueOf(@Nullable Object carried) {
    return NOTHING.equals(carried) ? null : carried;
  }
}
