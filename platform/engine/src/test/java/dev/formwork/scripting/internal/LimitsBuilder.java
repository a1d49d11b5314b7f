package dev.formwork.scripting.internal;

import java.time.Duration;

/** Limits that are reached quickly, each to be set where a test is about it. */
final class LimitsBuilder {

  private static final long MEBIBYTE = 1024 * 1024;

  private Duration time = Duration.ofMillis(150);
  private long allocated = 600 * MEBIBYTE;
  private Duration sessionTime = Duration.ofSeconds(60);
  private long sessionAllocated = 10_000 * MEBIBYTE;
  private Duration answer = Duration.ofSeconds(20);
  private Duration grace = Duration.ofSeconds(60);
  private int threads = 2;
  private int waiting = 10;
  private Duration patience = Duration.ofSeconds(60);

  LimitsBuilder time(Duration changed) {
    time = changed;
    return this;
  }

  LimitsBuilder allocated(long changed) {
    allocated = changed;
    return this;
  }

  LimitsBuilder sessionTime(Duration changed) {
    sessionTime = changed;
    return this;
  }

  LimitsBuilder sessionAllocated(long changed) {
    sessionAllocated = changed;
    return this;
  }

  LimitsBuilder answer(Duration changed) {
    answer = changed;
    return this;
  }

  LimitsBuilder grace(Duration changed) {
    grace = changed;
    return this;
  }

  LimitsBuilder threads(int changed) {
    threads = changed;
    return this;
  }

  LimitsBuilder waiting(int changed) {
    waiting = changed;
    return this;
  }

  LimitsBuilder patience(Duration changed) {
    patience = changed;
    return this;
  }

  Limits build() {
    return new Limits(
        time, allocated, sessionTime, sessionAllocated, answer, grace, threads, waiting, patience);
  }
}
