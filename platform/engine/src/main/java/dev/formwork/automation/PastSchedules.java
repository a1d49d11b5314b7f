package dev.formwork.automation;

import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;

/** Moments of schedules that came before anybody was there. */
public interface PastSchedules {

  /**
   * Has a rule act for the last moments of its schedule before this one, once for each. Dates and
   * periods count from each moment; what the rule makes is made now.
   *
   * @param times how many moments
   */
  @NoPermission(because = "it does later what the platform would have done by itself")
  void come(QualifiedKey rule, int times, Instant before);
}
