package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Presence;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.shell.Avatar;
import dev.formwork.workspace.text.Say;
import java.util.List;

/**
 * Who else has the definition open. While somebody looks at the page it asks every {@value #EVERY}
 * ms, and lets the screen catch up with what they have saved.
 */
@Tag("fw-company")
final class Company extends Div {

  private static final int EVERY = 20_000;

  private final transient Presence presence;
  private final transient People people;
  private final transient CurrentActor current;
  private final DefinitionKey app;
  private final transient DefinitionName name;
  private final transient Runnable catchUp;

  Company(
      Presence presence,
      People people,
      CurrentActor current,
      DefinitionKey app,
      DefinitionName name,
      Runnable catchUp) {
    this.presence = presence;
    this.people = people;
    this.current = current;
    this.app = app;
    this.name = name;
    this.catchUp = catchUp;
    addClassName("fw-company");
    getElement().setAttribute("aria-live", "polite");
  }

  @Override
  protected void onAttach(AttachEvent event) {
    show(presence.meet(current.get(), app, name));
    getElement()
        .executeJs(
            "const timer = setInterval(() => {"
                + " if (!this.isConnected) { clearInterval(timer); }"
                + " else if (document.visibilityState === 'visible') { this.$server.ask(); }"
                + " }, $0)",
            EVERY);
  }

  @Override
  protected void onDetach(DetachEvent event) {
    current.find().filter(Actor::isAdmin).ifPresent(actor -> presence.leave(actor, app, name));
  }

  @ClientCallable
  void ask() {
    show(presence.meet(current.get(), app, name));
    catchUp.run();
  }

  private void show(List<String> others) {
    removeAll();
    Organisation organisation = people.organisation();
    others.stream()
        .flatMap(id -> organisation.person(id).stream())
        .map(Company::face)
        .forEach(this::add);
  }

  private static Span face(Person person) {
    String called = Say.t(person.name());
    var initials = new Span(Avatar.initials(called));
    initials.getElement().setAttribute("aria-hidden", true);
    var words = new Span(t("editor.company", called));
    words.addClassName("fw-unseen");
    var face = new Span(initials, words);
    face.addClassName("fw-avatar");
    face.getElement().setAttribute("title", t("editor.company", called));
    return face;
  }
}
