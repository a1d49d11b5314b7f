package dev.formwork.workspace.keys;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.shell.NavigationPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everybody's API keys, for administrators. */
@Component
public final class KeysNavigation implements NavigationPart {

  static final String PATH = "admin/keys";

  private static final int LAST = 950;

  private final CurrentActor current;

  KeysNavigation(CurrentActor current) {
    this.current = current;
  }

  @Override
  public int rank() {
    return LAST;
  }

  @Override
  public List<Group> groups() {
    return NavigationPart.ofAdministration(current, new Entry(t("keys.api"), "key", PATH));
  }
}
