package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the world outside the execution must learn of a move. */
public sealed interface FlowEffect {

  /** Somebody has something to do. */
  record TaskOpened(FlowTask task) implements FlowEffect {}

  /** A task has other holders now, or is held otherwise. */
  record TaskChanged(FlowTask task) implements FlowEffect {}

  /**
   * A task is not to be done any more.
   *
   * @param outcome what was decided on it; absent where the flow moved on without
   */
  record TaskClosed(FlowTask task, @Nullable DefinitionKey outcome) implements FlowEffect {}

  /** Somewhere nobody was found for a task, or a sub-flow failed: there it stands still. */
  record Stopped(DefinitionKey node) implements FlowEffect {}

  /** It is over. */
  record Ended(EndState state) implements FlowEffect {}

  /** A signal is wanted at a moment; a later one of the same id takes its place. */
  record TimerWanted(String id, Instant due) implements FlowEffect {}

  /** It is not wanted any more. */
  record TimerDropped(String id) implements FlowEffect {}

  /** People get a copy to read. */
  record Copied(String step, LocalizedText title, List<String> persons) implements FlowEffect {
    public Copied {
      persons = List.copyOf(persons);
    }
  }

  /**
   * People are told something.
   *
   * @param what code of the occasion: {@code flow.notice.urged}
   * @param template key of a message template; absent where the text says it all
   */
  record Noticed(
      String what,
      DefinitionKey node,
      List<String> persons,
      @Nullable DefinitionKey template,
      LocalizedText text)
      implements FlowEffect {
    public Noticed {
      persons = List.copyOf(persons);
    }
  }

  /** A record is to be made. */
  record RecordWanted(
      String form, Map<FieldKey, Object> values, @Nullable FieldKey link, boolean submit)
      implements FlowEffect {
    public RecordWanted {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** Other records are to be changed; null empties a field. */
  record RecordsChanged(Records records, Map<FieldKey, @Nullable Object> values)
      implements FlowEffect {
    public RecordsChanged {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** Another system is to be told. */
  record WebhookWanted(String address, Map<FieldKey, @Nullable Object> body) implements FlowEffect {
    public WebhookWanted {
      body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }
  }

  /**
   * A flow is to run on another record.
   *
   * @param awaited whether the end of it is to be told as {@link Signal.ChildEnded}
   */
  record SubFlowWanted(
      String step, QualifiedKey flow, QualifiedKey form, String record, boolean awaited)
      implements FlowEffect {}

  /** A flow on another record is not waited for any more, and is to be called off. */
  record SubFlowDropped(QualifiedKey form, String record, String step) implements FlowEffect {}
}
