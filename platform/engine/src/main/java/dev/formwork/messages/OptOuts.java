package dev.formwork.messages;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.messages.internal.OptOutStore;
import dev.formwork.records.RecordService;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Which customers want no messages. */
@Service
public class OptOuts {

  private final OptOutStore store;
  private final RecordService records;
  private final Clock clock;

  OptOuts(OptOutStore store, RecordService records, Clock clock) {
    this.store = store;
    this.records = records;
    this.clock = clock;
  }

  /** Whether the customer of this record wants no messages. */
  @Permission("read on the customer's record")
  public Optional<OptOut> of(Actor actor, QualifiedKey form, String record) {
    records.get(actor, form, record);
    return store.find(who(form, record));
  }

  /** Notes that the customer of this record wants no messages. */
  @Permission("read on the customer's record: whoever he tells it must be able to note it")
  public void note(Actor actor, QualifiedKey form, String record, boolean everything) {
    records.get(actor, form, record);
    store.put(new OptOut(who(form, record), everything, actor.id(), clock.instant()));
  }

  /** Notes that he wants them again. */
  @Permission("read on the customer's record: whoever he tells it must be able to note it")
  public void withdraw(Actor actor, QualifiedKey form, String record) {
    records.get(actor, form, record);
    store.remove(who(form, record));
  }

  /** What the customer has said who got this token in a message. */
  @NoPermission(because = "the token was sent to him, and tells nothing but his own choice")
  public Optional<OptOut> byToken(String token) {
    return store.find(holder(token));
  }

  /** Whoever got this token in a message wants no more. */
  @NoPermission(because = "the token was sent to him, and changes nothing but his own choice")
  public void noteByToken(String token, boolean everything) {
    store.put(new OptOut(holder(token), everything, null, clock.instant()));
  }

  /** Whoever got this token in a message wants them again. */
  @NoPermission(because = "the token was sent to him, and changes nothing but his own choice")
  public void withdrawByToken(String token) {
    store.remove(holder(token));
  }

  private String holder(String token) {
    return store.holder(token).orElseThrow(() -> new Refusal.NotFound("message.opt-out.not-found"));
  }

  private static String who(QualifiedKey form, String record) {
    return form + "/" + record;
  }
}
