package dev.formwork.definitions;

import dev.formwork.definitions.internal.TemplateDocument;
import dev.formwork.definitions.internal.TemplateStore;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** The templates of this installation: every builder finds them in the palette of every form. */
@Service
@Permission("platform administrator")
public class FieldTemplates {

  private static final int MOST = 200;
  private static final int LONGEST_TITLE = 60;
  private static final int LARGEST = 256_000;

  private final TemplateStore store;
  private final IdSource ids;
  private final Clock clock;

  FieldTemplates(TemplateStore store, IdSource ids, Clock clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /** All of them, in the order in which they were first kept. */
  public List<FieldTemplate> all(Actor actor) {
    Designers.require(actor);
    return store.all().stream().map(FieldTemplates::template).toList();
  }

  /**
   * Keeps one; another one of the same title is replaced.
   *
   * @param content a list of fields, or one section
   */
  public FieldTemplate keep(Actor actor, LocalizedText title, JsonNode content) {
    Designers.require(actor);
    boolean isTitle =
        !title.isEmpty()
            && title.byLanguage().values().stream()
                .allMatch(each -> !each.isBlank() && each.length() <= LONGEST_TITLE);
    if (!isTitle) {
      throw new Refusal.Invalid(
          Problem.error("definitions.template.title", "/title").with("limit", LONGEST_TITLE));
    }
    String text = Yaml.write(content);
    if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw new Refusal.TooMuch(
          Problem.error("definitions.template.too-large", "").with("limit", LARGEST / 1000));
    }
    List<TemplateDocument> kept = store.all();
    String id =
        kept.stream()
            .filter(each -> each.title().equals(title.byLanguage()))
            .findFirst()
            .map(TemplateDocument::id)
            .orElseGet(ids::next);
    if (kept.size() >= MOST && kept.stream().noneMatch(each -> each.id().equals(id))) {
      throw new Refusal.TooMuch(
          Problem.error("definitions.template.too-many", "").with("limit", MOST));
    }
    store.keep(new TemplateDocument(id, title.byLanguage(), text, clock.instant(), actor.id()));
    return new FieldTemplate(id, title, content);
  }

  /** Forgets one; what was made of it stays as it is. One that has gone already is fine too. */
  public void forget(Actor actor, String id) {
    Designers.require(actor);
    store.forget(id);
  }

  private static FieldTemplate template(TemplateDocument kept) {
    return new FieldTemplate(
        kept.id(), new LocalizedText(kept.title()), Yaml.read(kept.text()).tree());
  }
}
