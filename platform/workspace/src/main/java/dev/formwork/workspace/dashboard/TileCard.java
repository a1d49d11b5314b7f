package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.Narrowing;
import dev.formwork.reports.ReportResult;
import dev.formwork.reports.Selection;
import dev.formwork.reports.Tile;
import dev.formwork.rules.Condition;
import dev.formwork.workspace.list.ListNavigation;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One tile: title, help, menu and what it shows, or why it can't. */
@Tag("section")
final class TileCard extends HtmlContainer {

  private final DashboardView page;
  private final DashboardView.Shown shown;
  private final Desk desk;
  private final Hues hues;
  private final TableOrder order = new TableOrder();
  private final Div idle = new Div();
  private final Div body = new Div();
  private final @Nullable Menu menu;
  private @Nullable TileAnswer answer;
  private Selection selection = Selection.ALL;
  private @Nullable Object drawnPick;
  private boolean asTable;

  /** What a card asks of its page. */
  interface Desk {

    void pick(Selection.Pick pick);

    void retry(TileCard card);

    void explain(TileCard card);

    /** Puts files of a report into a menu, for whoever may take them out. */
    void offerFiles(Menu menu, QualifiedKey report, Condition filter);
  }

  TileCard(DashboardView page, DashboardView.Shown shown, Desk desk, Hues hues) {
    this.page = page;
    this.shown = shown;
    this.desk = desk;
    this.hues = hues;
    Tile tile = shown.tile();
    addClassNames("fw-card", "fw-tile");
    getElement()
        .setAttribute("data-kind", tile.kind())
        .setAttribute("data-tile", tile.key().value())
        .setAttribute("aria-label", Say.t(tile.title()));
    getStyle().set("--fw-span", String.valueOf(tile.width()));
    var head = new Div(new H2(Say.t(tile.title())));
    head.addClassName("fw-tile-head");
    idle.addClassNames("fw-quiet", "fw-tile-idle");
    idle.setVisible(false);
    body.addClassName("fw-tile-body");
    add(head, idle, body);
    if (shown.source() == null) {
      menu = null;
      body.add(new TextFace((Tile.Text) tile));
    } else {
      menu = new Menu(t("dashboard.menu", Say.t(tile.title())), Icon.of("ellipsis"));
      menu.addClassName("fw-tile-menu");
      head.add(
          Button.picture(
              "info", t("dashboard.about", Say.t(tile.title())), () -> desk.explain(this)),
          menu);
      wait(selection);
    }
  }

  /** Lets the keyboard scroll what is wider than its tile. */
  static void scrollable(Div frame, Tile tile) {
    frame
        .getElement()
        .setAttribute("tabindex", "0")
        .setAttribute("role", "group")
        .setAttribute("aria-label", Say.t(tile.title()));
  }

  DashboardView.Shown shown() {
    return shown;
  }

  @Nullable TileAnswer answer() {
    return answer;
  }

  /** It is being asked for. */
  void wait(Selection now) {
    selection = now;
    getElement().setAttribute("aria-busy", "true");
    if (answer == null) {
      var skeleton = new Div();
      skeleton.addClassName("fw-skeleton");
      skeleton.getElement().setAttribute("aria-hidden", "true");
      body.removeAll();
      body.add(skeleton);
    }
  }

  /** It has been answered; what looks the same stays as it is. */
  void show(TileAnswer now) {
    getElement().removeAttribute("aria-busy");
    boolean same = now.isSame(answer) && !getElement().hasAttribute("data-failed");
    answer = now;
    getElement().removeAttribute("data-failed");
    if (!same || hasPickChanged()) {
      build();
    }
  }

  private boolean hasPickChanged() {
    return !Objects.equals(drawnPick, ownPick());
  }

  private @Nullable Object ownPick() {
    return selection.picks().stream()
        .filter(pick -> pick.tile().equals(shown.tile().key()))
        .findFirst()
        .orElse(null);
  }

  /** It could not be answered. */
  void fail(String why) {
    getElement().removeAttribute("aria-busy");
    getElement().setAttribute("data-failed", "");
    var said = new Div(Icon.of("triangle-alert"), new Div(why));
    said.addClassName("fw-tile-failed");
    body.removeAll();
    body.add(said, Button.quiet(t("dashboard.retry"), () -> desk.retry(this)));
  }

  private void build() {
    TileAnswer now = answer;
    DashboardView.Source source = shown.source();
    if (now == null || source == null) {
      return;
    }
    drawnPick = ownPick();
    var cell =
        new TileCell(
            shown,
            source,
            now.narrowing().condition(),
            desk::pick,
            pick -> selection.picks().contains(pick));
    body.removeAll();
    body.add(TileFace.of(cell, now, hues, order, asTable));
    if (now.result().more()) {
      boolean series = now.result().columns().getFirst().kind() == ReportResult.Kind.PERIOD;
      var more =
          new Div(t(series ? "dashboard.latest" : "dashboard.more", now.result().rows().size()));
      more.addClassNames("fw-quiet", "fw-tile-more");
      body.add(more);
    }
    showIdle(now);
    buildMenu(cell);
  }

  private void buildMenu(TileCell cell) {
    if (menu == null) {
      return;
    }
    menu.clear();
    if (TileFace.hasTable(shown.tile())) {
      menu.action(
          t(asTable ? "dashboard.as-chart" : "dashboard.as-table"),
          asTable ? "chart-column" : "table",
          () -> {
            asTable = !asTable;
            build();
          });
    }
    Condition own =
        selection.picks().stream()
            .filter(pick -> pick.tile().equals(shown.tile().key()))
            .findFirst()
            .map(pick -> Narrowing.own(page, pick))
            .orElse(Condition.ALWAYS);
    String path =
        ListNavigation.path(cell.source().records(Condition.all(cell.condition(), own), Map.of()));
    menu.link(t("dashboard.records"), "list", path);
    desk.offerFiles(menu, cell.source().report(), cell.condition());
    menu.action(t("dashboard.refresh"), "refresh-cw", () -> desk.retry(this));
  }

  private void showIdle(TileAnswer now) {
    List<String> titles =
        page.filters().stream()
            .filter(filter -> now.narrowing().idle().contains(filter.key()))
            .map(filter -> Say.t(filter.title()))
            .collect(Collectors.toList());
    now.narrowing()
        .deaf()
        .forEach(pick ->
            page.find(pick.tile()).ifPresent(tile -> titles.add(Say.t(tile.tile().title()))));
    idle.setVisible(!titles.isEmpty());
    idle.setText(
        titles.isEmpty() ? "" : t("dashboard.idle", String.join(t("value.separator"), titles)));
  }
}
