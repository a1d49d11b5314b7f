package dev.formwork.triggers;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a write has done to a record.
 *
 * @param before how it was; absent where it is new
 * @param decided the tasks of its flow that were decided
 * @param comment what was said; absent where nothing was
 * @param pressed the rule whose button was pressed; absent where none was
 */
public record Happening(
    @Nullable Snapshot before,
    Snapshot after,
    List<Decided> decided,
    @Nullable String comment,
    @Nullable QualifiedKey pressed) {

  /** A record at one moment: its values, and what the platform knows of it. */
  public record Snapshot(Map<String, Object> data, Map<String, Object> system) {
    public Snapshot {
      data = Collections.unmodifiableMap(data);
      system = Collections.unmodifiableMap(system);
    }

    boolean isDraft() {
      return "draft".equals(system.get("state"));
    }
  }

  /** A decided task. */
  public record Decided(DefinitionKey node, String outcome) {}

  public Happening {
    decided = List.copyOf(decided);
  }

  /** Whether the record has just left the drafts, or came to be without having been one. */
  boolean isSubmitted() {
    return !after.isDraft() && (before == null || before.isDraft());
  }
}
