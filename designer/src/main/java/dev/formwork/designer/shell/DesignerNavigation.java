package dev.formwork.designer.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.shell.NavigationPart;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** The designer among the places to go, for administrators, and the address of each screen. */
@Component
public final class DesignerNavigation implements NavigationPart {

  public static final String APPS = "designer";
  public static final String IMPORT = "designer/import";
  public static final String APP = "designer/apps/:app";
  public static final String PUBLISH = "designer/apps/:app/publish";
  public static final String SCENARIOS = "designer/apps/:app/scenarios";
  public static final String RELEASES = "designer/apps/:app/releases";
  public static final String SOURCE = "designer/apps/:app/:kind/:key";

  /** Query parameter of a source: the line to go to. */
  public static final String LINE = "line";

  /** Query parameter of a source: the JSON pointer to go to. */
  public static final String AT = "at";

  private static final int AFTER_WORK = 900;

  private final CurrentActor current;

  DesignerNavigation(CurrentActor current) {
    this.current = current;
  }

  @Override
  public int rank() {
    return AFTER_WORK;
  }

  @Override
  public List<Group> groups() {
    return current.find().filter(Actor::isAdmin).isEmpty()
        ? List.of()
        : List.of(
            new Group(
                "admin",
                t("designer.admin"),
                List.of(new Entry(t("designer.title"), "code", APPS))));
  }

  public static String app(DefinitionKey app) {
    return "designer/apps/" + app;
  }

  public static String publish(DefinitionKey app) {
    return app(app) + "/publish";
  }

  public static String scenarios(DefinitionKey app) {
    return app(app) + "/scenarios";
  }

  public static String releases(DefinitionKey app) {
    return app(app) + "/releases";
  }

  public static String source(DefinitionKey app, DefinitionName name) {
    return app(app) + "/" + name.kind() + "/" + name.key();
  }

  public static String source(DefinitionKey app, DefinitionName name, int line) {
    return source(app, name) + "?" + LINE + "=" + line;
  }

  /**
   * @param pointer JSON pointer into the definition
   */
  public static String source(DefinitionKey app, DefinitionName name, String pointer) {
    String at = URLEncoder.encode(pointer, StandardCharsets.UTF_8);
    return source(app, name) + "?" + AT + "=" + at;
  }

  /** The app that an address names. */
  public static DefinitionKey appOf(BeforeEnterEvent event) {
    return key(event, "app");
  }

  /** The definition that an address names. */
  public static DefinitionName definitionOf(BeforeEnterEvent event) {
    String kind = event.getRouteParameters().get("kind").orElse("");
    return new DefinitionName(kind, key(event, "key"));
  }

  private static DefinitionKey key(BeforeEnterEvent event, String parameter) {
    String text = event.getRouteParameters().get(parameter).orElse("");
    if (!DefinitionKey.isKey(text)) {
      throw new NotFoundException();
    }
    return DefinitionKey.of(text);
  }
}
