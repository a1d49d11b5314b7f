package dev.formwork.flows;

import dev.formwork.calendars.Measure;
import dev.formwork.calendars.OpeningHours;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long an execution stayed at a node where somebody or something is waited for.
 *
 * @param openMinutes how much opening time it took; absent before its end
 */
public record Stay(Of of, @Nullable Long openMinutes) {

  /** What is waited for. */
  public enum Of {
    TASK,
    /** Whoever submitted the record has to correct it. */
    CORRECTION,
    WAIT,
    GATE,
    SUB_FLOW;

    /** What is waited for at a node; empty where nothing is. */
    static Optional<Of> at(Node node, boolean corrects) {
      return switch (node) {
        case Node.Task _ -> Optional.of(TASK);
        case Node.Start _ -> corrects ? Optional.of(CORRECTION) : Optional.empty();
        case Node.Wait _ -> Optional.of(WAIT);
        case Node.Gate _ -> Optional.of(GATE);
        case Node.SubFlow _ -> Optional.of(SUB_FLOW);
        case Node.Copy _,
            Node.Notify _,
            Node.Decide _,
            Node.Fork _,
            Node.Join _,
            Node.Act _,
            Node.End _ ->
            Optional.empty();
      };
    }
  }

  /** From now on. */
  static Stay begun(Of of) {
    return new Stay(of, null);
  }

  boolean isOver() {
    return openMinutes != null;
  }

  /** The same at its end. */
  Stay ended(OpeningHours hours, Instant from, Instant to) {
    return new Stay(of, Measure.TIME.between(hours, from, to) / 60_000);
  }
}
