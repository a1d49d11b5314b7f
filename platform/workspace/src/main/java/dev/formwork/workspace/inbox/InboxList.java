package dev.formwork.workspace.inbox;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The lines of the inbox, with more of them on demand, and a box before each while choosing. */
final class InboxList extends Div {

  /** The router drops a click while it opens another line: the last one is clicked again then. */
  private static final String LAST_CLICK_WINS =
      """
      const busy = () =>
        Object.values(window.Vaadin?.Flow?.clients ?? {}).some((each) => each.isActive?.());
      const again = () => {
        const line = this.wanted;
        const isDone = !line?.isConnected || line.hasAttribute('aria-current');
        if (isDone || document.querySelector('dialog[open]') || Date.now() > this.wantedUntil) {
          this.wanted = undefined;
        } else {
          if (!busy()) {
            line.click();
          }
          this.timer = setTimeout(again, 300);
        }
      };
      const forget = () => {
        this.wanted = undefined;
      };
      this.addEventListener('click', (event) => {
        const line = event.target.closest('a.fw-inbox-card');
        if (line && event.isTrusted && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
          this.wanted = line;
          this.wantedUntil = Date.now() + 3000;
          clearTimeout(this.timer);
          this.timer = setTimeout(again, 300);
          document.addEventListener('pointerdown', forget, { capture: true, once: true });
        }
      }, true);
      """;

  private final Runnable onChoice;
  private final List<InboxCard> cards = new ArrayList<>();
  private final Map<String, Anchor> lines = new LinkedHashMap<>();
  private final Map<String, Checkbox> boxes = new LinkedHashMap<>();
  private boolean choosing;

  /**
   * @param onChoice runs when a line is chosen, or no more
   */
  InboxList(Runnable onChoice) {
    this.onChoice = onChoice;
    addClassName("fw-inbox-list");
    getElement().executeJs(LAST_CLICK_WINS);
  }

  List<InboxCard> cards() {
    return List.copyOf(cards);
  }

  /** Begins anew. */
  void clear() {
    removeAll();
    cards.clear();
    lines.clear();
    boxes.clear();
  }

  /**
   * Adds lines at the end.
   *
   * @param path where a line leads
   * @param more gets the lines behind; called only where there are some
   */
  void append(InboxDesk.Page page, Function<InboxCard, String> path, Runnable more) {
    getChildren().filter(child -> child.hasClassName("fw-inbox-more")).forEach(this::remove);
    for (InboxCard card : page.cards()) {
      cards.add(card);
      add(line(card, path.apply(card)));
    }
    if (page.next() != null) {
      var button = Button.quiet(t("inbox.more"), more);
      button.addClassName("fw-inbox-more");
      add(button);
    }
  }

  void showNothing(InboxState state, Runnable showAll) {
    add(
        state.isNarrow()
            ? new EmptyState(
                "search",
                t("inbox.nothing-found"),
                t("inbox.nothing-found-hint"),
                Button.plain(t("list.show-all"), showAll))
            : new EmptyState(
                "inbox",
                t("inbox.empty." + state.tab().word()),
                t("inbox.empty-hint." + state.tab().word())));
  }

  /** Marks the line that what is open beside the list was opened by. */
  void mark(String id) {
    lines.forEach((each, line) -> {
      if (each.equals(id)) {
        line.getElement().setAttribute("aria-current", "true");
      } else {
        line.getElement().removeAttribute("aria-current");
      }
    });
  }

  /** Nothing of this record is new any more. */
  void markRead(String record) {
    cards.stream()
        .filter(card -> card.record().equals(record))
        .map(card -> lines.get(card.id()))
        .filter(Objects::nonNull)
        .forEach(line -> line.getElement().removeAttribute("data-fresh"));
  }

  /** Shows or hides the boxes; nothing is chosen at first. */
  void choosing(boolean on) {
    choosing = on;
    boxes
        .values()
        .forEach(box -> {
          box.setValue(false);
          box.setVisible(on);
        });
  }

  boolean isChoosing() {
    return choosing;
  }

  /** Chooses every line that can be agreed to with others. */
  void chooseAll() {
    boxes.values().stream().filter(Checkbox::isEnabled).forEach(box -> box.setValue(true));
  }

  /** Ids of the tasks chosen. */
  List<String> chosen() {
    return boxes.entrySet().stream()
        .filter(each -> each.getValue().getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Component line(InboxCard card, String path) {
    Anchor link = Link.to(path);
    link.addClassName("fw-inbox-card");
    lines.put(card.id(), link);
    link.getElement().setAttribute("data-fresh", card.fresh());
    var title = new Span(card.title());
    title.addClassName("fw-inbox-title");
    var head = new Div(title);
    head.addClassName("fw-inbox-head");
    if (card.fresh()) {
      var fresh = new Span(t("inbox.unread"));
      fresh.addClassName("fw-inbox-fresh");
      head.add(fresh);
    }
    var name = new Div(card.name());
    var summary = new Div(card.summary());
    summary.addClassNames("fw-quiet", "fw-small", "fw-inbox-summary");
    var when = new Span(card.when());
    when.addClassNames("fw-quiet", "fw-small");
    head.add(when);
    link.add(head, name, summary);
    if (!card.badges().isEmpty()) {
      var badges = new Div(card.badges().toArray(Component[]::new));
      badges.addClassName("fw-inbox-badges");
      link.add(badges);
    }
    var line = new Div();
    line.addClassName("fw-inbox-line");
    if (!card.task().isEmpty()) {
      line.add(box(card));
    }
    line.add(link);
    return line;
  }

  private Checkbox box(InboxCard card) {
    var box = new Checkbox();
    box.setAriaLabel(t("inbox.choose-one", card.name()));
    box.setVisible(choosing);
    box.addValueChangeListener(change -> onChoice.run());
    boxes.put(card.task(), box);
    return box;
  }
}
