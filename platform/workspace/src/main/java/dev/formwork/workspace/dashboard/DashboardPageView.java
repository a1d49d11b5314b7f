package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Label;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Selection;
import dev.formwork.rules.Condition;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.report.ReportDownloads;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Route(value = DashboardNavigation.ROUTE, layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/dashboard.css")
@CssImport("./formwork/table.css")
@CssImport("./formwork/list.css")
class DashboardPageView extends Div implements Screen, BeforeEnterObserver, TileCard.Desk {

  private static final Logger log = LoggerFactory.getLogger(DashboardPageView.class);
  private static final int SOON = 120;

  /** Asks for new numbers once a minute while somebody looks. */
  private static final String BEAT =
      "const beat = setInterval(() => this.isConnected"
          + " ? document.hidden || this.$server.refresh() : clearInterval(beat), 60000)";

  private final transient TileLoader loader;
  private final transient TileStory story;
  private final transient CurrentActor current;
  private final transient ReportDownloads downloads;
  private final transient Semaphore turns = new Semaphore(TileLoader.AT_ONCE);
  private final List<TileCard> cards = new ArrayList<>();
  private transient Hues hues = new Hues();
  private transient @Nullable DashboardView page;
  private transient @Nullable FilterBar bar;
  private transient Selection selection = Selection.ALL;
  private int round;
  private int waiting;

  DashboardPageView(
      TileLoader loader, TileStory story, CurrentActor current, ReportDownloads downloads) {
    this.loader = loader;
    this.story = story;
    this.current = current;
    this.downloads = downloads;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    DashboardView opened = loader.dashboards().open(current.get(), key(event));
    Selection asked = PageAddress.read(opened, event.getLocation().getQueryParameters());
    if (!opened.equals(page)) {
      build(opened);
    }
    show(asked);
  }

  private static QualifiedKey key(BeforeEnterEvent event) {
    var parameters = event.getRouteParameters();
    try {
      return new QualifiedKey(
          DefinitionKey.of(parameters.get("app").orElse("")),
          DefinitionKey.of(parameters.get("dashboard").orElse("")));
    } catch (RuntimeException noKeys) {
      throw new NotFoundException();
    }
  }

  private DashboardView page() {
    return Objects.requireNonNull(page, "a dashboard is open");
  }

  private void build(DashboardView opened) {
    page = opened;
    hues = new Hues();
    cards.clear();
    removeAll();
    add(new H1(Say.t(opened.title())));
    bar =
        new FilterBar(
            opened,
            (filter, values) -> go(selection.with(filter, values)),
            this::drop,
            (filter, words) -> loader.values(current.get(), opened, filter, words));
    var tiles = new Div();
    tiles.addClassName("fw-tiles");
    for (DashboardView.Shown shown : opened.tiles()) {
      var card = new TileCard(opened, shown, this, hues);
      cards.add(card);
      tiles.add(card);
    }
    add(bar, tiles);
    if (opened.tiles().isEmpty()) {
      add(new EmptyState("layout-dashboard", t("dashboard.empty"), t("dashboard.empty-hint")));
    }
    offerValues(bar);
  }

  private void offerValues(FilterBar offering) {
    Actor actor = current.get();
    DashboardView opened = page();
    for (FieldKey filter : offering.asking()) {
      beside(() -> {
        List<Label> values = loader.values(actor, opened, filter);
        return () -> offering.offer(filter, values);
      });
    }
  }

  /** Shows another selection and keeps it in the address. */
  private void go(Selection next) {
    String path = DashboardNavigation.path(page().key());
    UI.getCurrent()
        .getPage()
        .getHistory()
        .pushState(null, new Location(path, PageAddress.write(page(), next)));
    show(next);
  }

  private void show(Selection next) {
    selection = next;
    round++;
    if (bar != null) {
      bar.show(next);
    }
    showPicks();
    cards.forEach(this::load);
  }

  private void load(TileCard card) {
    if (card.shown().source() == null) {
      return;
    }
    Actor actor = current.get();
    DashboardView opened = page();
    Selection asked = selection;
    int asking = round;
    card.wait(asked);
    beside(() -> {
      try {
        TileAnswer answer = loader.answer(actor, opened, card.shown(), asked);
        return () -> answered(card, answer, asking);
      } catch (Refusal refused) {
        return () -> failed(card, Say.t(refused.problems().list().getFirst()), asking);
      } catch (RuntimeException broken) {
        log.warn(
            "Tile {} of {} could not be asked", card.shown().tile().key(), opened.key(), broken);
        return () -> failed(card, t("dashboard.failed"), asking);
      }
    });
  }

  private void answered(TileCard card, TileAnswer answer, int asking) {
    if (asking != round) {
      return;
    }
    try {
      card.show(answer);
      showPicks();
    } catch (RuntimeException broken) {
      log.warn("Tile {} of {} could not be drawn", card.shown().tile().key(), page().key(), broken);
      card.fail(t("dashboard.failed"));
    }
  }

  /** What an older selection has failed with says nothing about the one that is shown. */
  private void failed(TileCard card, String why, int asking) {
    if (asking == round) {
      card.fail(why);
    }
  }

  /** Work beside the screen, whose result is shown as soon as the browser asks for it. */
  private interface Work {
    Runnable done();
  }

  private void beside(Work work) {
    UI ui = UI.getCurrent();
    waiting++;
    ui.setPollInterval(SOON);
    TileLoader.beside(
        turns,
        () -> {
          Runnable shown = result(work);
          try {
            var _ =
                ui.access(() -> {
                  shown.run();
                  waiting--;
                  if (waiting == 0) {
                    ui.setPollInterval(-1);
                  }
                });
          } catch (UIDetachedException gone) {
            log.debug("Nobody waits for a tile any more", gone);
          }
        });
  }

  private static Runnable result(Work work) {
    try {
      return work.done();
    } catch (RuntimeException broken) {
      log.warn("A part of a dashboard could not be read", broken);
      return () -> {};
    }
  }

  private void showPicks() {
    if (bar == null) {
      return;
    }
    var words = new LinkedHashMap<Selection.Pick, String>();
    selection.picks().forEach(pick -> words.put(pick, words(pick)));
    bar.showPicks(words);
  }

  /** {@code Model: A}, in the words of the tile where it was picked. */
  private String words(Selection.Pick pick) {
    return pick.values().entrySet().stream()
        .map(entry -> word(pick, entry))
        .collect(Collectors.joining(t("value.separator")));
  }

  private String word(Selection.Pick pick, Map.Entry<FieldKey, @Nullable Object> entry) {
    TileAnswer answer =
        cards.stream()
            .filter(card -> card.shown().tile().key().equals(pick.tile()))
            .map(TileCard::answer)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (answer == null) {
      return String.valueOf(entry.getValue());
    }
    var columns = answer.all().columns();
    for (int i = 0; i < answer.all().dimensions(); i++) {
      if (columns.get(i).key().equals(entry.getKey())) {
        int at = i;
        String value =
            answer.all().rows().stream()
                .map(row -> row.groups().get(at))
                .filter(label -> Objects.equals(label.value(), entry.getValue()))
                .findFirst()
                .map(TileNumbers::name)
                .orElse(String.valueOf(entry.getValue()));
        return t("dashboard.filter-is", Say.t(columns.get(i).title()), value);
      }
    }
    return String.valueOf(entry.getValue());
  }

  @Override
  public void pick(Selection.Pick pick) {
    go(selection.toggled(pick));
  }

  private void drop(Selection.Pick pick) {
    go(selection.without(pick));
  }

  @Override
  public void retry(TileCard card) {
    load(card);
  }

  @Override
  public void explain(TileCard card) {
    story.tell(card);
  }

  @Override
  public void offerFiles(Menu menu, QualifiedKey report, Condition filter) {
    downloads.addTo(menu, report, filter);
  }

  /** Asked now and then by a page that somebody looks at; what has not changed stays as it is. */
  @ClientCallable
  void refresh() {
    cards.forEach(this::load);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    getElement().executeJs(BEAT);
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(page == null ? "" : Say.t(page.title())));
  }
}
