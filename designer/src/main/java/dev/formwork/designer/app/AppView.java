package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.definitions.Agreement;
import dev.formwork.definitions.Agreements;
import dev.formwork.definitions.AppSummary;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.search.DefinitionsFound;
import dev.formwork.designer.shell.AppHead;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.designer.shell.ProblemList;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;

@Route(value = DesignerNavigation.APP, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./designer/app.css")
class AppView extends Div implements Screen, BeforeEnterObserver {

  private static final int PAUSE = 200;

  private final transient Drafts drafts;
  private final transient DefinitionTypes types;
  private final transient ParametersCard parameters;
  private final transient DefinitionsFound found;
  private final transient CurrentActor current;
  private final transient Agreements agreements;
  private LocalizedText title = LocalizedText.EMPTY;

  AppView(
      Drafts drafts,
      DefinitionTypes types,
      ParametersCard parameters,
      DefinitionsFound found,
      CurrentActor current,
      Agreements agreements) {
    this.agreements = agreements;
    this.drafts = drafts;
    this.types = types;
    this.parameters = parameters;
    this.found = found;
    this.current = current;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Actor actor = current.get();
    DefinitionKey key = DesignerNavigation.appOf(event);
    AppSummary app = Attempt.found(() -> drafts.summary(actor, key));
    title = app.title();
    Draft draft = drafts.open(actor, key);
    LocatedProblems problems = drafts.check(actor, key);

    var list = new DefinitionList(draft, types, problems, found, this::showUsages);
    var aside = new Div(problemsCard(key, problems));
    parameters.of(key).ifPresent(aside::add);
    aside.addClassName("fw-app-aside");
    var main = new Div(search(list), list);
    agreements.open(actor, key).map(it -> wanted(actor, it)).ifPresent(main::addComponentAsFirst);
    main.addClassName("fw-app-main");
    var columns = new Div(main, aside);
    columns.addClassName("fw-app-columns");
    removeAll();
    add(head(app, draft), columns);
  }

  /** That somebody waits for an agreement to the draft. */
  private static Div wanted(Actor actor, Agreement it) {
    String by = actor.organisation().person(it.by()).map(Person::name).map(Say::t).orElse("");
    var note =
        Note.info(
            it.by().equals(actor.id())
                ? t("agreement.note-own", Show.moment(it.at()))
                : t("agreement.note", by, Show.moment(it.at())));
    return new Div(note, Link.to(DesignerNavigation.publish(it.app()), t("agreement.to-look")));
  }

  private AppHead head(AppSummary app, Draft draft) {
    Component create = newDefinition(draft);
    return app.changes() == 0
        ? new AppHead(app, AppHead.Tab.DEFINITIONS, create)
        : new AppHead(app, AppHead.Tab.DEFINITIONS, create, publish(app.key()));
  }

  private static Button publish(DefinitionKey app) {
    return Button.primary(
            t("app.publish"), () -> UI.getCurrent().navigate(DesignerNavigation.publish(app)))
        .withIcon("rocket");
  }

  private Menu newDefinition(Draft draft) {
    var menu = new Menu(t("definition.new"), Icon.of("plus"), new Span(t("definition.new")));
    menu.addClassName("fw-menu-plain");
    types.all().stream()
        .map(DefinitionType::kind)
        .filter(kind -> !kind.equals(Manifest.TYPE.kind()))
        .sorted(Comparator.comparingInt(Kinds::rank))
        .forEach(kind ->
            menu.action(
                Kinds.title(kind),
                Kinds.icon(kind),
                () -> new NewDefinitionSheet(drafts, current::get, draft, kind).open()));
    return menu;
  }

  private static TextField search(DefinitionList list) {
    var search = new TextField();
    search.setAriaLabel(t("app.search"));
    search.setPlaceholder(t("app.search"));
    search.setPrefixComponent(Icon.of("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(PAUSE);
    search.addClassName("fw-app-search");
    search.addValueChangeListener(change -> list.filter(change.getValue()));
    return search;
  }

  private Section problemsCard(DefinitionKey app, LocatedProblems problems) {
    var card = new Section(new H2(t("problems.title")));
    card.addClassNames("fw-card", "fw-side-card");
    if (problems.list().isEmpty()) {
      var none = new Paragraph(Icon.of("circle-check"), new Span(t("problems.none")));
      none.addClassName("fw-no-problems");
      card.add(none);
    } else {
      card.add(ProblemList.of(app, types, problems));
    }
    return card;
  }

  private void showUsages(DefinitionKey app, DefinitionName name) {
    var usages =
        drafts.usages(current.get(), app, name.kind(), new QualifiedKey(app, name.key()), null);
    var sheet = new Sheet(t("usage.title", name.key()));
    sheet.with(UsageList.of(usages));
    sheet.open();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb(t("designer.title"), DesignerNavigation.APPS), Crumb.here(Say.t(title)));
  }
}
