package dev.formwork.workspace.flows;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.workspace.shell.NavigationPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Running flows, for administrators. */
@Component
public final class FlowsNavigation implements NavigationPart {

  static final String PATH = "admin/flows";

  /** Query parameter: the form whose flows are shown, {@code app/form}. */
  static final String FORM = "form";

  /** Query parameter: the release that they run on. */
  static final String RELEASE = "release";

  /** Query parameter: whether only those are shown that stand still. */
  static final String STOPPED = "stopped";

  private static final int BEFORE_KEYS = 940;

  private final CurrentActor current;

  FlowsNavigation(CurrentActor current) {
    this.current = current;
  }

  /** The running flows of a form, without a leading slash. */
  public static String path(QualifiedKey form) {
    return PATH + "?" + FORM + "=" + form;
  }

  @Override
  public int rank() {
    return BEFORE_KEYS;
  }

  @Override
  public List<Group> groups() {
    return NavigationPart.ofAdministration(current, new Entry(t("flows.title"), "workflow", PATH));
  }
}
