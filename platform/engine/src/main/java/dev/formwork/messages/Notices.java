package dev.formwork.messages;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Refusal;
import dev.formwork.messages.internal.NoticeStore;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** What each person was told, the latest first. */
@Service
public class Notices {

  private static final int MOST = 200;

  private final NoticeStore store;
  private final Clock clock;

  Notices(NoticeStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Tells somebody something; telling it again, by the same id, changes nothing. */
  @NoPermission(because = "only the platform's own modules tell people something")
  public void add(Notice notice) {
    store.add(notice);
  }

  /** The last ones, at most so many. */
  @Permission("the person himself")
  public List<Notice> mine(Actor actor, int limit) {
    return store.of(actor.id(), Math.clamp(limit, 1, MOST));
  }

  /** How many are unread, at most 200. */
  @Permission("the person himself")
  public int unread(Actor actor) {
    return store.unread(actor.id(), MOST);
  }

  /** Marks one as read; refuses one that was told to somebody else as if there were none. */
  @Permission("the person himself")
  public void read(Actor actor, String id) {
    if (!store.read(actor.id(), id, clock.instant())) {
      throw new Refusal.NotFound("messages.notice.not-found");
    }
  }
}
