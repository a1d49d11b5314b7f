package dev.formwork.workspace.login;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.formwork.workspace.login.DemoPeople.DemoApp;
import dev.formwork.workspace.login.DemoPeople.DemoPerson;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.shell.LanguageSwitch;
import org.springframework.beans.factory.ObjectProvider;

@Route(value = LoginNavigation.PATH, autoLayout = false)
@AnonymousAllowed
@CssImport("./formwork/login.css")
class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

  private final Paragraph refused = new Paragraph(t("login.refused"));
  private final Paragraph changed = new Paragraph(t("login.changed"));

  LoginView(ObjectProvider<DemoPeople> demo) {
    addClassName("fw-login");
    refused.addClassName("fw-login-refused");
    refused.getElement().setAttribute("role", "alert");
    refused.setVisible(false);
    changed.addClassName("fw-login-note");
    changed.getElement().setAttribute("role", "status");
    changed.setVisible(false);

    var column = new Div(brand(), form());
    column.addClassName("fw-login-column");
    add(new LanguageSwitch(), column);
    demo.ifAvailable(people -> add(tour(people)));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var asked = event.getLocation().getQueryParameters().getParameters().keySet();
    refused.setVisible(asked.contains("error"));
    changed.setVisible(asked.contains(LoginNavigation.CHANGED));
  }

  @Override
  public String getPageTitle() {
    return t("login.title");
  }

  private static Component brand() {
    var mark = new Span();
    mark.addClassName("fw-mark");
    mark.getElement().setAttribute("aria-hidden", "true");
    var brand = new Div(mark, new H1(t("product.name")), new Paragraph(t("product.claim")));
    brand.addClassName("fw-login-brand");
    return brand;
  }

  private Component form() {
    var form = new SignInForm();
    form.addClassNames("fw-login-form", "fw-card");
    form.add(refused, changed);
    form.add(field("username", t("login.username"), "text", "username"));
    form.add(field("password", t("login.password"), "password", "current-password"));
    var submit = new NativeButton(t("login.submit"));
    submit.getElement().setAttribute("type", "submit");
    submit.addClassName("fw-login-submit");
    form.add(submit);
    return form;
  }

  private static Component field(String name, String title, String type, String autocomplete) {
    var input = new Input();
    input.setId("login-" + name);
    input.setType(type);
    input
        .getElement()
        .setAttribute("name", name)
        .setAttribute("autocomplete", autocomplete)
        .setAttribute("autocapitalize", "none")
        .setAttribute("required", true)
        .setAttribute("autofocus", name.equals("username"));
    var label = new NativeLabel(title);
    label.setFor(input);
    var field = new Div(label, input);
    field.addClassName("fw-login-field");
    return field;
  }

  private static Component tour(DemoPeople people) {
    var apps = new Div();
    apps.addClassName("fw-login-apps");
    people.apps().forEach(app -> apps.add(app(app)));
    var all = new NativeDetails(t("login.demo.everybody"), cards(people));
    all.addClassName("fw-login-everybody");
    var tour =
        new Section(new H2(t("login.demo.title")), new Paragraph(t("login.demo.hint")), apps, all);
    tour.addClassName("fw-login-demo");
    return tour;
  }

  private static Component app(DemoApp app) {
    var stops = new Div();
    stops.addClassName("fw-login-stops");
    app.stops().forEach(stop -> stops.add(card(stop.person(), t(stop.sees()))));
    var text = new Paragraph(t(app.description()));
    text.addClassName("fw-quiet");
    var card = new Article(new H3(t(app.title())), text, stops);
    card.addClassNames("fw-card", "fw-login-app");
    return card;
  }

  private static Component cards(DemoPeople people) {
    var cards = new Div();
    cards.addClassName("fw-login-cards");
    people.all().forEach(person -> cards.add(card(person, "")));
    return cards;
  }

  /**
   * One click signs in.
   *
   * @param sees what one finds as that person; empty for not a word
   */
  private static Component card(DemoPerson person, String sees) {
    var name = new Span(t(person.name()));
    name.addClassName("fw-login-card-name");
    var username = new Span(person.username());
    username.addClassNames("fw-quiet", "fw-small");
    var post = new Span(t(person.post()));
    post.addClassNames("fw-quiet", "fw-small");
    var words = new Div(new Div(name, username), post);
    if (!sees.isEmpty()) {
      words.add(new Span(sees));
    }
    var button = new NativeButton();
    button.addClassName("fw-login-card");
    button.getElement().setAttribute("type", "submit");
    button.add(words, Icon.of("arrow-right"));

    var form = new SignInForm();
    form.addHidden("username", person.username());
    form.addHidden("password", person.password());
    form.add(button);
    return form;
  }
}
