package dev.formwork.workspace.inbox;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.workspace.shell.NavigationPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** The inbox among the places to go. */
@Component
public final class InboxNavigation implements NavigationPart {

  public static final String PATH = "inbox";

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public List<Group> groups() {
    return List.of(new Group(PATH, "", List.of(new Entry(t("inbox.title"), "inbox", PATH))));
  }
}
