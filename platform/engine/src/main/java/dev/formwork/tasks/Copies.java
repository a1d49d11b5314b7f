package dev.formwork.tasks;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RecordService;
import dev.formwork.tasks.internal.CopyStore;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Who has read what was sent for reading. */
@Service
public class Copies {

  private final CopyStore store;
  private final RecordService records;
  private final Clock clock;

  Copies(CopyStore store, RecordService records, Clock clock) {
    this.store = store;
    this.records = records;
    this.clock = clock;
  }

  /** All copies of a record, the oldest first, with who has read them. */
  @Permission("read on the record")
  public List<Copy> of(Actor actor, QualifiedKey form, String record) {
    records.get(actor, form, record);
    return store.of(record);
  }

  /** Marks a copy as read; refused with {@code inbox.task.not-found} where he got none. */
  @NoPermission(because = "everybody may read what was copied to him")
  public void read(Actor actor, String copy) {
    if (!store.isCopiedTo(actor.id(), copy)) {
      throw new Refusal.NotFound(Problem.error("inbox.task.not-found", "").with("task", copy));
    }
    store.read(actor.id(), copy, clock.instant());
  }

  /** The actor has opened a record: what was copied to him of it is read. */
  @NoPermission(because = "everybody may read what was copied to him")
  public void opened(Actor actor, String record) {
    store.readOf(actor.id(), record, clock.instant());
  }

  /** Marks everything that was copied to the actor as read. */
  @NoPermission(because = "everybody may read what was copied to him")
  public void readAll(Actor actor) {
    store.readAll(actor.id(), clock.instant());
  }
}
