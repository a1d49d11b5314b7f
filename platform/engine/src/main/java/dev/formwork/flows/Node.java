package dev.formwork.flows;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.Condition;
import dev.formwork.rules.TableUse;
import dev.formwork.rules.ValueSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a flow. Adding a kind is adding a case here: the compiler then names every place that
 * must know it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Node {

  DefinitionKey key();

  /** What people read; empty where the kind speaks for itself. */
  LocalizedText title();

  /** The ways out, in the order of the definition. */
  default List<Exit> exits() {
    return Exits.of(this);
  }

  /**
   * A way out of a node.
   *
   * @param pointer JSON pointer of where it is written, from the node: {@code /outcomes/0/next}
   */
  record Exit(String pointer, DefinitionKey to) {}

  /**
   * Where an execution begins.
   *
   * @param deadline by when the record should have been submitted; absent = any time
   */
  @JsonTypeName("start")
  record Start(
      DefinitionKey key, LocalizedText title, DefinitionKey next, @Nullable FlowDeadline deadline)
      implements Node {}

  /**
   * Work for people.
   *
   * @param instruction what to look at
   * @param assignees who may take it; all who any of them names
   * @param exclude who may not, whoever names him
   * @param give to whom of them it goes; to everyone where absent
   * @param several how they decide together; any of them where absent
   * @param parties the sides of a confirmation, in place of assignees
   * @param facts the fields that are confirmed
   * @param fields what the holder may do with fields while it is open; others are read
   * @param opinions words that are offered to whoever has to give some
   * @param forbid what holders may not do that they otherwise may
   * @param terminate whether holders may call the flow off
   * @param deadline how long it may take; absent = as long as it takes
   */
  @JsonTypeName("task")
  record Task(
      DefinitionKey key,
      LocalizedText title,
      TaskMode mode,
      LocalizedText instruction,
      List<Assignee> assignees,
      List<Assignee> exclude,
      @Nullable Giving give,
      @Nullable Several several,
      List<Party> parties,
      List<FieldKey> facts,
      @Nullable WhenEmpty whenEmpty,
      List<AutoPass> autoPass,
      Map<FieldKey, NodeRight> fields,
      List<LocalizedText> opinions,
      List<CheckItem> checklist,
      List<HolderAction> forbid,
      boolean terminate,
      List<Outcome> outcomes,
      @Nullable FlowDeadline deadline)
      implements Node {

    public Task {
      assignees = List.copyOf(assignees);
      exclude = List.copyOf(exclude);
      parties = List.copyOf(parties);
      facts = List.copyOf(facts);
      autoPass = List.copyOf(autoPass);
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      opinions = List.copyOf(opinions);
      checklist = List.copyOf(checklist);
      forbid = List.copyOf(forbid);
      outcomes = List.copyOf(outcomes);
    }

    /** What happens where nobody is named: the administrators get it, unless said otherwise. */
    public WhenEmpty ifNobody() {
      return whenEmpty == null ? WhenEmpty.ADMIN : whenEmpty;
    }

    public Giving giving() {
      return give == null ? Giving.EVERYONE : give;
    }

    /** How its people decide together; the sides of a confirmation all must. */
    public Several together() {
      return mode == TaskMode.CONFIRM ? Several.ALL : several == null ? Several.ANY : several;
    }

    /** The outcome that a forecast, a skip and an automatic pass take. */
    public Optional<Outcome.Agree> firstAgree() {
      return outcomes.stream().filter(Outcome::agrees).map(Outcome.Agree.class::cast).findFirst();
    }
  }

  /** A copy for reading, to everybody whom any of these names. */
  @JsonTypeName("cc")
  record Copy(DefinitionKey key, LocalizedText title, List<Assignee> to, DefinitionKey next)
      implements Node {
    public Copy {
      to = List.copyOf(to);
    }
  }

  /**
   * A message to people.
   *
   * @param template key of the message template; absent where the text says it all
   */
  @JsonTypeName("notify")
  record Notify(
      DefinitionKey key,
      LocalizedText title,
      List<Assignee> to,
      @Nullable DefinitionKey template,
      LocalizedText text,
      DefinitionKey next)
      implements Node {
    public Notify {
      to = List.copyOf(to);
    }
  }

  /**
   * A parting of the ways.
   *
   * @param mode how the ways are chosen; exclusive where absent
   * @param table the decision table that chooses, where one does
   * @param otherwise where no branch is taken; absent only where the branches leave no gap
   */
  @JsonTypeName("decide")
  record Decide(
      DefinitionKey key,
      LocalizedText title,
      @Nullable DecideMode mode,
      @Nullable TableUse table,
      List<Branch> branches,
      @Nullable DefinitionKey otherwise)
      implements Node {

    public Decide {
      branches = List.copyOf(branches);
    }

    public DecideMode how() {
      return mode == null ? DecideMode.EXCLUSIVE : mode;
    }
  }

  /** All branches are taken at the same time. */
  @JsonTypeName("fork")
  record Fork(DefinitionKey key, LocalizedText title, List<Branch> branches) implements Node {
    public Fork {
      branches = List.copyOf(branches);
    }
  }

  /**
   * Where branches come together; what is late is closed.
   *
   * @param fork the fork, or the inclusive decision, whose branches it waits for
   * @param needs how many of them, at most as many as were opened; all where absent
   * @param limit when it waits no longer; absent = as long as it takes
   */
  @JsonTypeName("join")
  record Join(
      DefinitionKey key,
      LocalizedText title,
      DefinitionKey fork,
      @Nullable Integer needs,
      @Nullable When limit,
      DefinitionKey next)
      implements Node {}

  /**
   * Waits until one of these comes: a moment, a condition, other records, a message.
   *
   * @param limit when it gives up; absent = never
   * @param late where it goes on then; the usual way where absent
   */
  @JsonTypeName("wait")
  record Wait(
      DefinitionKey key,
      LocalizedText title,
      @Nullable When until,
      @Nullable Condition when,
      @Nullable RecordsTest records,
      @Nullable DefinitionKey message,
      @Nullable When limit,
      @Nullable DefinitionKey late,
      DefinitionKey next)
      implements Node {

    Question test() {
      return new Question(when, records);
    }
  }

  /**
   * Another flow, as a part of this one.
   *
   * @param flow of the same app by key, or {@code app/flow}
   * @param each for what it runs; once for this record where absent
   * @param rows the subtable whose rows it runs for
   * @param records the other records that it runs for
   * @param detached whether this flow goes on without waiting for it
   * @param failed where to go on if one of them was not completed; else {@code onFailure} says
   */
  @JsonTypeName("sub-flow")
  record SubFlow(
      DefinitionKey key,
      LocalizedText title,
      String flow,
      @Nullable Each each,
      @Nullable FieldKey rows,
      @Nullable Records records,
      boolean detached,
      @Nullable OnFailure onFailure,
      @Nullable DefinitionKey failed,
      DefinitionKey next)
      implements Node {

    public Each forWhat() {
      return each == null ? Each.RECORD : each;
    }

    /** Stops, unless said otherwise: a failure must not pass unseen. */
    public OnFailure ifItFails() {
      return onFailure == null ? OnFailure.STOP : onFailure;
    }
  }

  /**
   * Something the platform does by itself.
   *
   * @param set fields and where their new values come from, in this order
   * @param script an expression that answers an object with more fields to set
   */
  @JsonTypeName("act")
  record Act(
      DefinitionKey key,
      LocalizedText title,
      Map<FieldKey, ValueSource> set,
      @Nullable String script,
      List<NewRecord> create,
      List<RecordsUpdate> update,
      List<Webhook> webhooks,
      DefinitionKey next)
      implements Node {

    public Act {
      set = SetValues.of(set);
      create = List.copyOf(create);
      update = List.copyOf(update);
      webhooks = List.copyOf(webhooks);
    }
  }

  /**
   * Passes only while this holds; asked again whenever the record changes.
   *
   * @param checklist a multi-choice field that must hold all of {@code needs}
   */
  @JsonTypeName("gate")
  record Gate(
      DefinitionKey key,
      LocalizedText title,
      @Nullable Condition when,
      @Nullable RecordsTest records,
      @Nullable FieldKey checklist,
      List<DefinitionKey> needs,
      DefinitionKey next)
      implements Node {

    public Gate {
      needs = List.copyOf(needs);
    }

    Question test() {
      return new Question(when, records);
    }
  }

  /**
   * Where an execution ends, or the sub-flow that it belongs to.
   *
   * @param tell who gets a notice of it
   */
  @JsonTypeName("end")
  record End(DefinitionKey key, LocalizedText title, EndState state, List<Assignee> tell)
      implements Node {
    public End {
      tell = List.copyOf(tell);
    }
  }
}
