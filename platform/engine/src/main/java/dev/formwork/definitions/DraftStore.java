package dev.formwork.definitions;

import dev.formwork.definitions.internal.AppDocument;
import dev.formwork.definitions.internal.DefinitionStore;
import dev.formwork.definitions.internal.DraftDocument;
import dev.formwork.definitions.internal.Hashes;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LastUsed;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lays the definitions that were edited over those of the live release. */
@Component
final class DraftStore {

  private static final int TITLES = 2_000;

  private final DefinitionStore store;
  private final ReleaseReader releases;
  private final AppCompiler compiler;
  private final Clock clock;

  /** A draft is opened time and again, with most of its texts as they were. */
  private final Map<String, LocalizedText> titles = LastUsed.map(TITLES);

  DraftStore(DefinitionStore store, ReleaseReader releases, AppCompiler compiler, Clock clock) {
    this.store = store;
    this.releases = releases;
    this.compiler = compiler;
    this.clock = clock;
  }

  /** The texts of the live release. */
  AppSource released(DefinitionKey app) {
    return released(app, current(app));
  }

  AppSource released(DefinitionKey app, int current) {
    return current == 0 ? AppSource.empty(app) : releases.source(app, current);
  }

  /** The texts of the draft. */
  AppSource source(DefinitionKey app) {
    return source(app, current(app), store.drafts(app.value()));
  }

  AppSource source(DefinitionKey app, int current, List<DraftDocument> edited) {
    AppSource source = released(app, current);
    for (DraftDocument each : edited) {
      String text = each.text();
      source = text == null ? source.without(name(each)) : source.with(name(each), text);
    }
    return source;
  }

  Draft open(DefinitionKey app) {
    int current = current(app);
    AppSource released = released(app, current);
    List<DraftDocument> edited = store.drafts(app.value());
    var names = new TreeSet<>(released.definitions().keySet());
    edited.forEach(each -> names.add(name(each)));

    var definitions = new ArrayList<DraftDefinition>();
    for (DefinitionName name : names) {
      String before = released.definitions().get(name);
      DraftDocument edit =
          edited.stream().filter(each -> name(each).equals(name)).findFirst().orElse(null);
      definitions.add(definition(name, before, edit, this::title));
    }
    return new Draft(app, current, definitions);
  }

  /** One definition of the draft. */
  Optional<DraftDefinition> find(DefinitionKey app, DefinitionName name) {
    String before = released(app).definitions().get(name);
    DraftDocument edit =
        store.draft(DraftDocument.id(app.value(), name.kind(), name.key().value())).orElse(null);
    return before == null && edit == null
        ? Optional.empty()
        : Optional.of(definition(name, before, edit, text -> title(compiler.tree(name, text))));
  }

  private static DraftDefinition definition(
      DefinitionName name,
      @Nullable String before,
      @Nullable DraftDocument edit,
      Function<String, LocalizedText> titles) {
    if (edit == null) {
      String text = Objects.requireNonNull(before);
      return new DraftDefinition(
          name, titles.apply(text), text, 0, DraftDefinition.State.RELEASED, false);
    }
    String text = edit.text();
    String shown = text == null ? "" : text;
    String title = text == null && before != null ? before : shown;
    DraftDefinition.State state = state(before, text);
    boolean outdated =
        state != DraftDefinition.State.RELEASED
            && !Objects.equals(edit.base(), before == null ? null : Hashes.of(before));
    return new DraftDefinition(name, titles.apply(title), shown, edit.revision(), state, outdated);
  }

  private static DraftDefinition.State state(@Nullable String before, @Nullable String now) {
    if (Objects.equals(before, now)) {
      return DraftDefinition.State.RELEASED;
    }
    if (now == null) {
      return DraftDefinition.State.DELETED;
    }
    return before == null ? DraftDefinition.State.ADDED : DraftDefinition.State.CHANGED;
  }

  private LocalizedText title(String text) {
    return titles.computeIfAbsent(text, each -> title(Yaml.read(each).tree()));
  }

  /** As far as it can be read: a draft may be anything. */
  private static LocalizedText title(JsonNode tree) {
    JsonNode title = tree.path("title");
    if (title.isString()) {
      return LocalizedText.of(title.stringValue());
    }
    String english = title.path("en").asString("");
    String chinese = title.path(Locale.CHINESE.getLanguage()).asString("");
    return english.isEmpty() && chinese.isEmpty()
        ? LocalizedText.EMPTY
        : LocalizedText.of(english, chinese);
  }

  /** Keeps an edit; with a text of {@code null}, the definition is to be deleted. */
  void put(
      Actor actor, DefinitionKey app, DefinitionName name, @Nullable String text, long revision) {
    var draft =
        new DraftDocument(
            DraftDocument.id(app.value(), name.kind(), name.key().value()),
            app.value(),
            name.kind(),
            name.key().value(),
            text,
            revision == 0 ? releasedHash(app, name) : null,
            revision + 1,
            clock.instant(),
            actor.id());
    boolean done = revision == 0 ? store.addDraft(draft) : store.replaceDraft(draft);
    if (!done) {
      throw conflict(name);
    }
  }

  void discard(DefinitionKey app, DefinitionName name, long revision) {
    String id = DraftDocument.id(app.value(), name.kind(), name.key().value());
    if (revision != 0 && !store.removeDraft(id, revision)) {
      throw conflict(name);
    }
  }

  private @Nullable String releasedHash(DefinitionKey app, DefinitionName name) {
    String text = released(app).definitions().get(name);
    return text == null ? null : Hashes.of(text);
  }

  private int current(DefinitionKey app) {
    return store.app(app.value()).map(AppDocument::current).orElseThrow(() -> Apps.notFound(app));
  }

  private static DefinitionName name(DraftDocument draft) {
    return DefinitionName.of(draft.kind(), draft.key());
  }

  private static Refusal.Conflict conflict(DefinitionName name) {
    return new Refusal.Conflict(
        Problem.error("definitions.draft.conflict", "")
            .with("kind", name.kind())
            .with("key", name.key().value()));
  }
}
