package dev.formwork.scripting.internal;

import java.time.Duration;

/**
 * What an evaluation and a session may use.
 *
 * @param time of the thread in one evaluation
 * @param allocated bytes allocated by one evaluation, whether kept or not
 * @param sessionTime of the threads in all evaluations of a session
 * @param sessionAllocated bytes allocated by all evaluations of a session
 * @param answer how long after the cancel the caller still waits for the thread
 * @param grace how long after the cancel the thread counts as stuck
 * @param threads how many evaluations run at once
 * @param waiting how many more may wait, and {@code patience} how long
 */
public record Limits(
    Duration time,
    long allocated,
    Duration sessionTime,
    long sessionAllocated,
    Duration answer,
    Duration grace,
    int threads,
    int waiting,
    Duration patience) {

  private static final long MEBIBYTE = 1024 * 1024;

  public static final Limits STANDARD =
      new Limits(
          Duration.ofSeconds(1),
          64 * MEBIBYTE,
          Duration.ofSeconds(5),
          256 * MEBIBYTE,
          Duration.ofMillis(250),
          Duration.ofSeconds(5),
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          256,
          Duration.ofSeconds(5));
}
