package dev.formwork.automation;

import dev.formwork.kernel.QualifiedKey;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are asked for; what is absent is not asked.
 *
 * @param record id of the record that they are about
 * @param after id of the last run of the page before
 */
public record RunQuery(
    @Nullable QualifiedKey rule,
    Run.@Nullable State state,
    @Nullable String record,
    @Nullable String after,
    int limit) {

  public static final int MAX_LIMIT = 200;

  public static final RunQuery ALL = new RunQuery(null, null, null, null, 50);

  public RunQuery ofRule(QualifiedKey one) {
    return new RunQuery(one, state, record, after, limit);
  }

  public RunQuery in(Run.State one) {
    return new RunQuery(rule, one, record, after, limit);
  }

  public RunQuery after(String last) {
    return new RunQuery(rule, state, record, last, limit);
  }
}
