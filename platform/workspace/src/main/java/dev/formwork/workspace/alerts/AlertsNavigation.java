package dev.formwork.workspace.alerts;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.identity.CurrentActor;
import dev.formwork.tasks.Notices;
import dev.formwork.workspace.shell.Waiting;
import org.springframework.stereotype.Component;

/** The bell in the top bar. */
@Component
public final class AlertsNavigation implements Waiting {

  static final String PATH = "alerts";

  private static final int MOST = 99;

  private final Notices notices;
  private final CurrentActor current;

  AlertsNavigation(Notices notices, CurrentActor current) {
    this.notices = notices;
    this.current = current;
  }

  @Override
  public String title() {
    return t("alerts.title");
  }

  @Override
  public String icon() {
    return "bell";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String count() {
    int unread = current.find().map(notices::unread).orElse(0);
    return unread == 0 ? "" : unread > MOST ? MOST + "+" : String.valueOf(unread);
  }
}
