package dev.formwork.tasks;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.tasks.internal.NoticeStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What people are told by flows and by each other, in the platform itself. */
@Service
@NoPermission(because = "everybody may read what he was told himself")
public class Notices {

  private static final int MOST = 200;
  private static final int MOST_COUNTED = 100;

  private final NoticeStore store;

  Notices(NoticeStore store) {
    this.store = store;
  }

  /** The actor's latest notices, at most 200. */
  public List<Notice> of(Actor actor, boolean unreadOnly) {
    return store.of(actor.id(), unreadOnly, MOST);
  }

  /** How many the actor has not read, counted no further than 100. */
  public int unread(Actor actor) {
    return store.unread(actor.id(), MOST_COUNTED);
  }

  /** Marks all of the actor's notices as read. */
  public void readAll(Actor actor) {
    store.readAll(actor.id());
  }

  /** Marks what anybody was told before a moment as read. */
  @NoPermission(because = "only the platform's own modules bring a past along")
  public void readBefore(Instant moment) {
    store.readBefore(moment);
  }

  /**
   * Tells a person something; telling it again, by the id, changes nothing.
   *
   * @param told as a {@link dev.formwork.records.Effect#NOTICE} carries it
   */
  @NoPermission(because = "only the platform's own modules tell people something")
  public void tell(String id, String person, Map<String, Object> told) {
    store.tell(id, told, person);
  }

  /** Marks one of the actor's notices as read. */
  public void read(Actor actor, String id) {
    if (!store.read(actor.id(), id)) {
      throw new Refusal.NotFound(Problem.error("api.notice.not-found", ""));
    }
  }
}
