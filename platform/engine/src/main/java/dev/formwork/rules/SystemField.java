package dev.formwork.rules;

import java.util.Arrays;
import java.util.Optional;

/** What the platform itself knows about every record; no form field may have such a key. */
public enum SystemField {
  ID("id", ValueKind.TEXT),
  NUMBER("number", ValueKind.TEXT),
  STATE("state", ValueKind.TEXT),
  /** The nodes where the record's flow stands: several in parallel branches. */
  NODE("node", ValueKind.CHOICES),
  CREATED_AT("createdAt", ValueKind.DATE_TIME),
  CREATED_BY("createdBy", ValueKind.TEXT),
  UPDATED_AT("updatedAt", ValueKind.DATE_TIME),
  DEPARTMENT("department", ValueKind.TEXT),
  STORE("store", ValueKind.TEXT),
  SUBMITTED_AT("submittedAt", ValueKind.DATE_TIME),
  COMPLETED_AT("completedAt", ValueKind.DATE_TIME),
  /** What a deadline is of: a node, a stage, the whole flow. */
  DEADLINE_OF("deadlineOf", ValueKind.TEXT),
  /** The key of the node, the stage or the flow. */
  DEADLINE_KEY("deadlineKey", ValueKind.TEXT),
  DEADLINE_STATE("deadlineState", ValueKind.TEXT),
  DEADLINE_START("deadlineStart", ValueKind.DATE_TIME),
  DEADLINE_DUE("deadlineDue", ValueKind.DATE_TIME),
  DEADLINE_END("deadlineEnd", ValueKind.DATE_TIME),
  /** How many minutes it took, as its time counts; absent until its end. */
  DEADLINE_MINUTES("deadlineMinutes", ValueKind.NUMBER),
  /** How many of them were too many. */
  DEADLINE_LATE_MINUTES("deadlineLateMinutes", ValueKind.NUMBER),
  /** 1 where it was met and 0 where it was missed, so that the average is the share. */
  DEADLINE_ON_TIME("deadlineOnTime", ValueKind.NUMBER),
  /** The node that a step visits. */
  STEP_NODE("stepNode", ValueKind.TEXT),
  /** What is waited for there: people, a correction, the world. */
  STEP_OF("stepOf", ValueKind.TEXT),
  /** Whether it is open, was decided, or was left without. */
  STEP_STATE("stepState", ValueKind.TEXT),
  STEP_OUTCOME("stepOutcome", ValueKind.TEXT),
  /** Who decided it. */
  STEP_PERSON("stepPerson", ValueKind.TEXT),
  STEP_START("stepStart", ValueKind.DATE_TIME),
  STEP_END("stepEnd", ValueKind.DATE_TIME),
  /** How many hours it lasted; absent until it is left. */
  STEP_HOURS("stepHours", ValueKind.NUMBER),
  /** How many of them were opening hours. */
  STEP_OPEN_HOURS("stepOpenHours", ValueKind.NUMBER),
  /** Which visit of its node it is, from 1. */
  STEP_VISIT("stepVisit", ValueKind.NUMBER),
  /** 1 where its node was visited before, else 0, so that the average is the share of rework. */
  STEP_AGAIN("stepAgain", ValueKind.NUMBER),
  STEP_ROUND("stepRound", ValueKind.NUMBER);

  /** What has such a field. */
  public enum Part {
    /** The record itself. */
    RECORD,
    /** Each of its deadlines, of which there may be many. */
    DEADLINE,
    /** Each step of its execution at which something is waited for. */
    STEP
  }

  private final String key;
  private final ValueKind kind;

  SystemField(String key, ValueKind kind) {
    this.key = key;
    this.kind = kind;
  }

  /** Its name in conditions, lists and reports. */
  public String key() {
    return key;
  }

  public ValueKind kind() {
    return kind;
  }

  /** What it is a field of. */
  public Part part() {
    return switch (this) {
      case ID,
          NUMBER,
          STATE,
          NODE,
          CREATED_AT,
          CREATED_BY,
          UPDATED_AT,
          DEPARTMENT,
          STORE,
          SUBMITTED_AT,
          COMPLETED_AT ->
          Part.RECORD;
      case DEADLINE_OF,
          DEADLINE_KEY,
          DEADLINE_STATE,
          DEADLINE_START,
          DEADLINE_DUE,
          DEADLINE_END,
          DEADLINE_MINUTES,
          DEADLINE_LATE_MINUTES,
          DEADLINE_ON_TIME ->
          Part.DEADLINE;
      case STEP_NODE,
          STEP_OF,
          STEP_STATE,
          STEP_OUTCOME,
          STEP_PERSON,
          STEP_START,
          STEP_END,
          STEP_HOURS,
          STEP_OPEN_HOURS,
          STEP_VISIT,
          STEP_AGAIN,
          STEP_ROUND ->
          Part.STEP;
    };
  }

  public static Optional<SystemField> named(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }
}
