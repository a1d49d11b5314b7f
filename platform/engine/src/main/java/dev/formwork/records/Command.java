package dev.formwork.records;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
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
   */
  record Act(String actionId, Origin origin, @Nullable Long base) {

    public static Act of(String actionId, Origin origin) {
      return new Act(actionId, origin, null);
    }

    public Act seenAt(@Nullable Long revision) {
      return new Act(actionId, origin, revision);
    }
  }

  /** Through what a record is changed; stands in its history. */
  enum Origin {
    SCREEN,
    API,
    IMPORT,
    SAMPLE,
    /** By itself, as a time has come. */
    TIMER
  }

  /** A new record, as a draft or submitted at once. */
  record Create(QualifiedKey form, Map<String, ?> changes, boolean submit, Act act)
      implements Command {}

  /** Some fields of a record change. */
  record Edit(QualifiedKey form, String id, Map<String, ?> changes, Act act)
      implements OnExisting {}

  /** A draft is submitted, with last changes. */
  record Submit(QualifiedKey form, String id, Map<String, ?> changes, Act act)
      implements OnExisting {}

  /** A person decides a task, with the changes that its node allows. */
  record Decide(
      QualifiedKey form,
      String id,
      String task,
      DefinitionKey outcome,
      String opinion,
      Map<String, ?> changes,
      Act act)
      implements OnExisting {}

  /** A remark that everybody who sees the record may read. */
  record Comment(QualifiedKey form, String id, String text, Act act) implements OnExisting {
    @Override
    public Map<String, ?> changes() {
      return Map.of();
    }
  }

  /**
   * A moment has come that the record's flow waits for. Only the platform itself may say so.
   *
   * @param timer which of those that the flow wants
   */
  record Wake(QualifiedKey form, String id, String timer, Act act) implements OnExisting {
    @Override
    public Map<String, ?> changes() {
      return Map.of();
    }
  }

  /** The record goes away; its history stays. */
  record Delete(QualifiedKey form, String id, Act act) implements OnExisting {
    @Override
    public Map<String, ?> changes() {
      return Map.of();
    }
  }

  /** A command on a record that is already there. */
  sealed interface OnExisting extends Command {
    String id();
  }
}
