package dev.formwork.records;

import dev.formwork.kernel.QualifiedKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as a rule acts on it: all of it, as whoever published the rule may see it.
 *
 * @param system what the platform knows of it, by key
 * @param createdBy person id
 */
public record RuleSubject(
    QualifiedKey form,
    String id,
    @Nullable String number,
    long revision,
    State state,
    Map<String, Object> data,
    Map<String, Object> system,
    FormRecord.Owner owner,
    String createdBy) {

  /** The name under which scripts of a rule find what it fired for. */
  public static final String FACTS = "facts";

  /** The name under which scripts find the row or record that something is made for. */
  public static final String EACH = "each";

  /** The name under which scripts find the values of metrics. */
  public static final String METRICS = "metrics";

  /** The name under which scripts find the period that a rule is about. */
  public static final String PERIOD = "period";

  /** What scripts of rules may read besides the record, for trying them out. */
  public static final Map<String, Object> EXAMPLES =
      Map.of(FACTS, Map.of("changed", Map.of(), "hits", List.of(), "bound", 1L), EACH, Map.of());

  public RuleSubject {
    data = Collections.unmodifiableMap(data);
    system = Collections.unmodifiableMap(system);
  }

  public static RuleSubject of(FormRecord record) {
    return new RuleSubject(
        record.form(),
        record.id(),
        record.number(),
        record.revision(),
        record.state(),
        record.data(),
        record.system(),
        record.owner(),
        record.stamps().createdBy());
  }
}
