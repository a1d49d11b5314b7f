package dev.formwork.workspace.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.People;
import dev.formwork.workspace.page.Preference;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.shell.Startable.Start;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frame of all screens of a signed-in person. */
@AnonymousAllowed // the frame itself shows nothing; each view inside says who may open it
@JsModule("./formwork/fw-shell.ts")
@CssImport("./formwork/shell.css")
public final class MainLayout extends Div
    implements RouterLayout, BeforeEnterObserver, AfterNavigationObserver {

  private static final String MAIN = "main";
  private static final String PROFILE = "profile";

  private final transient Features features;
  private final transient AuthenticationContext authentication;
  private final transient CurrentActor current;
  private final transient People people;
  private final SideNavigation side;
  private final TopBar top;
  private final Main main = new Main();
  private final List<Anchor> bottomLinks = new ArrayList<>();
  private final transient List<Counted> bottomCounts = new ArrayList<>();
  private String path = "";

  MainLayout(
      Features features,
      AuthenticationContext authentication,
      CurrentActor current,
      People people) {
    this.current = current;
    this.people = people;
    this.features = features;
    this.authentication = authentication;
    this.side = new SideNavigation(features, current);
    this.top =
        new TopBar(
            startMenu("plus"), personMenu(), features.waiting(), () -> SearchSheet.open(features));
    addClassName("fw-shell");
    main.addClassName("fw-main");
    main.setId(MAIN);
    main.getElement().setAttribute("tabindex", "0"); // so that keys scroll what holds no link
    add(skipLink(), side, top, main, bottomBar());
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    main.getElement().removeAllChildren().appendChild(content.getElement());
  }

  @Override
  public void removeRouterLayoutContent(HasElement oldContent) {
    main.getElement().removeAllChildren();
  }

  /** Nobody goes on with a password that somebody else has set. */
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    boolean must =
        current.find().filter(people::mustChangePassword).isPresent()
            && !event.getLocation().getPath().equals(PROFILE);
    if (must) {
      event.forwardTo(PROFILE);
    }
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    path = event.getLocation().getPath();
    bottomLinks.forEach(link -> {
      if (path.equals(link.getHref()) || path.startsWith(link.getHref() + "/")) {
        link.getElement().setAttribute("aria-current", "page");
      } else {
        link.getElement().removeAttribute("aria-current");
      }
    });
    event.getActiveChain().stream()
        .filter(Screen.class::isInstance)
        .map(Screen.class::cast)
        .findFirst()
        .ifPresentOrElse(this::refresh, () -> side.refresh(path));
  }

  /** The frame around a view. */
  public static Optional<MainLayout> of(Component view) {
    Optional<Component> parent = view.getParent();
    return parent.flatMap(each -> each instanceof MainLayout frame ? Optional.of(frame) : of(each));
  }

  /** Shows anew where the screen stands and what waits, after something has been done there. */
  public void refresh(Screen screen) {
    side.refresh(path);
    count();
    top.show(screen.crumbs());
    UI.getCurrent().getPage().setTitle(screen.getPageTitle());
  }

  private static Component skipLink() {
    var skip = new Anchor("#" + MAIN, t("shell.skip"));
    skip.addClassName("fw-skip");
    skip.setRouterIgnore(true);
    return skip;
  }

  private Menu startMenu(String icon) {
    var menu = new Menu(t("shell.new"), Icon.of(icon), new Span(t("shell.new")));
    var starts = features.starts();
    starts.stream()
        .map(Start::app)
        .distinct()
        .forEach(app -> {
          menu.heading(new Span(app));
          starts.stream()
              .filter(start -> start.app().equals(app))
              .forEach(start -> menu.link(start.title(), start.icon(), start.path()));
        });
    menu.setVisible(!starts.isEmpty());
    menu.trigger().getElement().setAttribute("aria-keyshortcuts", "N");
    return menu;
  }

  private Menu personMenu() {
    String name = current.find().map(actor -> Say.t(actor.person().name())).orElse("");
    var avatar = new Span(Avatar.initials(name));
    avatar.addClassName("fw-avatar");
    avatar.getElement().setAttribute("aria-hidden", true);
    var menu = new Menu(t("shell.person", name), avatar);
    var title = new Span(name);
    title.addClassName("fw-me-name");
    menu.heading(title);
    menu.divider();
    String theme = Preference.THEME.of(VaadinRequest.getCurrent());
    menu.choice(t("shell.theme.system"), "monitor", theme.isEmpty(), () -> theme(""));
    menu.choice(t("shell.theme.light"), "sun", theme.equals("light"), () -> theme("light"));
    menu.choice(t("shell.theme.dark"), "moon", theme.equals("dark"), () -> theme("dark"));
    menu.divider();
    menu.link(t("profile.title"), "user", PROFILE);
    menu.action(t("keys.title"), "keyboard", KeysSheet::open, "?");
    menu.action(t("shell.sign-out"), "log-out", authentication::logout);
    return menu;
  }

  private static void theme(String choice) {
    UI.getCurrent().getPage().executeJs("window.formwork.theme($0)", choice);
  }

  private Component bottomBar() {
    var bar = new Nav();
    bar.addClassName("fw-bottom");
    bar.setAriaLabel(t("shell.navigation"));
    bar.add(bottomLink("shell.bottom.inbox", "inbox", "inbox"));
    bar.add(bottomLink("shell.bottom.apps", "layout-grid", "apps"));
    bar.add(startMenu("circle-plus"));
    features.waiting().forEach(each -> bar.add(waiting(each)));
    bar.add(bottomLink("shell.bottom.me", "user", PROFILE));
    return bar;
  }

  private Anchor waiting(Waiting waiting) {
    var count = new Span(waiting.count());
    count.addClassName("fw-bell-count");
    bottomCounts.add(new Counted(waiting, count));
    var link = Link.to(waiting.path(), Icon.of(waiting.icon()), new Span(waiting.title()), count);
    bottomLinks.add(link);
    return link;
  }

  /** The number of a link at the bottom. */
  private record Counted(Waiting waiting, Span number) {
    void count() {
      number.setText(waiting.count());
    }
  }

  /** Asked now and then by a page that somebody looks at: shows how much waits now. */
  @ClientCallable
  void count() {
    side.count();
    top.count();
    bottomCounts.forEach(Counted::count);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    getElement().executeJs("window.formwork.beat(this)");
  }

  private Anchor bottomLink(String title, String icon, String path) {
    var link = Link.to(path, Icon.of(icon), new Span(t(title)));
    bottomLinks.add(link);
    return link;
  }
}
