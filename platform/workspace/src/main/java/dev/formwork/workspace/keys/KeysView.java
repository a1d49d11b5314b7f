package dev.formwork.workspace.keys;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.identity.Actor;
import dev.formwork.identity.ApiKey;
import dev.formwork.identity.ApiKeys;
import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;

/** Everybody's API keys, so that one can be ended whose person doesn't. */
@Route(value = KeysNavigation.PATH, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./formwork/keys.css")
class KeysView extends Div implements Screen, BeforeEnterObserver {

  private final transient ApiKeys keys;
  private final transient CurrentActor current;
  private final transient Clock clock;

  KeysView(ApiKeys keys, CurrentActor current, Clock clock) {
    this.keys = keys;
    this.current = current;
    this.clock = clock;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  private void show() {
    removeAll();
    Actor actor = current.get();
    var hint = new Paragraph(t("keys.all-hint"));
    hint.addClassName("fw-quiet");
    add(new H1(t("keys.api")), hint);
    List<ApiKey> all = keys.all(actor);
    if (all.isEmpty()) {
      add(new EmptyState("key", t("keys.none"), t("keys.none-hint")));
      return;
    }
    var card = new Div(new KeyTable(all, clock.instant(), id -> name(actor, id), this::revoke));
    card.addClassNames("fw-card", "fw-keys-card", "fw-keys-all");
    add(card);
  }

  private static String name(Actor actor, String person) {
    return actor.organisation().person(person).map(each -> Say.t(each.name())).orElse(person);
  }

  private void revoke(ApiKey key) {
    keys.revoke(current.get(), key.id());
    Toast.done(t("keys.revoked", key.title()));
    show();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb(t("admin.title"), ""), Crumb.here(t("keys.api")));
  }
}
