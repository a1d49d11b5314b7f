package dev.formwork.records.internal;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.FormRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Tells a repeated request from a new one. */
final class ActionIds {

  private static final int MAX_LENGTH = 100;

  private ActionIds() {}

  static void check(String actionId) {
    if (actionId.isBlank()
        || actionId.length() > MAX_LENGTH
        || actionId.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal.Invalid(
          Problem.error("record.action.bad-id", "Idempotency-Key").with("max", MAX_LENGTH));
    }
  }

  /** The same actor, form and action id always mean the same new record. */
  static String recordId(Actor actor, Command.Create create) {
    String unique = actor.id() + "\n" + create.form() + "\n" + create.act().actionId();
    return hash(unique).substring(0, 26);
  }

  /**
   * Whether this act was done before. Ids of rules say all by themselves: what they compute from a
   * record may differ once they have changed it.
   */
  static boolean isDone(FormRecord record, Command command) {
    String id = command.act().actionId();
    for (FormRecord.DoneAction done : record.actions()) {
      if (done.id().equals(id)) {
        boolean chosenByPlatform = command.act().origin() == Command.Origin.RULE;
        if (!chosenByPlatform && !done.fingerprint().equals(fingerprint(command))) {
          throw new Refusal.Conflict(Problem.error("record.action.reused", ""));
        }
        return true;
      }
    }
    return false;
  }

  static FormRecord.DoneAction done(Command command) {
    return new FormRecord.DoneAction(command.act().actionId(), fingerprint(command));
  }

  private static String fingerprint(Command command) {
    String what =
        switch (command) {
          case Command.Create create -> "create " + create.submit();
          case Command.Edit edit -> "edit " + edit.id();
          case Command.Submit submit -> "submit " + submit.id();
          case Command.Decide decide -> "decide " + decide.task() + " " + decide.decision();
          case Command.Handle handle -> "handle " + handle.task() + " " + handle.action();
          case Command.Withdraw withdraw -> "withdraw " + withdraw.words();
          case Command.Retract retract -> "retract " + retract.task() + " " + retract.words();
          case Command.Terminate terminate -> "terminate " + terminate.words();
          case Command.Urge urge -> "urge " + urge.words();
          case Command.Retry retry -> "retry " + retry.id();
          case Command.Repair repair -> "repair " + repair.remedy() + " " + repair.words();
          case Command.Migrate migrate -> "migrate " + migrate.release() + " " + migrate.nodes();
          case Command.UndoMigration undo -> "undo-migration " + undo.release();
          case Command.Wake wake -> "wake " + wake.signal();
          case Command.Begin begin -> "begin " + begin.flow() + " " + begin.parent();
          case Command.Comment comment -> "comment " + comment.text() + " " + comment.mentions();
          case Command.Admit admit -> "admit " + admit.persons() + " " + admit.until();
          case Command.Press press -> "press " + press.rule();
          case Command.Follow _ -> "follow";
          case Command.Delete delete -> "delete " + delete.id();
        };
    return hash(what + "\n" + new TreeMap<>(command.changes())).substring(0, 16);
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
