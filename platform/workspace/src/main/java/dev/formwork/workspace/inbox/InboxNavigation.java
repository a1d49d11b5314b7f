package dev.formwork.workspace.inbox;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.identity.CurrentActor;
import dev.formwork.tasks.Inbox;
import dev.formwork.workspace.shell.NavigationPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** The inbox among the places to go. */
@Component
public final class InboxNavigation implements NavigationPart {

  public static final String PATH = "inbox";

  private static final int MOST = 99;

  private final Inbox inbox;
  private final CurrentActor current;

  InboxNavigation(Inbox inbox, CurrentActor current) {
    this.inbox = inbox;
    this.current = current;
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public List<Group> groups() {
    long open = inbox.waiting(current.get());
    String count = open == 0 ? "" : open > MOST ? MOST + "+" : String.valueOf(open);
    return List.of(
        Group.of(PATH, "", PATH, List.of(new Entry(t("inbox.title"), "inbox", PATH, count))));
  }
}
