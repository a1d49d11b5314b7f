package dev.formwork.workspace.login;

import com.vaadin.flow.component.Component;

/** Where people sign in. */
public final class LoginNavigation {

  public static final String PATH = "login";

  private LoginNavigation() {}

  /** The sign-in screen, for the security configuration. */
  public static Class<? extends Component> view() {
    return LoginView.class;
  }
}
