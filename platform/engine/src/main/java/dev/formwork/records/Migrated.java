package dev.formwork.records;

import dev.formwork.flows.Migration;
import dev.formwork.kernel.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes, or became, of one execution that was to go to another release.
 *
 * @param record id of the record
 * @param number its serial number; absent where it isn't there
 * @param from the release that it ran on; 0 where it isn't there
 * @param places where it stands and will stand
 * @param dues deadlines that are due at another moment then
 * @param canBeUndone whether it could be taken back
 * @param problems why not; empty where it goes
 */
public record Migrated(
    String record,
    @Nullable String number,
    int from,
    int to,
    List<Migration.Place> places,
    List<Migration.Due> dues,
    boolean canBeUndone,
    List<Problem> problems) {

  public Migrated {
    places = List.copyOf(places);
    dues = List.copyOf(dues);
    problems = List.copyOf(problems);
  }

  /** Whether it goes, or went. */
  public boolean isPossible() {
    return problems.isEmpty();
  }
}
