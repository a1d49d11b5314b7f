package dev.formwork.automation;

import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RuleSubject;
import java.time.Instant;

/** Begins and ends message sequences for records; whoever knows sequences implements it. */
public interface RuleSequences {

  /** Begins one, unless it runs for this record already; the id is the same for every attempt. */
  void start(String id, QualifiedKey sequence, RuleSubject subject, Instant at);

  /** Ends one, if it runs for this record. */
  void stop(String id, QualifiedKey sequence, RuleSubject subject, Instant at);
}
