package dev.formwork.workspace.runs;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.shell.NavigationPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Runs of rules and failures, for administrators. */
@Component
public final class RunsNavigation implements NavigationPart {

  static final String PATH = "admin/runs";

  private static final int RANK = 925;

  private final CurrentActor current;

  RunsNavigation(CurrentActor current) {
    this.current = current;
  }

  @Override
  public int rank() {
    return RANK;
  }

  @Override
  public List<Group> groups() {
    return NavigationPart.ofAdministration(current, new Entry(t("runs.title"), "rotate-ccw", PATH));
  }
}
