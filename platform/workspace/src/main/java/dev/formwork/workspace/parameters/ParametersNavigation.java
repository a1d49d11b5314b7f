package dev.formwork.workspace.parameters;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.shell.NavigationPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Parameters, for administrators. */
@Component
public final class ParametersNavigation implements NavigationPart {

  static final String PATH = "admin/parameters";

  private static final int RANK = 910;

  private final CurrentActor current;

  ParametersNavigation(CurrentActor current) {
    this.current = current;
  }

  @Override
  public int rank() {
    return RANK;
  }

  @Override
  public List<Group> groups() {
    return NavigationPart.ofAdministration(
        current, new Entry(t("parameters.title"), "sliders-horizontal", PATH));
  }
}
