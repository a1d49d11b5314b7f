package dev.formwork.bench.measure;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A machine that is as idle and as fast as a test says; ideal once it has said all. */
final class PlayedMachine implements Machine {

  private final Deque<Double> idle = new ArrayDeque<>();
  private final Deque<Long> speed = new ArrayDeque<>();
  private int looks;

  PlayedMachine idle(double... shares) {
    for (double share : shares) {
      idle.add(share);
    }
    return this;
  }

  PlayedMachine taking(long... nanos) {
    for (long each : nanos) {
      speed.add(each);
    }
    return this;
  }

  int looks() {
    return looks;
  }

  @Override
  public double idleDuring(Duration time) {
    looks++;
    return idle.isEmpty() ? 1.0 : idle.remove();
  }

  @Override
  public long calibrate() {
    return speed.isEmpty() ? 100 : speed.remove();
  }
}
