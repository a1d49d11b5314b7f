package dev.formwork.records.internal;

import dev.formwork.forms.FormLogic;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;

/** Where fields stand in a record's document. */
final class Paths {

  /** The deadlines of a record, in its execution. */
  static final String DEADLINES = "execution.deadlines";

  /** The steps of a record, in its execution. */
  static final String STEPS = "execution.steps";

  /** Only steps at which something is waited for have this: they alone are counted. */
  static final String STEP_COUNTS = STEPS + ".of";

  private Paths() {}

  /** The path of a field or system field; refuses one that the form does not have. */
  static String of(FieldKey field, FormLogic logic) {
    var system = SystemField.named(field.value());
    if (system.isPresent()) {
      return of(system.get());
    }
    if (!logic.fields().containsKey(field.value())) {
      throw unknown(field);
    }
    return "data." + field;
  }

  private static String of(SystemField field) {
    return switch (field) {
      case ID -> "_id";
      case NUMBER,
          STATE,
          NODE,
          CREATED_AT,
          CREATED_BY,
          UPDATED_AT,
          DEPARTMENT,
          STORE,
          SUBMITTED_AT,
          COMPLETED_AT ->
          field.key();
      case DEADLINE_OF -> DEADLINES + ".of";
      case DEADLINE_KEY -> DEADLINES + ".key";
      case DEADLINE_STATE -> DEADLINES + ".state";
      case DEADLINE_START -> DEADLINES + ".startedAt";
      case DEADLINE_DUE -> DEADLINES + ".due";
      case DEADLINE_END -> DEADLINES + ".endedAt";
      case DEADLINE_MINUTES -> DEADLINES + ".minutes";
      case DEADLINE_LATE_MINUTES -> DEADLINES + ".lateMinutes";
      case DEADLINE_ON_TIME -> DEADLINES + ".onTime";
      case STEP_NODE -> STEPS + ".node";
      case STEP_OF -> STEP_COUNTS;
      case STEP_STATE -> STEPS + ".state";
      case STEP_OUTCOME -> STEPS + ".outcome";
      case STEP_PERSON -> STEPS + ".decidedBy";
      case STEP_START -> STEPS + ".enteredAt";
      case STEP_END -> STEPS + ".leftAt";
      case STEP_HOURS -> STEPS + ".hours";
      case STEP_OPEN_HOURS -> STEPS + ".openHours";
      case STEP_VISIT -> STEPS + ".visit";
      case STEP_AGAIN -> STEPS + ".again";
      case STEP_ROUND -> STEPS + ".round";
    };
  }

  /** Where the periods stand that a date falls into. */
  static String periods(FieldKey field) {
    return of(partOf(field)) + "buckets." + field;
  }

  /** What a field is a field of; those of the form are the record's. */
  static SystemField.Part partOf(FieldKey field) {
    return SystemField.named(field.value()).map(SystemField::part).orElse(SystemField.Part.RECORD);
  }

  /** What the paths of a part's fields begin with. */
  static String of(SystemField.Part part) {
    return switch (part) {
      case RECORD -> "";
      case DEADLINE -> DEADLINES + ".";
      case STEP -> STEPS + ".";
    };
  }

  static ValueKind kind(FieldKey field, FormLogic logic) {
    return SystemField.named(field.value())
        .map(SystemField::kind)
        .orElseGet(() -> {
          var found = logic.fields().get(field.value());
          if (found == null) {
            throw unknown(field);
          }
          return ValueKinds.of(found.type());
        });
  }

  private static Refusal.Invalid unknown(FieldKey field) {
    return new Refusal.Invalid(Problem.error("record.query.unknown-field", field.value()));
  }
}
