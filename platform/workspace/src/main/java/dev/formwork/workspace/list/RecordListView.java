package dev.formwork.workspace.list;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.formwork.access.Action;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordService;
import dev.formwork.records.SavedView;
import dev.formwork.records.SavedViews;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.links.LinkDesk;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.record.RecordDesk;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Route(value = ListNavigation.ROUTE, layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/list.css")
class RecordListView extends Div implements Screen, BeforeEnterObserver {

  private static final int WIDE_FROM = 640;

  private final transient RecordService records;
  private final transient SavedViews views;
  private final transient RecordDesk desk;
  private final transient CurrentActor current;
  private final transient LinkDesk links;
  private final Div head = new Div();
  private final ListBar bar = new ListBar(this::type, this::go);
  private final ViewsBar kept = new ViewsBar(this::keep, this::forget);
  private final Div rows = new Div();
  private @Nullable Shown shown;

  RecordListView(
      RecordService records,
      SavedViews views,
      RecordDesk desk,
      CurrentActor current,
      LinkDesk links) {
    this.links = links;
    this.records = records;
    this.views = views;
    this.desk = desk;
    this.current = current;
    addClassNames("fw-page", "fw-list-page");
    head.addClassName("fw-list-head");
    rows.addClassName("fw-list-rows");
    add(head, kept, bar, rows);
  }

  /** What is on screen. */
  private record Shown(
      QualifiedKey key, Form form, List<Field> fields, FormSource source, ListState state) {}

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QualifiedKey key = key(event);
    Actor actor = current.get();
    Form form = records.form(actor, key);
    var fields =
        Stream.concat(form.fields(), SystemFields.all(actor.organisation()).stream()).toList();
    var state = ListState.of(event.getLocation().getQueryParameters());
    shown = new Shown(key, form, fields, desk.form(key, null), state);
    build();
  }

  private static QualifiedKey key(BeforeEnterEvent event) {
    var parameters = event.getRouteParameters();
    try {
      return new QualifiedKey(
          DefinitionKey.of(parameters.get("app").orElse("")),
          DefinitionKey.of(parameters.get("form").orElse("")));
    } catch (RuntimeException noKeys) {
      throw new NotFoundException();
    }
  }

  private Shown shown() {
    if (shown == null) {
      throw new IllegalStateException("Expected a list to be open.");
    }
    return shown;
  }

  private void build() {
    Shown now = shown();
    Actor actor = current.get();
    var pages =
        new RecordPages(
            now.state.query(now.key),
            query -> records.query(current.get(), query).narrowedTo(RecordGrid.fields(now.form)));
    head(actor, pages.first());
    kept.show(now.key, views.of(actor, now.key), now.state);
    bar.show(now.state, now.fields, now.source);
    rows.removeAll();
    rows.add(pages.first().count() == 0 ? empty(actor) : grid(pages));
  }

  private void head(Actor actor, RecordPage first) {
    head.removeAll();
    var count =
        new Span(
            first.countExact()
                ? t("list.count", first.count())
                : t("list.count-more", Show.whole(first.count())));
    count.addClassName("fw-quiet");
    var names = new Div(new H1(Say.t(shown().form.title())), count);
    names.addClassName("fw-list-names");
    head.add(names);
    if (records.may(actor, Action.CREATE, shown().key)) {
      if (shown().form.publicPage() != null) {
        head.add(
            Button.plain(t("related.link"), () -> links.open(shown().key, shown().form))
                .withIcon("link"));
      }
      head.add(create());
    }
  }

  private Button create() {
    return Button.primary(
            t("list.new"), () -> UI.getCurrent().navigate(RecordNavigation.pathOfNew(shown().key)))
        .withIcon("plus");
  }

  private RecordGrid grid(RecordPages pages) {
    Shown now = shown();
    boolean wide =
        UI.getCurrent().getPage().getExtendedClientDetails().getWindowInnerWidth() >= WIDE_FROM;
    var columns =
        now.form.columns().stream()
            .flatMap(key -> now.fields.stream().filter(field -> field.key().equals(key)))
            .toList();
    var grid = new RecordGrid(now.key, now.form, columns, now.source, wide);
    grid.show(pages, now.state.sort(), sort -> go(shown().state.sortedBy(sort)));
    return grid;
  }

  private EmptyState empty(Actor actor) {
    if (shown().state.isNarrow()) {
      return new EmptyState(
          "search",
          t("list.nothing-found"),
          t("list.nothing-found-hint"),
          Button.plain(t("list.show-all"), () -> go(ListState.ALL.sortedBy(shown().state.sort()))));
    }
    String title = Say.t(shown().form.title());
    return records.may(actor, Action.CREATE, shown().key)
        ? new EmptyState("file-plus", t("list.empty"), t("list.empty-create", title), create())
        : new EmptyState("folder", t("list.empty"), t("list.empty-read", title));
  }

  /** Shows the list in another way and keeps it in the address. */
  private void go(ListState state) {
    UI.getCurrent().navigate(ListNavigation.path(shown().key), state.toParameters());
  }

  /** The same while somebody types, without a step back for each letter. */
  private void type(ListState state) {
    Shown now = shown();
    UI.getCurrent().getPage().getHistory().replaceState(null, new Location(state.path(now.key)));
    shown = new Shown(now.key, now.form, now.fields, now.source, state);
    build();
  }

  private void keep(String title) {
    Shown now = shown();
    views.keep(current.get(), title, now.state.query(now.key));
    Toast.done(t("views.kept", title.strip()));
    build();
  }

  private void forget(SavedView view) {
    views.forget(current.get(), view.id());
    build();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb(t("apps.title"), "apps"), Crumb.here(Say.t(shown().form.title())));
  }
}
