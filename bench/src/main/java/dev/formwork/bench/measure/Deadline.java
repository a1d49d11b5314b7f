package dev.formwork.bench.measure;

import java.time.Duration;

/** When a run has to be over; what has not been measured by then is not measured. */
public final class Deadline {

  private final Meter meter;
  private final long end;

  private Deadline(Meter meter, long end) {
    this.meter = meter;
    this.end = end;
  }

  public static Deadline in(Meter meter, Duration time) {
    return new Deadline(meter, meter.nanos() + time.toNanos());
  }

  public boolean isOver() {
    return left().isZero();
  }

  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - meter.nanos()));
  }
}
