package dev.formwork.records.internal;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.records.FormRecord;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.Evaluator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts together what formulas and conditions may look at. */
@Component
class Contexts {

  private final ZoneId zone;
  private final Taken taken;

  Contexts(ZoneId zone, Taken taken) {
    this.zone = zone;
    this.taken = taken;
  }

  ZoneId zone() {
    return zone;
  }

  EvaluationContext of(Actor actor, FormModel model, Instant now, Evaluator evaluator) {
    var asking =
        new EvaluationContext.Asking(
            Platform.is(actor) ? null : actor.id(),
            actor.mainDepartment().map(DefinitionKey::value).orElse(null),
            actor.mainStore().map(DefinitionKey::value).orElse(null),
            model.parameters(),
            now,
            zone,
            evaluator,
            taken.of(model, Taken.Counts.KEPT));
    return new EvaluationContext(Map.of(), Map.of(), model.logic().fields().keySet(), asking);
  }

  /** Of an act that makes a record. */
  EvaluationContext ofNew(Actor actor, FormModel model, Instant now, Evaluator evaluator) {
    return of(actor, model, now, evaluator).withElsewhere(taken.of(model, Taken.Counts.NOTHING));
  }

  /**
   * Of an act on a record. One of the release that the act works by has had its roll-ups counted,
   * and has been told of every change since.
   */
  EvaluationContext on(
      FormRecord record, Actor actor, FormModel model, Instant now, Evaluator evaluator) {
    Taken.Counts counts =
        record.release() == model.release() ? Taken.Counts.KNOWN : Taken.Counts.KEPT;
    return of(actor, model, now, evaluator).withElsewhere(taken.of(model, counts));
  }

  static EvaluationContext about(FormRecord record, EvaluationContext context) {
    return context.withData(record.data()).withSystem(record.system());
  }
}
