package dev.formwork.flows;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an outcome says of where a returned record goes on. */
public enum ResubmitRule {
  /** From there: everybody looks at it again. */
  RESTART,
  /** At the node that returned it. */
  BACK,
  /** As whoever returns it says. */
  ASK;

  /** Where it goes on, if this was chosen; nothing is chosen unless it is asked. */
  ResubmitFrom chosen(@Nullable ResubmitFrom choice) {
    return switch (this) {
      case RESTART -> ResubmitFrom.RESTART;
      case BACK -> ResubmitFrom.BACK;
      case ASK -> Objects.requireNonNull(choice, "a decision is checked before it is taken");
    };
  }
}
