package dev.formwork.scenarios;

import dev.formwork.automation.Run;
import dev.formwork.flows.FlowEffect;
import dev.formwork.flows.TraceEntry;
import dev.formwork.kernel.Problem;
import dev.formwork.messages.Delivery;
import dev.formwork.records.FlowPicture;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordView;
import dev.formwork.tasks.Notice;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a story was walked, and what came of each of its steps.
 *
 * @param now what time it is in it
 * @param records those that it knows by name, in the order in which they came
 * @param cut why it goes no farther, though it was told farther before; absent as a rule
 */
public record Walked(
    Instant now, List<Passage> passages, List<Standing> records, @Nullable Cut cut) {

  public Walked {
    passages = List.copyOf(passages);
    records = List.copyOf(records);
  }

  public Optional<Standing> record(String name) {
    return records.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * A step that was played.
   *
   * @param what it in words
   * @param at the moment after it
   * @param happenings what came of it, in the order in which it came
   */
  public record Passage(Step step, Problem what, Instant at, List<Happening> happenings) {
    public Passage {
      happenings = List.copyOf(happenings);
    }
  }

  /**
   * A record as it stands.
   *
   * @param view all of it
   * @param picture absent where it is in no flow
   */
  public record Standing(String name, RecordView view, @Nullable FlowPicture picture) {}

  /**
   * Where a story could not be told on as it was before.
   *
   * @param step the first that did not hold, from 1
   * @param left how many steps were left out with it
   */
  public record Cut(int step, int left, Problem problem) {}

  /** Something that came of a step. */
  public sealed interface Happening {

    Instant at();

    /**
     * A flow decided something, and why.
     *
     * @param data the record's, as it was then
     */
    record Traced(Instant at, String record, Map<String, Object> data, TraceEntry entry)
        implements Happening {
      public Traced {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
      }
    }

    /** Something that others learn of a flow: a task came, or went, a copy, a record. */
    record Flowed(Instant at, String record, FlowEffect effect) implements Happening {}

    /** Somebody was told something; {@code person} is an id. */
    record Told(Instant at, String person, Notice notice) implements Happening {}

    /** A message, or a call of another system. */
    record Sent(Instant at, Delivery delivery) implements Happening {}

    /** A rule fired. */
    record Fired(Instant at, Run run) implements Happening {}

    /** Something stands in a record's history. */
    record Noted(Instant at, String record, HistoryEntry entry) implements Happening {}
  }
}
