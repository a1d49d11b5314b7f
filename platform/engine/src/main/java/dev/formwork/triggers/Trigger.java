package dev.formwork.triggers;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.flows.Assignee;
import dev.formwork.flows.Span;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule waits for. Adding a kind is adding a case here: the compiler then names every place
 * that must know it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Trigger {

  /** Something that happens to a record, seen when it is written. */
  sealed interface OfRecord extends Trigger {}

  /** Something that comes with time. */
  sealed interface OfTime extends Trigger {}

  /** A record was submitted. */
  @JsonTypeName("created")
  record Created() implements OfRecord {}

  /**
   * A submitted record has gone. Nothing can be done to it any more; {@code $field.x} still tells
   * its values.
   */
  @JsonTypeName("deleted")
  record Deleted() implements OfRecord {}

  /**
   * Values of a submitted record have changed.
   *
   * @param fields any of these; any at all where empty
   * @param created whether a new record counts as a change
   */
  @JsonTypeName("changed")
  record Changed(List<FieldKey> fields, boolean created) implements OfRecord {
    public Changed {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A record has come to another state.
   *
   * @param from from one of these; from any where empty
   * @param to to one of these; to any where empty
   */
  @JsonTypeName("state")
  record StateChanged(List<String> from, List<String> to) implements OfRecord {
    public StateChanged {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  /**
   * A task of the record's flow was decided.
   *
   * @param outcomes any of these; any at all where empty
   */
  @JsonTypeName("outcome")
  record OutcomeOf(DefinitionKey node, List<DefinitionKey> outcomes) implements OfRecord {
    public OutcomeOf {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * Somebody has pressed a button on the record. The rule's condition says when it is there.
   *
   * @param by who may press it; whoever may edit the record where empty
   */
  @JsonTypeName("button")
  record Button(LocalizedText label, List<Assignee> by) implements OfRecord {
    public Button {
      by = List.copyOf(by);
    }
  }

  /** Somebody has commented on the record. */
  @JsonTypeName("comment")
  record Commented() implements OfRecord {}

  /**
   * A number of the record has gone across a bound, once for each time it does.
   *
   * @param at the bound; absent where there are many
   * @param every each multiple of this is a bound; the furthest that was crossed counts
   * @param down whether it is crossed downwards
   */
  @JsonTypeName("threshold")
  record Threshold(
      FieldKey field, @Nullable BigDecimal at, @Nullable BigDecimal every, boolean down)
      implements OfRecord {}

  /**
   * Words stand in texts of the record, or in a comment, that did not stand there before.
   *
   * @param fields texts that are looked at
   * @param comments whether comments are looked at too
   * @param list the keyword list: of the same app by key, or {@code app/list}
   * @param severities only words as grave as one of these; all where empty
   */
  @JsonTypeName("keywords")
  record Keywords(
      List<FieldKey> fields,
      boolean comments,
      @Nullable String list,
      List<KeywordList.Word> words,
      List<KeywordList.Severity> severities)
      implements OfRecord {
    public Keywords {
      fields = List.copyOf(fields);
      words = List.copyOf(words);
      severities = List.copyOf(severities);
    }
  }

  /**
   * A moment that a date of the record tells; it moves with the date.
   *
   * @param shift how much earlier or later
   * @param time of the day, for a field that holds a date
   * @param yearly whether it comes back each year
   * @param until it no longer comes once this holds; never ends where absent
   * @param late whether it fires at once where the moment has passed when it becomes known
   */
  @JsonTypeName("date")
  record AtDate(
      FieldKey field,
      @Nullable Span shift,
      @JsonFormat(pattern = "HH:mm") @Nullable LocalTime time,
      boolean yearly,
      @Nullable Condition until,
      boolean late)
      implements OfTime {}

  /** Again and again by the calendar; for each record that the rule's condition holds for. */
  @JsonTypeName("schedule")
  record Scheduled(Schedule schedule) implements OfTime {}

  /**
   * Again and again for a record, as long as something holds.
   *
   * @param every how long after the last time, or after it began to hold
   * @param holds while this holds
   * @param restart a change of one of these fields counts as the last time
   * @param most how often at most; as long as it holds where absent
   */
  @JsonTypeName("repeat")
  record Repeat(
      Span every,
      @JsonProperty("while") Condition holds,
      List<FieldKey> restart,
      @Nullable Integer most)
      implements OfTime {
    public Repeat {
      restart = List.copyOf(restart);
    }
  }

  /**
   * A metric was off its target for several periods running. Metrics tell of it.
   *
   * @param periods how many running
   */
  @JsonTypeName("metric")
  record MetricOff(String metric, int periods) implements Trigger {}

  /**
   * Another system has called.
   *
   * @param secret parameter of the app that holds the token which the call must carry
   * @param fields what of its body is taken over; the rule's sources name them like fields
   * @param key JSON pointer of what makes a call the same as an earlier one; the header {@code
   *     Idempotency-Key} where absent
   * @param perMinute how many calls are taken in a minute
   */
  @JsonTypeName("webhook")
  record Hook(
      FieldKey secret, List<Taken> fields, @Nullable String key, @Nullable Integer perMinute)
      implements Trigger {
    public Hook {
      fields = List.copyOf(fields);
    }

    /** How many calls are taken in a minute: 60 unless said otherwise. */
    public int limit() {
      return perMinute == null ? 60 : perMinute;
    }
  }

  /**
   * A value that is taken from the body of a call.
   *
   * @param at JSON pointer of it, as in {@code /customer/phone}
   */
  record Taken(FieldKey key, String at, ValueKind type, boolean required) {}
}
