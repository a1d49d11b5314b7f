package dev.formwork.workspace.login;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.server.VaadinRequest;
import org.springframework.security.web.csrf.CsrfToken;

/** A plain HTML form that posts to the sign-in address, so that password managers know it. */
@Tag("form")
final class SignInForm extends HtmlContainer {

  SignInForm() {
    getElement().setAttribute("method", "post").setAttribute("action", LoginNavigation.PATH);
    if (VaadinRequest.getCurrent().getAttribute(CsrfToken.class.getName())
        instanceof CsrfToken token) {
      addHidden(token.getParameterName(), token.getToken());
    }
  }

  void addHidden(String name, String value) {
    var input = new Input();
    input.setType("hidden");
    input.getElement().setAttribute("name", name).setAttribute("value", value);
    add(input);
  }
}
