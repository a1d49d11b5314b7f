package dev.formwork.workspace.inbox;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.tasks.Inbox;
import dev.formwork.tasks.InboxCounts;
import dev.formwork.tasks.InboxQuery;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.record.RecordDesk;
import dev.formwork.workspace.record.RecordPanel;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tasks on the left; with room, the record of the chosen one on the right. */
@Route(value = InboxNavigation.PATH, layout = MainLayout.class)
@RouteAlias(value = "", layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/inbox.css")
class InboxView extends Div implements Screen, BeforeEnterObserver {

  private static final int BESIDE_FROM = 1100;

  private final transient Inbox inbox;
  private final transient RecordDesk desk;
  private final transient CurrentActor current;
  private final transient Clock clock;

  InboxView(Inbox inbox, RecordDesk desk, CurrentActor current, Clock clock) {
    this.inbox = inbox;
    this.desk = desk;
    this.current = current;
    this.clock = clock;
    addClassName("fw-inbox");
  }

  /** What a person can look through. */
  private enum Tab {
    MINE,
    SENT,
    DONE,
    DRAFTS;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Tab named(String word) {
      for (Tab tab : values()) {
        if (tab.word().equals(word)) {
          return tab;
        }
      }
      return MINE;
    }

    long count(InboxCounts counts) {
      return switch (this) {
        case MINE -> counts.mine();
        case SENT -> counts.started();
        case DONE -> counts.done();
        case DRAFTS -> counts.drafts();
      };
    }
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var parameters = event.getLocation().getQueryParameters();
    Tab tab = Tab.named(parameters.getSingleParameter("tab").orElse(""));
    String chosen = parameters.getSingleParameter("record").orElse("");
    build(tab, chosen);
  }

  private void build(Tab tab, String chosen) {
    removeAll();
    Actor actor = current.get();
    List<InboxCard> cards = cards(actor, tab);
    var list = new Div();
    list.addClassName("fw-inbox-list");
    boolean beside =
        UI.getCurrent().getPage().getExtendedClientDetails().getWindowInnerWidth() >= BESIDE_FROM;
    Optional<InboxCard> open =
        cards.stream()
            .filter(card -> card.record().equals(chosen))
            .findFirst()
            .or(() -> cards.stream().findFirst())
            .filter(card -> beside);
    cards.forEach(card -> list.add(line(card, tab, beside, open.filter(card::equals).isPresent())));
    if (cards.isEmpty()) {
      list.add(
          new EmptyState(
              "inbox", t("inbox.empty." + tab.word()), t("inbox.empty-hint." + tab.word())));
    }
    var left = new Div(tabs(actor, tab), list);
    left.addClassName("fw-inbox-left");
    add(left);
    if (beside) {
      var right = new Div();
      right.addClassName("fw-inbox-right");
      open.ifPresent(card -> right.add(panel(card, tab)));
      add(right);
    }
  }

  private RecordPanel panel(InboxCard card, Tab tab) {
    return desk.open(
        card.form(),
        card.record(),
        change -> {
          if (change != RecordPanel.Change.SAVED) {
            build(tab, "");
            MainLayout.of(this).ifPresent(frame -> frame.refresh(this));
          }
        });
  }

  private List<InboxCard> cards(Actor actor, Tab tab) {
    var words = new InboxCard.Words(desk, clock.instant());
    return switch (tab) {
      case MINE -> inbox.mine(actor, InboxQuery.ALL).items().stream().map(words::of).toList();
      case DONE -> inbox.done(actor, InboxQuery.ALL).items().stream().map(words::of).toList();
      case SENT ->
          inbox.startedByMe(actor, InboxQuery.MAX_LIMIT, null).items().stream()
              .map(words::of)
              .toList();
      case DRAFTS ->
          inbox.drafts(actor, InboxQuery.MAX_LIMIT, null).items().stream().map(words::of).toList();
    };
  }

  private Component tabs(Actor actor, Tab shown) {
    var nav = new Nav();
    nav.addClassName("fw-tabs");
    nav.setAriaLabel(t("inbox.tabs"));
    InboxCounts counts = inbox.counts(actor);
    for (Tab tab : Tab.values()) {
      var count = new Span(String.valueOf(tab.count(counts)));
      count.addClassName("fw-tabs-count");
      var link =
          Link.to(
              InboxNavigation.PATH + "?tab=" + tab.word(),
              new Span(t("inbox.tab." + tab.word())),
              count);
      if (tab == shown) {
        link.getElement().setAttribute("aria-current", "page");
      }
      nav.add(link);
    }
    return nav;
  }

  private static Component line(InboxCard card, Tab tab, boolean beside, boolean open) {
    Anchor line =
        Link.to(
            beside
                ? InboxNavigation.PATH + "?tab=" + tab.word() + "&record=" + card.record()
                : card.path());
    line.addClassName("fw-inbox-card");
    if (open) {
      line.getElement().setAttribute("aria-current", "true");
    }
    var title = new Span(card.title());
    title.addClassName("fw-inbox-title");
    var head = new Div(title);
    head.addClassName("fw-inbox-head");
    card.badge().ifPresent(head::add);
    var name = new Span(card.name());
    var when = new Span(card.when());
    when.addClassNames("fw-quiet", "fw-small");
    var middle = new Div(name, when);
    middle.addClassName("fw-inbox-head");
    var summary = new Div(card.summary());
    summary.addClassNames("fw-quiet", "fw-small", "fw-inbox-summary");
    line.add(head, middle, summary);
    return line;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(t("inbox.title")));
  }
}
