package dev.formwork.metrics;

import dev.formwork.kernel.NoPermission;
import java.time.LocalDate;

/** Periods that ended before anybody could have closed them. */
public interface PastPeriods {

  /**
   * Freezes the values of all periods since this day that are over and are not frozen yet. Only of
   * the last of them is told that it missed its target: what came before it is past help.
   */
  @NoPermission(because = "it does later what the platform would have done by itself")
  void closeSince(LocalDate day);
}
