package dev.formwork.workspace.login;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;

/** Where people sign in. */
public final class LoginNavigation {

  public static final String PATH = "login";

  /** Query parameter: the password was changed, which ended the session. */
  static final String CHANGED = "changed";

  private LoginNavigation() {}

  /**
   * Ends the session after its password was changed, and asks to sign in with the new one. All
   * other sessions of the person have ended by themselves.
   */
  public static void signInAgain() {
    UI.getCurrent().getPage().setLocation(PATH + "?" + CHANGED);
    VaadinSession.getCurrent().getSession().invalidate();
  }

  /** The sign-in screen, for the security configuration. */
  public static Class<? extends Component> view() {
    return LoginView.class;
  }
}
