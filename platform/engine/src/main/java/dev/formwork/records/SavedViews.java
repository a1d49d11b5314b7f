package dev.formwork.records;

import dev.formwork.access.Action;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.internal.ViewStore;
import java.util.List;
import org.springframework.stereotype.Service;

/** The lists that people keep for themselves. A view opens nothing: it is asked anew each time. */
@Service
public class SavedViews {

  private static final int MOST = 30;
  private static final int TITLE = 40;

  private final ViewStore store;
  private final RecordService records;
  private final IdSource ids;

  SavedViews(ViewStore store, RecordService records, IdSource ids) {
    this.store = store;
    this.records = records;
    this.ids = ids;
  }

  /** The actor's views of a form, in the order they were made. */
  @NoPermission(because = "everybody may see what he has kept")
  public List<SavedView> of(Actor actor, QualifiedKey form) {
    return store.of(actor.id(), form);
  }

  /**
   * Keeps a list. A view of the same title is replaced.
   *
   * @param query what to show; its page is of no account
   */
  @Permission("read on the form")
  public SavedView keep(Actor actor, String title, RecordQuery query) {
    if (!records.may(actor, Action.READ, query.form())) {
      throw new Refusal.NotFound("record.form.not-found");
    }
    String name = title.strip();
    if (name.isEmpty() || name.length() > TITLE) {
      throw new Refusal.Invalid(Problem.error("record.view.title", "title").with("limit", TITLE));
    }
    List<SavedView> kept = of(actor, query.form());
    String id =
        kept.stream()
            .filter(view -> view.title().equals(name))
            .findFirst()
            .map(SavedView::id)
            .orElseGet(ids::next);
    if (kept.size() >= MOST && kept.stream().noneMatch(view -> view.id().equals(id))) {
      throw new Refusal.Conflict(Problem.error("record.view.too-many", "").with("max", MOST));
    }
    var view = new SavedView(id, query.form(), name, query.filter(), query.search(), query.sort());
    store.put(actor.id(), view);
    return view;
  }

  /** Forgets a view; one that is not there, or not the actor's, is none to forget. */
  @NoPermission(because = "it touches only what the actor has kept himself")
  public void forget(Actor actor, String id) {
    store.remove(actor.id(), id);
  }
}
