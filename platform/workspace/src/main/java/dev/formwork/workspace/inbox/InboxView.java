package dev.formwork.workspace.inbox;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.formwork.tasks.BulkAgreement;
import dev.formwork.tasks.InboxCounts;
import dev.formwork.tasks.InboxQuery;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Tabs;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.record.RecordPanel;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tasks on the left; with room, the record of the chosen one on the right. */
@Route(value = InboxNavigation.PATH, layout = MainLayout.class)
@RouteAlias(value = "", layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/inbox.css")
class InboxView extends Div implements Screen, BeforeEnterObserver, BeforeLeaveObserver {

  private static final int BESIDE_FROM = 1100;
  private static final int PAGE = 50;

  private final transient InboxDesk desk;
  private final Tabs tabs = new Tabs(t("inbox.tabs"));
  private final InboxBar bar = new InboxBar(this::go);
  private final Div chosen = new Div();
  private final InboxList list = new InboxList(this::showChosen);
  private final Div right = new Div();
  private transient @Nullable InboxState state;
  private @Nullable RecordPanel panel;

  /** Id of the line that the record on the right was opened by. */
  private String open = "";

  InboxView(InboxDesk desk) {
    this.desk = desk;
    addClassName("fw-inbox");
    chosen.addClassName("fw-inbox-chosen");
    chosen.setVisible(false);
    right.addClassName("fw-inbox-right");
    var title = new H1(t("inbox.title"));
    title.addClassName("fw-unseen");
    var left = new Div(title, tabs, bar, chosen, list);
    left.addClassName("fw-inbox-left");
    add(left);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(InboxState.of(event.getLocation().getQueryParameters()));
  }

  /** Another list in the same place: the address follows, without a step back for each letter. */
  private void go(InboxState next) {
    UI.getCurrent().getPage().getHistory().replaceState(null, new Location(next.path()));
    show(next);
  }

  private void show(InboxState next) {
    boolean same = state != null && state.isSameList(next);
    state = next;
    if (!same) {
      load(PAGE);
    }
    open(next);
    read(next);
  }

  /** Whoever opens a copy himself has read it; the one that is shown first is not opened so. */
  private void read(InboxState now) {
    if (panel != null && panel.view().id().equals(now.record())) {
      desk.opened(panel.view());
      if (now.tab() == InboxTab.COPIED) {
        list.markRead(now.record());
        showTabs(now.tab());
      }
    }
  }

  private void readAll() {
    desk.readAll();
    load(PAGE);
  }

  private InboxState state() {
    return state == null ? InboxState.at(InboxTab.MINE) : state;
  }

  private void load(int limit) {
    InboxState now = state();
    showTabs(now.tab());
    bar.show(
        now,
        now.tab().isHeld() ? desk.forms() : List.of(),
        () -> choose(true),
        now.tab() == InboxTab.COPIED && desk.counts().unread() > 0 ? this::readAll : null);
    choose(false);
    list.clear();
    append(Math.min(limit, InboxQuery.MAX_LIMIT), null);
    bar.setVisible(now.tab().hasTasks() && (now.isNarrow() || !list.cards().isEmpty()));
    if (list.cards().isEmpty()) {
      list.showNothing(now, () -> go(InboxState.at(now.tab())));
    }
  }

  private void append(int limit, @Nullable String after) {
    InboxDesk.Page page = desk.page(state(), limit, after);
    list.append(page, this::path, () -> append(PAGE, page.next()));
  }

  private String path(InboxCard card) {
    return isBeside() ? state().opening(card).path() : card.path();
  }

  /** Where there is room: the record of a line, or of the first one. */
  private void open(InboxState wanted) {
    if (!isBeside()) {
      right.removeFromParent();
      return;
    }
    if (right.getParent().isEmpty()) {
      // Adding it once more would lose how far one has scrolled in it.
      add(right);
    }
    Optional<InboxCard> card =
        find(each -> each.id().equals(wanted.line()))
            .or(() -> find(each -> each.record().equals(wanted.record())))
            .or(() -> find(_ -> true));
    String before = open;
    open = card.map(InboxCard::id).orElse("");
    list.mark(open);
    if (panel == null || !open.equals(before)) {
      panel = card.map(each -> desk.open(each, this::changed)).orElse(null);
      right.removeAll();
      if (panel != null) {
        right.add(panel);
        right.getElement().executeJs("this.scrollTop = 0");
      }
    }
  }

  private Optional<InboxCard> find(Predicate<InboxCard> wanted) {
    return list.cards().stream().filter(wanted).findFirst();
  }

  private static boolean isBeside() {
    return UI.getCurrent().getPage().getExtendedClientDetails().getWindowInnerWidth()
        >= BESIDE_FROM;
  }

  /** After a decision the next line is open, so that one decision follows the other. */
  private void changed(RecordPanel.Change change) {
    if (change == RecordPanel.Change.CLAIMED && panel != null) {
      go(InboxState.at(InboxTab.MINE).opening(panel.view().id()));
      MainLayout.of(this).ifPresent(frame -> frame.refresh(this));
    } else if (change != RecordPanel.Change.SAVED) {
      int at = list.cards().stream().map(InboxCard::id).toList().indexOf(open);
      panel = null;
      reload(Math.max(at, 0));
    }
  }

  private void reload(int position) {
    load(Math.max(PAGE, list.cards().size()));
    List<InboxCard> cards = list.cards();
    InboxState next =
        cards.isEmpty()
            ? state().opening("")
            : state().opening(cards.get(Math.min(position, cards.size() - 1)));
    state = next;
    UI.getCurrent().getPage().getHistory().replaceState(null, new Location(next.path()));
    open(next);
    MainLayout.of(this).ifPresent(frame -> frame.refresh(this));
  }

  private void showTabs(InboxTab shown) {
    tabs.removeAll();
    InboxCounts counts = desk.counts();
    for (InboxTab tab : InboxTab.values()) {
      long many = tab.count(counts);
      tabs.tab(
          InboxState.at(tab).path(),
          tab == shown,
          new Span(t("inbox.tab." + tab.word())),
          Tabs.count(
              many == 0 ? "" : many >= InboxCounts.MAX ? InboxCounts.MAX - 1 + "+" : many + ""));
    }
    tabs.showChosen();
  }

  private void choose(boolean on) {
    list.choosing(on);
    chosen.setVisible(on);
    showChosen();
  }

  private void showChosen() {
    List<String> tasks = list.chosen();
    chosen.removeAll();
    var count = new Span(t("inbox.chosen", tasks.size()));
    count.addClassName("fw-inbox-chosen-count");
    var agree =
        Button.primary(
            t("inbox.bulk.agree", tasks.size()),
            () -> BulkSheet.ask(tasks.size(), words -> agree(tasks, words)));
    agree.setEnabled(!tasks.isEmpty() && tasks.size() <= BulkAgreement.MAX);
    chosen.add(
        count,
        Button.quiet(t("inbox.choose-all"), list::chooseAll),
        Button.quiet(t("sheet.back"), () -> choose(false)),
        agree);
  }

  private void agree(List<String> tasks, String words) {
    var results = desk.agree(tasks, words);
    panel = null;
    reload(0);
    if (results.stream().allMatch(BulkAgreement.Result::isDone)) {
      Toast.done(t("inbox.bulk.all-done", results.size()));
    } else {
      BulkSheet.tell(results);
    }
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (panel != null) {
      panel.askBeforeLeaving(event);
    }
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(t("inbox.title")));
  }
}
