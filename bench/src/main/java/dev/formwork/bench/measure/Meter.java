package dev.formwork.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What is read before and after some work, both in nanoseconds. */
public interface Meter {

  /** Time that passes. */
  long nanos();

  /** Processor time of this process, all threads, collector and compiler included. */
  long cpuNanos();

  static Meter ofThisProcess() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Meter() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public long cpuNanos() {
        return system.getProcessCpuTime();
      }
    };
  }
}
