package dev.formwork.records;

import dev.formwork.flows.Decision;
import dev.formwork.flows.Execution;
import dev.formwork.flows.NodeMap;
import dev.formwork.flows.Signal;
import dev.formwork.flows.TaskAction;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act on one record, from whatever origin. The action id makes a repeated request the same act:
 * the record remembers the last ones it has done.
 */
public sealed interface Command {

  QualifiedKey form();

  Act act();

  /** What came in for fields, raw; only what changes. Empty where the act changes no field. */
  Map<String, ?> changes();

  /**
   * How it came in.
   *
   * @param actionId chosen by the caller, unique for this act
   * @param base the revision that the caller saw; absent = whatever is there now
   * @param depth how many acts led to this one, each by the effect of the one before
   * @param trail the rules that led to this one, each with the record it acted on
   */
  record Act(String actionId, Origin origin, @Nullable Long base, int depth, List<String> trail) {

    public Act {
      trail = List.copyOf(trail);
    }

    public Act(String actionId, Origin origin, @Nullable Long base, int depth) {
      this(actionId, origin, base, depth, List.of());
    }

    public Act(String actionId, Origin origin, @Nullable Long base) {
      this(actionId, origin, base, 0);
    }

    public static Act of(String actionId, Origin origin) {
      return new Act(actionId, origin, null);
    }

    public Act seenAt(@Nullable Long revision) {
      return new Act(actionId, origin, revision, depth, trail);
    }

    /** An act that the effect of another brings about. */
    public static Act following(String effectId, int depth) {
      return new Act(effectId, Origin.FLOW, null, depth);
    }

    /** The same where that act belongs to a history. */
    public static Act replayed(String effectId, int depth) {
      return new Act(effectId, Origin.REPLAY, null, depth);
    }

    /** An act of a rule. */
    public static Act ofRule(String actionId, int depth, List<String> trail) {
      return new Act(actionId, Origin.RULE, null, depth, trail);
    }
  }

  /** Through what a record is changed; stands in its history. */
  enum Origin {
    SCREEN,
    API,
    IMPORT,
    SAMPLE,
    /** By a link, from somebody without an account. */
    PUBLIC,
    FLOW,
    RULE,
    /** By a flow, in a history that is played again. */
    REPLAY;

    /** Whether only the platform itself acts so, with the rights of whoever published it. */
    public boolean isOfPlatform() {
      return this == FLOW || this == RULE || this == REPLAY;
    }

    /** Whether it was brought in as history: it is over, and nothing follows from it any more. */
    public boolean isPast() {
      return this == SAMPLE || this == REPLAY;
    }
  }

  /**
   * A new record, as a draft or submitted at once.
   *
   * @param picked person ids by the node of its flow that the initiator picks them for
   * @param owner whose it is, where the platform makes it; else it belongs where who made it does
   */
  record Create(
      QualifiedKey form,
      Map<String, ?> changes,
      boolean submit,
      Map<DefinitionKey, List<String>> picked,
      FormRecord.@Nullable Owner owner,
      Act act)
      implements Command {

    public Create(
        QualifiedKey form,
        Map<String, ?> changes,
        boolean submit,
        Map<DefinitionKey, List<String>> picked,
        Act act) {
      this(form, changes, submit, picked, null, act);
    }

    public Create(QualifiedKey form, Map<String, ?> changes, boolean submit, Act act) {
      this(form, changes, submit, Map.of(), act);
    }
  }

  /** Some fields of a record change. */
  record Edit(QualifiedKey form, String id, Map<String, ?> changes, Act act)
      implements OnExisting {}

  /**
   * A draft is submitted, with last changes.
   *
   * @param picked person ids by the node of its flow that the initiator picks them for
   */
  record Submit(
      QualifiedKey form,
      String id,
      Map<String, ?> changes,
      Map<DefinitionKey, List<String>> picked,
      Act act)
      implements OnExisting {

    public Submit(QualifiedKey form, String id, Map<String, ?> changes, Act act) {
      this(form, id, changes, Map.of(), act);
    }
  }

  /** A person decides a task, with the changes that its node allows. */
  record Decide(
      QualifiedKey form, String id, String task, Decision decision, Map<String, ?> changes, Act act)
      implements OnExisting {

    public Decide(
        QualifiedKey form,
        String id,
        String task,
        DefinitionKey outcome,
        String opinion,
        Map<String, ?> changes,
        Act act) {
      this(form, id, task, Decision.of(outcome, opinion), changes, act);
    }
  }

  /** The holder of a task does something with it short of deciding, and may save what he filled. */
  record Handle(
      QualifiedKey form, String id, String task, TaskAction action, Map<String, ?> changes, Act act)
      implements OnExisting {}

  /** The initiator takes the record back to correct it. */
  record Withdraw(QualifiedKey form, String id, String words, Act act) implements Unchanging {}

  /** Somebody takes back what he decided on a task. */
  record Retract(QualifiedKey form, String id, String task, String words, Act act)
      implements Unchanging {}

  /** The flow is called off. */
  record Terminate(QualifiedKey form, String id, String words, Act act) implements Unchanging {}

  /** Everybody who holds a task is asked to hurry. */
  record Urge(QualifiedKey form, String id, String words, Act act) implements Unchanging {}

  /** Where the flow stands still it is tried again. */
  record Retry(QualifiedKey form, String id, Act act) implements Unchanging {}

  /** What an administrator does with the flow of a record that can't help itself. */
  sealed interface Remedy {

    /**
     * It goes on at another node.
     *
     * @param step id of the open visit that is left; absent where all that is open is
     */
    record MoveTo(@Nullable String step, DefinitionKey node) implements Remedy {}

    /**
     * Others get the work.
     *
     * @param work id of an open task, or of a step that has nobody
     */
    record GiveTo(String work, List<String> persons) implements Remedy {
      public GiveTo {
        persons = List.copyOf(persons);
      }
    }

    /** Where it stands still it is tried again. */
    record TryAgain() implements Remedy {}

    /** Nothing but fields are changed. */
    record Correct() implements Remedy {}
  }

  /**
   * An administrator repairs a record.
   *
   * @param words why; never empty
   */
  record Repair(
      QualifiedKey form, String id, Remedy remedy, Map<String, ?> changes, String words, Act act)
      implements OnExisting {}

  /** A command after which the record runs on another release. */
  sealed interface OnRelease extends Unchanging {
    int release();
  }

  /** A running record goes on by the release that is current now. */
  record Migrate(QualifiedKey form, String id, int release, NodeMap nodes, String words, Act act)
      implements OnRelease {}

  /** The last migration is taken back, while nothing has happened since. */
  record UndoMigration(QualifiedKey form, String id, int release, Act act) implements OnRelease {}

  /** Something that the flow waits for has happened; only the platform sends it. */
  record Wake(QualifiedKey form, String id, Signal.OfPlatform signal, Act act)
      implements Unchanging {}

  /**
   * A flow begins on a record; only the platform sends it.
   *
   * @param parent what waits for its end; absent where nothing does
   */
  record Begin(
      QualifiedKey form, String id, QualifiedKey flow, Execution.@Nullable Parent parent, Act act)
      implements Unchanging {}

  /**
   * A remark that everybody who sees the record may read.
   *
   * @param mentions ids of people who are told of it
   */
  record Comment(QualifiedKey form, String id, String text, List<String> mentions, Act act)
      implements Unchanging {
    public Comment {
      mentions = List.copyOf(mentions);
    }

    public Comment(QualifiedKey form, String id, String text, Act act) {
      this(form, id, text, List.of(), act);
    }
  }

  /**
   * Somebody presses the button of a rule.
   *
   * @param rule {@code app/rule}
   */
  record Press(QualifiedKey form, String id, QualifiedKey rule, Act act) implements Unchanging {}

  /**
   * People may read the record for a time; only the platform sends it.
   *
   * @param persons ids
   */
  record Admit(QualifiedKey form, String id, List<String> persons, Instant until, Act act)
      implements Unchanging {
    public Admit {
      persons = List.copyOf(persons);
    }
  }

  /** What the record takes from others is taken anew; only the platform sends it. */
  record Follow(QualifiedKey form, String id, Act act) implements Unchanging {}

  /** The record goes away; its history stays. */
  record Delete(QualifiedKey form, String id, Act act) implements Unchanging {}

  /** A command on a record that is already there. */
  sealed interface OnExisting extends Command {
    String id();
  }

  /** A command that changes no field by itself. */
  sealed interface Unchanging extends OnExisting {
    @Override
    default Map<String, ?> changes() {
      return Map.of();
    }
  }
}
