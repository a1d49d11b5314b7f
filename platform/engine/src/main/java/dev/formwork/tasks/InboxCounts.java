package dev.formwork.tasks;

/**
 * How much there is behind each tab; none counts further than {@link #MAX}.
 *
 * @param mine open tasks
 * @param pool open tasks that can be claimed
 * @param overdue open tasks whose time is up
 * @param copied what was sent for reading
 * @param unread what of it was not read yet
 * @param done tasks decided
 * @param started records sent into a flow
 * @param drafts records not submitted yet
 */
public record InboxCounts(
    long mine,
    long pool,
    long overdue,
    long done,
    long started,
    long copied,
    long unread,
    long drafts) {

  /** Shown as "999+". */
  public static final int MAX = 1_000;
}
