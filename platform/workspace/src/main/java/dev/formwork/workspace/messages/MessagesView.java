package dev.formwork.workspace.messages;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.definitions.Apps;
import dev.formwork.identity.CurrentActor;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.Messages;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Tabs;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All messages with what became of them, the latest first. */
@Route(value = MessagesNavigation.PATH, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./formwork/messages.css")
class MessagesView extends Div implements Screen, BeforeEnterObserver {

  private final transient Messages messages;
  private final transient Apps apps;
  private final transient CurrentActor current;
  private final transient Clock clock;

  MessagesView(Messages messages, Apps apps, CurrentActor current, Clock clock) {
    this.messages = messages;
    this.apps = apps;
    this.current = current;
    this.clock = clock;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String word = event.getLocation().getQueryParameters().getSingleParameter("state").orElse("");
    show(
        Arrays.stream(Delivery.State.values())
            .filter(state -> word(state).equals(word))
            .findFirst()
            .orElse(null));
  }

  private void show(Delivery.@Nullable State state) {
    removeAll();
    var hint = new Paragraph(t("messages.hint"));
    hint.addClassName("fw-quiet");
    var tabs = new Tabs(t("messages.tabs"));
    tabs.tab(MessagesNavigation.PATH, state == null, new Span(t("messages.all")));
    for (Delivery.State each : Delivery.State.values()) {
      tabs.tab(
          MessagesNavigation.PATH + "?state=" + word(each),
          each == state,
          new Span(t("messages.state." + each)));
    }
    add(new H1(t("messages.title")), hint, tabs);
    List<Delivery> found = messages.all(current.get(), state, null);
    if (found.isEmpty()) {
      add(new EmptyState("send", t("messages.none"), t("messages.none-hint")));
      return;
    }
    add(new MessageList(found, apps.live(), clock.instant(), delivery -> retry(delivery, state)));
  }

  private void retry(Delivery delivery, Delivery.@Nullable State state) {
    messages.retry(current.get(), delivery.id());
    Toast.done(t("messages.retried"));
    show(state);
  }

  private static String word(Delivery.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb(t("admin.title"), ""), Crumb.here(t("messages.title")));
  }
}
