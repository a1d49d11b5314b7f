package dev.formwork.sequences;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.sequences.internal.Going;
import java.util.List;
import org.springframework.stereotype.Service;

/** The sequences that run for records, or did. */
@Service
public class Sequences {

  private final Going going;
  private final RecordService records;

  Sequences(Going going, RecordService records) {
    this.going = going;
    this.records = records;
  }

  /** Those of a record, the latest first. */
  @Permission("read on the record")
  public List<SequenceRun> of(Actor actor, QualifiedKey form, String record) {
    records.get(actor, form, record);
    return going.of(form, record);
  }

  /** Ends one by hand. */
  @Permission("edit on the record now, or platform administrator")
  public void stop(Actor actor, QualifiedKey form, String record, String id) {
    RecordView view = records.get(actor, form, record);
    if (!actor.isAdmin() && !view.allowed().contains("edit")) {
      throw new Refusal.Forbidden(Problem.error("sequence.stop.not-allowed", ""));
    }
    if (!going.stopped(form, record, id)) {
      throw new Refusal.NotFound("sequence.run.not-found");
    }
  }
}
