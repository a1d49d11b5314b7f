package dev.formwork.workspace.profile;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.People;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.login.LoginNavigation;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.LanguageSwitch;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.PermitAll;
import java.util.List;

@Route(value = ProfileNavigation.PATH, layout = MainLayout.class)
@PermitAll
class ProfileView extends Div implements Screen {

  private final transient People people;
  private final transient CurrentActor current;
  private final PasswordField old = new PasswordField(t("profile.password.old"));
  private final PasswordField fresh = new PasswordField(t("profile.password.new"));

  ProfileView(
      People people,
      CurrentActor current,
      AuthenticationContext authentication,
      OwnDelegations delegations,
      OwnKeys keys) {
    this.people = people;
    this.current = current;
    Actor actor = current.get();
    addClassNames("fw-page", "fw-profile");
    var email = new Paragraph(actor.person().email());
    email.addClassName("fw-quiet");
    var names = new Div(new H1(Say.t(actor.person().name())), email);
    add(names);
    if (people.mustChangePassword(actor)) {
      var first = new Paragraph(t("profile.password.first"));
      first.getElement().setAttribute("role", "alert");
      add(first);
    }
    old.setManualValidation(true);
    fresh.setManualValidation(true);
    var change = Button.primary(t("profile.password.change"), this::change);
    var card = new Div(new H2(t("profile.password")), old, fresh, change);
    card.addClassNames("fw-card", "fw-profile-card");
    add(card);
    if (!people.mustChangePassword(actor)) {
      add(delegations.card(), keys.card());
    }
    var last =
        new Div(
            new LanguageSwitch(),
            Button.plain(t("shell.sign-out"), authentication::logout).withIcon("log-out"));
    last.addClassName("fw-profile-last");
    add(last);
  }

  private void change() {
    old.setInvalid(false);
    fresh.setInvalid(false);
    try {
      people.changePassword(current.get(), old.getValue(), fresh.getValue());
      LoginNavigation.signInAgain();
    } catch (Refusal refused) {
      Problem problem = refused.problems().list().getFirst();
      PasswordField at = problem.path().equals("oldPassword") ? old : fresh;
      at.setErrorMessage(Say.t(problem));
      at.setInvalid(true);
    }
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(Crumb.here(t("profile.title")));
  }
}
