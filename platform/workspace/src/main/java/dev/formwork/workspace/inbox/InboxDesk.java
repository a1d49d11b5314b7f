package dev.formwork.workspace.inbox;

import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.records.Command;
import dev.formwork.records.GlancePage;
import dev.formwork.records.RecordView;
import dev.formwork.tasks.BulkAgreement;
import dev.formwork.tasks.Copies;
import dev.formwork.tasks.Inbox;
import dev.formwork.tasks.InboxCounts;
import dev.formwork.tasks.InboxForm;
import dev.formwork.tasks.InboxPage;
import dev.formwork.workspace.record.RecordDesk;
import dev.formwork.workspace.record.RecordPanel;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the inbox gets what it shows, always for the person who is signed in. */
@Component
class InboxDesk {

  private final Inbox inbox;
  private final Copies copies;
  private final BulkAgreement bulk;
  private final RecordDesk records;
  private final CurrentActor current;

  InboxDesk(
      Inbox inbox, Copies copies, BulkAgreement bulk, RecordDesk records, CurrentActor current) {
    this.inbox = inbox;
    this.copies = copies;
    this.bulk = bulk;
    this.records = records;
    this.current = current;
  }

  /**
   * Some lines of the inbox.
   *
   * @param next cursor of those behind; absent where there are none
   */
  record Page(List<InboxCard> cards, @Nullable String next) {}

  Page page(InboxState state, int limit, @Nullable String after) {
    Actor actor = current.get();
    var query = state.query().limitedTo(limit).continuedAt(after);
    return switch (state.tab()) {
      case MINE -> page(inbox.mine(actor, query));
      case OVERDUE -> page(inbox.overdue(actor, query));
      case POOL -> page(inbox.pool(actor, query));
      case COPIED -> page(inbox.copied(actor, query));
      case DONE -> page(inbox.done(actor, query));
      case SENT -> page(inbox.startedByMe(actor, limit, after));
      case DRAFTS -> page(inbox.drafts(actor, limit, after));
    };
  }

  private Page page(InboxPage page) {
    var words = words();
    return new Page(page.items().stream().map(words::of).toList(), page.next());
  }

  private Page page(GlancePage page) {
    var words = words();
    return new Page(page.items().stream().map(words::of).toList(), page.next());
  }

  private InboxCard.Words words() {
    return new InboxCard.Words(records, current.get(), records.now());
  }

  InboxCounts counts() {
    return inbox.counts(current.get());
  }

  List<InboxForm> forms() {
    return inbox.forms(current.get());
  }

  /** Marks everything that was copied to the person as read. */
  void readAll() {
    copies.readAll(current.get());
  }

  /** The person has opened a record himself. */
  void opened(RecordView view) {
    records.opened(view);
  }

  RecordPanel open(InboxCard card, Consumer<RecordPanel.Change> onChange) {
    return records.open(card.form(), card.record(), card.id(), onChange);
  }

  List<BulkAgreement.Result> agree(List<String> tasks, String opinion) {
    var act = Command.Act.of(records.nextId(), Command.Origin.SCREEN);
    return bulk.agree(current.get(), tasks, opinion, act);
  }
}
