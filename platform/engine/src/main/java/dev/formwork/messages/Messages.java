package dev.formwork.messages;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.messages.internal.DeliveryStore;
import dev.formwork.messages.internal.Discretion;
import dev.formwork.messages.internal.Posting;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says things by templates, and shows what was said. */
@Service
public class Messages {

  private static final int MOST = 200;

  private final Posting posting;
  private final DeliveryStore store;
  private final Discretion discretion;
  private final RecordService records;
  private final Clock clock;

  Messages(
      Posting posting,
      DeliveryStore store,
      Discretion discretion,
      RecordService records,
      Clock clock) {
    this.posting = posting;
    this.store = store;
    this.discretion = discretion;
    this.records = records;
    this.clock = clock;
  }

  /** Says it; saying it again changes nothing. */
  @NoPermission(because = "only the platform's own modules order messages")
  public void send(MessageOrder order) {
    posting.send(order, clock.instant());
  }

  /** Sends a mail with files to one of the staff; sending it again changes nothing. */
  @NoPermission(because = "only the platform's own modules order messages")
  public void mail(StaffMail mail) {
    posting.mail(mail, clock.instant());
  }

  /** Whether a mail of this id is there already, whatever became of it. */
  @NoPermission(because = "only the platform's own modules ask, before they order one")
  public boolean hasMail(String id) {
    return store.find(Posting.mailId(id)).isPresent();
  }

  /**
   * What was said about a record, the latest first, at most 200. Whoever may not read all the
   * fields that a message names, sees that it was sent and neither its words nor its address.
   */
  @Permission("read on the record")
  public List<Delivery> about(Actor actor, QualifiedKey form, String record) {
    RecordView view = records.get(actor, form, record);
    return store.about(form, record, MOST).stream()
        .map(delivery -> discretion.shown(actor, view, delivery))
        .toList();
  }

  /**
   * What was said at all, the latest first, at most 200.
   *
   * @param state absent for every one
   * @param channel absent for every one
   */
  @Permission("platform administrator")
  public List<Delivery> all(
      Actor actor, Delivery.@Nullable State state, @Nullable Channel channel) {
    requireAdmin(actor);
    return store.all(state, channel, MOST);
  }

  /** What a template would say about a record, in each language; nothing is sent. */
  @Permission("platform administrator")
  public List<Preview> preview(Actor actor, QualifiedKey template, String record) {
    requireAdmin(actor);
    return posting.preview(actor, template, record, clock.instant());
  }

  /** Tries one again that had failed. */
  @Permission("platform administrator")
  public void retry(Actor actor, String id) {
    requireAdmin(actor);
    if (!posting.retry(id, clock.instant())) {
      throw new Refusal.NotFound("message.delivery.not-found");
    }
  }

  private static void requireAdmin(Actor actor) {
    if (!actor.isAdmin()) {
      throw new Refusal.Forbidden(Problem.error("message.admin.required", ""));
    }
  }
}
