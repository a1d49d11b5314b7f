package dev.formwork.triggers;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.flows.Assignee;
import dev.formwork.flows.FlowDeadline;
import dev.formwork.flows.Giving;
import dev.formwork.flows.OpinionRule;
import dev.formwork.flows.Records;
import dev.formwork.flows.Span;
import dev.formwork.forms.Field;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ValueSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rule does. Adding a kind is adding a case here. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Action {

  /**
   * Fields of the record get values.
   *
   * @param fields and where their new values come from
   * @param script an expression that answers an object with more fields
   */
  @JsonTypeName("set")
  record SetFields(Map<FieldKey, ValueSource> fields, @Nullable String script) implements Action {
    public SetFields {
      fields = Ordered.sources(fields);
    }
  }

  /**
   * Records are made: one, or one for each of something.
   *
   * @param set their fields, from values of this record, and of the row or record that each is for
   * @param link their relation field that names this record
   * @param submit whether they go into their own flow at once
   * @param rows for each row of this subtable
   * @param records for each of these other records
   * @param report for each row of this report
   * @param by who counts as having made them; the platform where absent
   * @param of the person or department where they belong; where this record does if absent
   * @param lists their subtables, each with what its rows are made of
   * @param most how many rows of the report there may be; more are refused
   */
  @JsonTypeName("create")
  record Create(
      String form,
      Map<FieldKey, ValueSource> set,
      @Nullable FieldKey link,
      boolean submit,
      @Nullable FieldKey rows,
      @Nullable Records records,
      @Nullable ReportRows report,
      @Nullable ValueSource by,
      @Nullable ValueSource of,
      Map<FieldKey, RowList> lists,
      @Nullable Integer most)
      implements Action {
    public Create {
      set = Ordered.sources(set);
      lists = Ordered.of(lists);
    }

    /** Whether there is one for each of something. */
    public boolean makesMany() {
      return rows != null || records != null || report != null;
    }
  }

  /**
   * Other records get values.
   *
   * @param set their fields, from values of this record
   */
  @JsonTypeName("update")
  record Update(Records records, Map<FieldKey, ValueSource> set) implements Action {
    public Update {
      set = Ordered.sources(set);
    }
  }

  /**
   * A record gets values if there is one, else it is made.
   *
   * @param match fields that tell which one; they get their values from {@code set}
   * @param report one for each row of this report
   * @param of the person or department where what is made belongs; where this record does if absent
   * @param lists subtables, each with what its rows are made of
   * @param most how many rows of the report there may be; more are refused
   * @param leave whether one that is there stays as it is
   */
  @JsonTypeName("upsert")
  record Upsert(
      String form,
      List<FieldKey> match,
      Map<FieldKey, ValueSource> set,
      @Nullable FieldKey link,
      boolean submit,
      @Nullable ReportRows report,
      @Nullable ValueSource by,
      @Nullable ValueSource of,
      Map<FieldKey, RowList> lists,
      @Nullable Integer most,
      boolean leave)
      implements Action {
    public Upsert {
      match = List.copyOf(match);
      set = Ordered.sources(set);
      lists = Ordered.of(lists);
    }
  }

  /**
   * People are told something.
   *
   * @param to who; those whom any of these names
   * @param template key of the message template; absent where the text says it all
   */
  @JsonTypeName("message")
  record Message(List<Assignee> to, @Nullable DefinitionKey template, LocalizedText text)
      implements Action {
    public Message {
      to = List.copyOf(to);
    }
  }

  /**
   * Somebody gets work that is no part of a form's flow: a record of its own, with a task.
   *
   * @param key of the form that its records have; {@code <rule>-task} where absent
   * @param title what is to be done
   * @param instruction what to look at
   * @param to who may take it; those whom any of these names
   * @param give to whom of them it goes; to everyone where absent
   * @param deadline how long it may take; as long as it takes where absent
   * @param calendar whose opening hours count where the record's department has none
   * @param of the person or department where it belongs; where this record does if absent
   * @param note whether words come with it; no words where absent
   * @param fields what is filled in
   * @param set what is filled in already, from values of this record
   * @param then fields of this record that get values when it is done, from those filled in
   */
  @JsonTypeName("task")
  record Task(
      @Nullable DefinitionKey key,
      LocalizedText title,
      LocalizedText instruction,
      List<Assignee> to,
      @Nullable Giving give,
      @Nullable FlowDeadline deadline,
      @Nullable String calendar,
      @Nullable ValueSource of,
      @Nullable OpinionRule note,
      List<Field> fields,
      Map<FieldKey, ValueSource> set,
      Map<FieldKey, ValueSource> then)
      implements Action {
    public Task {
      to = List.copyOf(to);
      fields = List.copyOf(fields);
      set = Ordered.sources(set);
      then = Ordered.sources(then);
    }

    boolean takesNote() {
      return note != null && note != OpinionRule.NONE;
    }
  }

  /**
   * A flow begins on the record, or on others.
   *
   * @param records on these others; on this one where absent
   */
  @JsonTypeName("start-flow")
  record StartFlow(String flow, @Nullable Records records) implements Action {}

  /**
   * Flows that run are called off: on the record, or on others.
   *
   * @param records on these others; on this one where absent
   * @param words why
   */
  @JsonTypeName("stop-flow")
  record StopFlow(@Nullable Records records, LocalizedText words) implements Action {}

  /**
   * What was asked to be changed about another record is changed there, if it is still as it was
   * then.
   *
   * @param to the relation field that names the other record
   * @param fields its fields, each with the field of this record that holds its new value
   * @param old its fields, each with the field of this record that holds its value as it was
   */
  @JsonTypeName("apply-patch")
  record ApplyPatch(
      FieldKey to, String form, Map<FieldKey, FieldKey> fields, Map<FieldKey, FieldKey> old)
      implements Action {
    public ApplyPatch {
      fields = Ordered.of(fields);
      old = Ordered.of(old);
    }
  }

  /**
   * Somebody may read a record for a time.
   *
   * @param to who
   * @param record the relation field that names the record; this one where absent
   * @param form of that record
   * @param within how long from now; until {@code until} where absent
   * @param until the field that tells the last day
   */
  @JsonTypeName("grant")
  record Grant(
      List<Assignee> to,
      @Nullable FieldKey record,
      @Nullable String form,
      @Nullable Span within,
      @Nullable FieldKey until)
      implements Action {
    public Grant {
      to = List.copyOf(to);
    }
  }

  /**
   * Another system is called.
   *
   * @param to parameter of the app that holds the address
   */
  @JsonTypeName("webhook")
  record Webhook(FieldKey to, Map<FieldKey, ValueSource> body) implements Action {
    public Webhook {
      body = Ordered.sources(body);
    }
  }

  /**
   * A decision table is asked and its answer kept.
   *
   * @param table of the same app by key, or {@code app/table}
   * @param with the values of its inputs; an input that isn't named takes the field of its key
   * @param into fields of the record, each with the output that goes there
   * @param assisted whether a person may choose otherwise and say why; not where absent
   */
  @JsonTypeName("decision-table")
  record Decide(
      String table,
      Map<FieldKey, ValueSource> with,
      Map<FieldKey, FieldKey> into,
      @Nullable Assisted assisted)
      implements Action {
    public Decide {
      with = Ordered.sources(with);
      into = Ordered.of(into);
    }
  }

  /**
   * A person may choose otherwise than a table suggests.
   *
   * @param suggestion the field that keeps what the table suggests
   * @param reason the field in which a person says why he has chosen otherwise
   */
  record Assisted(FieldKey suggestion, FieldKey reason) {}

  /** A message sequence begins for the record. */
  @JsonTypeName("start-sequence")
  record StartSequence(DefinitionKey sequence) implements Action {}

  /** A message sequence ends for the record. */
  @JsonTypeName("stop-sequence")
  record StopSequence(DefinitionKey sequence) implements Action {}

  /**
   * Tags are given and taken by what the record is like now; others that it has stay.
   *
   * @param field a multi-choice field
   */
  @JsonTypeName("tags")
  record Tags(FieldKey field, List<Tag> tags) implements Action {
    public Tags {
      tags = List.copyOf(tags);
    }
  }

  /** A tag, and when a record has it. */
  record Tag(String tag, Condition when) {}
}
