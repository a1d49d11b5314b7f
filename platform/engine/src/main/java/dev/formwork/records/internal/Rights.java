package dev.formwork.records.internal;

import dev.formwork.access.Access;
import dev.formwork.access.FieldAccess;
import dev.formwork.access.RecordFacts;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.NodeRight;
import dev.formwork.forms.Field;
import dev.formwork.identity.Actor;
import dev.formwork.records.FormRecord;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far each field of a record is open to an actor, in the state that the record is in. */
final class Rights {

  private Rights() {}

  /**
   * By field, and by column of rows where one is open less far than its field. A draft is open to
   * its creator as a new record is; a running record only where an open task of the actor opens it;
   * an ended one by the grants on its form; a rejected or cancelled one to nobody.
   *
   * @param task the open task through which the actor acts; absent = all that he holds
   */
  static Map<String, FieldAccess> of(
      Actor actor,
      FormModel model,
      FormRecord record,
      @Nullable FlowTask task,
      Access access,
      EvaluationContext context) {
    if (record.state() == State.DRAFT) {
      return ofNew(actor, model, access);
    }
    RecordFacts facts = record.facts();
    var rights = ofFields(actor, model, record, facts, task, access, context);
    Cells.limit(rights, access.columns(actor, model.key(), facts, context));
    return rights;
  }

  private static Map<String, FieldAccess> ofFields(
      Actor actor,
      FormModel model,
      FormRecord record,
      RecordFacts facts,
      @Nullable FlowTask task,
      Access access,
      EvaluationContext context) {
    var keys = model.logic().fields().keySet();
    var granted = access.fields(actor, model.key(), keys, facts, context);
    return switch (record.state()) {
      case RUNNING -> {
        var mine = task == null ? held(actor, record) : List.of(task);
        yield atNodes(actor, model, record, mine, granted, access);
      }
      case REJECTED, CANCELLED -> readOnly(granted);
      case DRAFT, COMPLETED, DONE -> computedOnlyRead(model, granted);
    };
  }

  /** The rights on a record that does not exist yet. */
  static Map<String, FieldAccess> ofNew(Actor actor, FormModel model, Access access) {
    var rights =
        computedOnlyRead(
            model, access.fieldsOfNew(actor, model.key(), model.logic().fields().keySet()));
    Cells.limit(rights, access.columnsOfNew(actor, model.key()));
    return rights;
  }

  static List<FlowTask> held(Actor actor, FormRecord record) {
    return record.openTasks().stream().filter(task -> task.isFor(actor.id())).toList();
  }

  /** The open tasks that the actor holds, or could claim. */
  static List<FlowTask> offered(Actor actor, FormRecord record) {
    return record.openTasks().stream().filter(task -> task.isOfferedTo(actor.id())).toList();
  }

  /** A flow that acts by itself may set everything but what is computed. */
  static Map<String, FieldAccess> ofFlow(FormModel model) {
    var rights = new LinkedHashMap<String, FieldAccess>();
    model
        .logic()
        .fields()
        .forEach((key, field) ->
            rights.put(key, field.isComputed() ? FieldAccess.READ : FieldAccess.EDIT));
    return rights;
  }

  /** Whoever repairs a record may set what a flow may, of the fields that he sees. */
  static Map<String, FieldAccess> ofRepair(
      Actor actor, FormModel model, FormRecord record, Access access, EvaluationContext context) {
    var rights = of(actor, model, record, null, access, context);
    ofFlow(model)
        .forEach((key, open) -> {
          if (rights.getOrDefault(key, FieldAccess.HIDDEN).canRead()) {
            rights.put(key, open);
          }
        });
    return rights;
  }

  /** A node's word stands above the grants and above "read only", but nobody types a formula. */
  private static Map<String, FieldAccess> atNodes(
      Actor actor,
      FormModel model,
      FormRecord record,
      List<FlowTask> tasks,
      Map<String, FieldAccess> granted,
      Access access) {
    Map<String, FieldAccess> rights = readOnly(granted);
    for (FlowTask task : tasks) {
      if (task.isCorrection()) {
        ofNew(actor, model, access)
            .forEach((key, open) -> rights.merge(key, open, FieldAccess::or));
        continue;
      }
      TaskViews.rights(model, record, task)
          .forEach((key, right) -> {
            Field field = model.logic().fields().get(key.value());
            if (field != null) {
              FieldAccess open = access(right);
              rights.put(key.value(), field.isComputed() ? open.and(FieldAccess.READ) : open);
            }
          });
    }
    return rights;
  }

  private static FieldAccess access(NodeRight right) {
    return switch (right) {
      case HIDDEN -> FieldAccess.HIDDEN;
      case MASKED -> FieldAccess.MASKED;
      case READ -> FieldAccess.READ;
      case EDIT, REQUIRED -> FieldAccess.EDIT;
    };
  }

  private static Map<String, FieldAccess> readOnly(Map<String, FieldAccess> rights) {
    var limited = new LinkedHashMap<String, FieldAccess>();
    rights.forEach((key, open) -> limited.put(key, open.and(FieldAccess.READ)));
    return limited;
  }

  private static Map<String, FieldAccess> computedOnlyRead(
      FormModel model, Map<String, FieldAccess> rights) {
    var limited = new LinkedHashMap<String, FieldAccess>();
    rights.forEach((key, open) -> {
      Field field = model.logic().fields().get(key);
      boolean typed = field != null && !field.isComputed() && !field.readOnly();
      limited.put(key, typed ? open : open.and(FieldAccess.READ));
    });
    return limited;
  }
}
