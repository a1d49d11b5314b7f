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
  public static final String EDITOR = "designer/apps/:app/:kind/:key/edit";

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
            Group.of(
                "admin",
                t("designer.admin"),
                "settings",
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

  /** Whether definitions like it have a visual editor; scenarios are stories, which are written. */
  public static boolean isVisual(DefinitionName name) {
    return !name.kind().equals("scenario");
  }

  /** The editor of a definition: the visual one where there is one. */
  public static String editor(DefinitionKey app, DefinitionName name) {
    return isVisual(name) ? source(app, name) + "/edit" : source(app, name);
  }

  /**
   * The same with a place in the definition chosen.
   *
   * @param pointer JSON pointer into the definition
   */
  public static String editor(DefinitionKey app, DefinitionName name, String pointer) {
    return editor(app, name) + at(pointer);
  }

  public static String source(DefinitionKey app, DefinitionName name, int line) {
    return source(app, name) + "?" + LINE + "=" + line;
  }

  /**
   * @param pointer JSON pointer into the definition
   */
  public static String source(DefinitionKey app, DefinitionName name, String pointer) {
    return source(app, name) + at(pointer);
  }

  private static String at(String pointer) {
    return "?" + AT + "=" + URLEncoder.encode(pointer, StandardCharsets.UTF_8);
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
