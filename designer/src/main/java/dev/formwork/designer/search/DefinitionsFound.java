package dev.formwork.designer.search;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.AppSummary;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.ReadYaml;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.editing.Parts;
import dev.formwork.editing.Parts.Part;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.workspace.shell.Features;
import dev.formwork.workspace.shell.Findable;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Definitions of all apps, and what is in them: a field, a node, a tile by its title or key. For
 * those who build; for others there is nothing to find.
 */
@Component
public final class DefinitionsFound implements Findable {

  private static final int MOST_DEFINITIONS = 7;
  private static final int MOST_PARTS = 8;
  private static final String BETWEEN = " · ";

  private record Place(DefinitionKey app, DefinitionName name) {}

  private record Read(String text, List<Part> parts) {}

  private record Opened(AppSummary app, Draft draft) {}

  private final Drafts drafts;
  private final CurrentActor current;

  /** The parts of each text as it was read last: reading them all again takes a second. */
  private final Map<Place, Read> known = new ConcurrentHashMap<>();

  DefinitionsFound(Drafts drafts, CurrentActor current) {
    this.drafts = drafts;
    this.current = current;
  }

  @Override
  public String title() {
    return t("search.definitions");
  }

  @Override
  public List<Found> find(String words) {
    Actor actor = current.get();
    if (!actor.isAdmin()) {
      return List.of();
    }
    List<Opened> all =
        drafts.summaries(actor).stream()
            .map(app -> new Opened(app, drafts.open(actor, app.key())))
            .toList();
    return Stream.concat(
            all.stream().flatMap(each -> definitions(each, words)).limit(MOST_DEFINITIONS),
            all.stream().flatMap(each -> parts(each, words)).limit(MOST_PARTS))
        .toList();
  }

  /** What is in a definition and fits these words. */
  public List<Part> parts(DefinitionKey app, DraftDefinition definition, String words) {
    var place = new Place(app, definition.name());
    Read read = known.get(place);
    if (read == null || !read.text().equals(definition.text())) {
      ReadYaml yaml = Yaml.read(definition.text());
      read = new Read(definition.text(), yaml.isFine() ? Parts.of(yaml.tree()) : List.of());
      known.put(place, read);
    }
    return read.parts().stream().filter(part -> fits(part.key(), part.title(), words)).toList();
  }

  /** Whether a key or a title in any language has these words. */
  public static boolean fits(String key, LocalizedText title, String words) {
    return Features.fits(key, words)
        || title.byLanguage().values().stream().anyMatch(text -> Features.fits(text, words));
  }

  private static Stream<Found> definitions(Opened opened, String words) {
    AppSummary app = opened.app();
    return opened.draft().definitions().stream()
        .filter(each -> fits(each.name().key().value(), each.title(), words))
        .map(each ->
            new Found(
                titleOf(each),
                Kinds.title(each.name().kind()) + BETWEEN + Say.t(app.title()),
                Kinds.icon(each.name().kind()),
                DesignerNavigation.editor(app.key(), each.name())));
  }

  private Stream<Found> parts(Opened opened, String words) {
    AppSummary app = opened.app();
    return opened.draft().definitions().stream()
        .flatMap(each ->
            parts(app.key(), each, words).stream()
                .map(part ->
                    new Found(
                        part.title().isEmpty() ? part.key() : Say.t(part.title()),
                        String.join(
                            BETWEEN,
                            Kinds.title(each.name().kind()) + " " + titleOf(each),
                            Say.t(app.title()),
                            part.key()),
                        Kinds.icon(each.name().kind()),
                        DesignerNavigation.editor(app.key(), each.name(), part.pointer()))));
  }

  private static String titleOf(DraftDefinition definition) {
    return definition.title().isEmpty()
        ? definition.name().key().value()
        : Say.t(definition.title());
  }
}
