package dev.formwork.workspace.messages;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.shell.NavigationPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Messages and webhooks, for administrators. */
@Component
public final class MessagesNavigation implements NavigationPart {

  static final String PATH = "admin/messages";
  static final String TEMPLATES = "admin/templates";
  static final String HOSTS = "admin/webhooks";

  private static final int RANK = 930;

  private final CurrentActor current;

  MessagesNavigation(CurrentActor current) {
    this.current = current;
  }

  @Override
  public int rank() {
    return RANK;
  }

  @Override
  public List<Group> groups() {
    return NavigationPart.ofAdministration(
        current,
        new Entry(t("messages.title"), "send", PATH),
        new Entry(t("templates.title"), "mail", TEMPLATES),
        new Entry(t("hosts.title"), "external-link", HOSTS));
  }
}
