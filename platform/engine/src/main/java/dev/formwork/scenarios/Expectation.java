package dev.formwork.scenarios;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.deadlines.Deadline;
import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.records.State;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be seen at a moment of the story. The JSON form is told apart by its subject: {@code
 * {task: order, node: first-review, for: supervisor}}.
 */
public sealed interface Expectation {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Expectation read(JsonNode json) {
    return Definitions.mapper().treeToValue(json, Verbs.expectation(json));
  }

  /** An expectation about a record that the story knows by name. */
  sealed interface OfRecord extends Expectation {
    String record();
  }

  /**
   * Work waits.
   *
   * @param holders usernames of those who may do it; others may too
   * @param title as somebody reads it, in any language
   * @param due the moment, {@code 2026-02-14 09:00}, or {@code in 4 working hours}
   * @param why code of the reason why these: {@code flow.assignee.role}
   * @param pool whether somebody must claim it first
   */
  record Task(
      @JsonProperty("task") String record,
      @Nullable DefinitionKey node,
      @JsonProperty("for") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<String> holders,
      @Nullable String title,
      @Nullable String due,
      @Nullable String why,
      @Nullable Boolean pool)
      implements OfRecord {
    public Task {
      holders = List.copyOf(holders);
    }
  }

  /** No work waits at the node, for these people; none at all where neither is said. */
  record NoTask(
      @JsonProperty("noTask") String record,
      @Nullable DefinitionKey node,
      @JsonProperty("for") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<String> holders)
      implements OfRecord {
    public NoTask {
      holders = List.copyOf(holders);
    }
  }

  /**
   * A record is so.
   *
   * @param as username of who looks; the platform, which sees all, where absent
   * @param at the nodes that its flow stands at, all of them
   * @param round of its flow, from 1
   * @param number its serial number
   * @param fields values by field; null is empty
   * @param shows fields that the form shows with this data
   * @param hides fields that it does not show
   * @param warned fields at which whoever fills it in is warned
   * @param notWarned fields at which he is not
   */
  record IsSo(
      String record,
      @Nullable String as,
      @Nullable State state,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<DefinitionKey> at,
      @Nullable Integer round,
      @Nullable String number,
      Map<String, @Nullable Object> fields,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<FieldKey> shows,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<FieldKey> hides,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<FieldKey> warned,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<FieldKey> notWarned)
      implements OfRecord {
    public IsSo {
      at = List.copyOf(at);
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      shows = List.copyOf(shows);
      hides = List.copyOf(hides);
      warned = List.copyOf(warned);
      notWarned = List.copyOf(notWarned);
    }

    /** It has this state, whatever else is so of it. */
    static IsSo in(String record, State state) {
      return new IsSo(
          record, null, state, List.of(), null, null, Map.of(), List.of(), List.of(), List.of(),
          List.of());
    }
  }

  /**
   * A record was so.
   *
   * @param on the moment, {@code 2026-02-14 09:00}
   * @param as username of who looks; the platform, which sees all, where absent
   * @param fields values by field; null is empty
   */
  record WasSo(
      @JsonProperty("was") String record,
      String on,
      @Nullable String as,
      Map<String, @Nullable Object> fields)
      implements OfRecord {
    public WasSo {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * A deadline stands so; the latest of its kind counts.
   *
   * @param of key of the node, stage or flow that it is the deadline of
   * @param due as {@link Task#due}
   */
  record Due(
      @JsonProperty("deadline") String record,
      DefinitionKey of,
      Deadline.@Nullable State state,
      @Nullable String due)
      implements OfRecord {}

  /**
   * These people were told something.
   *
   * @param what code of the occasion: {@code flow.notice.due}
   * @param template key of the message template
   * @param text that it holds, in any language
   * @param times how often, exactly; at least once where absent
   */
  record Told(
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> told,
      @JsonProperty("about") String record,
      @Nullable String what,
      @Nullable DefinitionKey template,
      @Nullable String text,
      @Nullable Integer times)
      implements OfRecord {
    public Told {
      told = List.copyOf(told);
    }
  }

  /** These people were told nothing of the kind. */
  record NotTold(
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> notTold,
      @JsonProperty("about") String record,
      @Nullable String what)
      implements OfRecord {
    public NotTold {
      notTold = List.copyOf(notTold);
    }
  }

  /**
   * A record was sent to people for reading, and waits in the inbox of each of them.
   *
   * @param to usernames of those who got it; others may have, too
   * @param node that sent it; any where absent
   */
  record Copied(
      @JsonProperty("copied") String record,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> to,
      @Nullable DefinitionKey node)
      implements OfRecord {
    public Copied {
      to = List.copyOf(to);
    }
  }

  /** A record was not sent to these people for reading; to nobody at all where none is named. */
  record NotCopied(
      @JsonProperty("notCopied") String record,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> to,
      @Nullable DefinitionKey node)
      implements OfRecord {
    public NotCopied {
      to = List.copyOf(to);
    }
  }

  /**
   * Another system was called because of a record.
   *
   * @param to the address
   * @param body values that it was told, among others
   */
  record Called(
      @JsonProperty("webhook") String record,
      @Nullable String to,
      Map<String, @Nullable Object> body)
      implements OfRecord {
    public Called {
      body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }
  }

  /** No other system was called because of a record. */
  record NotCalled(@JsonProperty("noWebhook") String record) implements OfRecord {}

  /**
   * Staff or customers were sent something about a record, by template.
   *
   * @param to an address, a username, or {@code @customer} as a record of the story
   * @param state how far it has come; sent where absent
   * @param times how often, exactly; at least once where absent
   */
  record Sent(
      @JsonProperty("message") String record,
      @Nullable Channel channel,
      @Nullable String to,
      @Nullable DefinitionKey template,
      @Nullable String text,
      Delivery.@Nullable State state,
      @Nullable Integer times)
      implements OfRecord {}

  /** Nobody was sent such a thing about a record. */
  record NotSent(
      @JsonProperty("noMessage") String record,
      @Nullable Channel channel,
      @Nullable String to,
      @Nullable DefinitionKey template)
      implements OfRecord {}

  /**
   * The history of a record tells of something.
   *
   * @param as username of who reads it; the platform, which sees all, where absent
   * @param kind what happened: {@code decided}, {@code commented}, as the history has it
   * @param by username of who did it
   * @param outcome as it was called, in any language
   * @param text that the words with it hold
   * @param changed a field that changed with it
   */
  record InHistory(
      @JsonProperty("history") String record,
      @Nullable String as,
      @Nullable String kind,
      @Nullable String by,
      @Nullable String outcome,
      @Nullable String text,
      @Nullable FieldKey changed)
      implements OfRecord {}

  /**
   * A report tells a figure to somebody.
   *
   * @param as username of who runs it
   * @param row values of its dimensions that pick the row, as records hold them; the only row where
   *     none are given
   * @param measure the column; its only one where absent
   * @param is the figure; null where there is none, or no such row
   */
  record Figure(
      String report,
      String as,
      Map<FieldKey, @Nullable Object> row,
      @Nullable FieldKey measure,
      @Nullable Object is)
      implements Expectation {
    public Figure {
      row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
    }
  }

  /**
   * A metric tells a value to somebody.
   *
   * @param as username of who looks
   * @param organisation key of a department; all where absent
   * @param period as in {@code 2026-W45}; the one that runs where absent
   * @param is the value; null where there is none
   * @param target what it is held against; not asked where absent
   * @param light green, amber, red or none; not asked where absent
   * @param owner username of who answers for it; not asked where absent
   * @param frozen whether the period has closed; not asked where absent
   */
  record Measured(
      String metric,
      String as,
      @Nullable String organisation,
      @Nullable String period,
      @Nullable Object is,
      @Nullable Object target,
      @Nullable String light,
      @Nullable String owner,
      @Nullable Boolean frozen)
      implements Expectation {}

  /**
   * A mailing was sent to people.
   *
   * @param to usernames
   * @param subject that the mail's subject holds
   * @param files how many reports go with it
   * @param state how far it has come; sent where absent
   * @param times how often to each, exactly; at least once where absent
   */
  record Mailed(
      String mailing,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> to,
      @Nullable String subject,
      @Nullable Integer files,
      Delivery.@Nullable State state,
      @Nullable Integer times)
      implements Expectation {
    public Mailed {
      to = List.copyOf(to);
    }
  }

  /**
   * These people see a record.
   *
   * @param with fields that they see
   * @param without fields that they don't see
   */
  record Visible(
      @JsonProperty("visible") String record,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> to,
      List<FieldKey> with,
      List<FieldKey> without)
      implements OfRecord {
    public Visible {
      to = List.copyOf(to);
      with = List.copyOf(with);
      without = List.copyOf(without);
    }
  }

  /** These people don't know of a record, whatever way they look. */
  record Hidden(
      @JsonProperty("hidden") String record,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> to)
      implements OfRecord {
    public Hidden {
      to = List.copyOf(to);
    }
  }
}
