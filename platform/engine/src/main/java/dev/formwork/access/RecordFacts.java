package dev.formwork.access;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What access must know of a record.
 *
 * @param department key of the department that owns it
 * @param store key of the store that owns it
 * @param participants ids of all who have or had a task on it
 * @param holders ids of those who have an open task on it now
 * @param guests ids of those who may read it for a time, each until when
 * @param values its data and system fields, for scopes with a condition
 */
public record RecordFacts(
    String createdBy,
    @Nullable String department,
    @Nullable String store,
    Set<String> participants,
    Set<String> holders,
    Map<String, Instant> guests,
    Map<String, Object> values) {

  public RecordFacts(
      String createdBy,
      @Nullable String department,
      @Nullable String store,
      Set<String> participants,
      Set<String> holders,
      Map<String, Object> values) {
    this(createdBy, department, store, participants, holders, Map.of(), values);
  }

  /** Whether somebody may read the record for a time that isn't over. */
  boolean admits(String person, Instant now) {
    Instant until = guests.get(person);
    return until != null && until.isAfter(now);
  }
}
