package dev.formwork.workspace.list;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
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
import dev.formwork.rules.Condition.Compare;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.record.RecordDesk;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Route(value = ListNavigation.ROUTE, layout = MainLayout.class)
@PermitAll
@CssImport("./formwork/list.css")
class RecordListView extends Div implements Screen, BeforeEnterObserver {

  private static final int WIDE_FROM = 640;
  private static final int PAUSE = 300;

  private final transient RecordService records;
  private final transient RecordDesk desk;
  private final transient CurrentActor current;
  private @Nullable Shown shown;

  RecordListView(RecordService records, RecordDesk desk, CurrentActor current) {
    this.records = records;
    this.desk = desk;
    this.current = current;
    addClassNames("fw-page", "fw-list-page");
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
    shown =
        new Shown(
            key,
            form,
            fields,
            desk.form(key, null),
            ListState.of(event.getLocation().getQueryParameters()));
    build(actor);
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

  private void build(Actor actor) {
    removeAll();
    Shown now = shown();
    var pages =
        new RecordPages(now.state.query(now.key), query -> records.query(current.get(), query));
    add(head(actor, pages.first()), toolbar());
    add(pages.first().count() == 0 ? empty(actor) : grid(pages));
  }

  private Div head(Actor actor, RecordPage first) {
    var count =
        new Span(
            first.countExact()
                ? t("list.count", first.count())
                : t("list.count-more", Show.whole(first.count())));
    count.addClassName("fw-quiet");
    var names = new Div(new H1(Say.t(shown().form.title())), count);
    names.addClassName("fw-list-names");
    var head = new Div(names);
    head.addClassName("fw-list-head");
    if (records.may(actor, Action.CREATE, shown().key)) {
      head.add(create());
    }
    return head;
  }

  private Button create() {
    return Button.primary(
            t("list.new"), () -> UI.getCurrent().navigate(RecordNavigation.pathOfNew(shown().key)))
        .withIcon("plus");
  }

  private Div toolbar() {
    ListState state = shown().state;
    var search = new TextField();
    search.setAriaLabel(t("list.search"));
    search.setPlaceholder(t("list.search"));
    search.setPrefixComponent(Icon.of("search"));
    search.setClearButtonVisible(true);
    search.setValue(state.search());
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(PAUSE);
    search.addClassName("fw-list-search");
    search.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        go(shown().state.searching(change.getValue()));
      }
    });
    var bar = new Div(search);
    bar.addClassName("fw-list-bar");
    state.filters().forEach(filter -> chip(filter).ifPresent(bar::add));
    bar.add(
        Button.quiet(
                t("filter.title"),
                () ->
                    FilterSheet.open(
                        shown().fields, shown().source, f -> go(shown().state.with(f))))
            .withIcon("filter"));
    return bar;
  }

  private Optional<Div> chip(Compare filter) {
    return shown().fields.stream()
        .filter(field -> field.key().equals(filter.field()))
        .findFirst()
        .map(field -> {
          String words = FilterWords.of(field, filter, shown().source);
          var chip =
              new Div(
                  new Span(words),
                  Button.picture(
                      "x", t("filter.remove", words), () -> go(shown().state.without(filter))));
          chip.addClassName("fw-chip");
          return chip;
        });
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
          Button.plain(
              t("list.show-all"), () -> go(new ListState("", List.of(), shown().state.sort()))));
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

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb(t("apps.title"), "apps"), Crumb.here(Say.t(shown().form.title())));
  }
}
