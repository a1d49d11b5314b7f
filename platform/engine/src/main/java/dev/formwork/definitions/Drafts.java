package dev.formwork.definitions;

import dev.formwork.definitions.internal.AppDocument;
import dev.formwork.definitions.internal.DefinitionStore;
import dev.formwork.definitions.internal.DraftDocument;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * The edited copies of apps. Two people may edit different definitions of an app at the same time;
 * a save of the same one needs the revision it was read at.
 */
@Service
@Permission("platform administrator")
public class Drafts {

  private final DefinitionStore store;
  private final DraftStore drafts;
  private final Releases releases;
  private final Apps apps;
  private final DefinitionTypes types;
  private final DraftPublishing publishing;
  private final SecondPerson secondPerson;

  Drafts(
      DefinitionStore store,
      DraftStore drafts,
      Releases releases,
      Apps apps,
      DefinitionTypes types,
      DraftPublishing publishing,
      SecondPerson secondPerson) {
    this.store = store;
    this.drafts = drafts;
    this.releases = releases;
    this.apps = apps;
    this.types = types;
    this.publishing = publishing;
    this.secondPerson = secondPerson;
  }

  /** All apps that can be edited, those that were never published too. */
  public List<DefinitionKey> apps(Actor actor) {
    Designers.require(actor);
    return store.apps().stream().map(app -> DefinitionKey.of(app.key())).sorted().toList();
  }

  /** The same apps with what a list shows of them. */
  public List<AppSummary> summaries(Actor actor) {
    return apps(actor).stream().map(this::summary).toList();
  }

  /** One of them; refuses with {@code definitions.app.not-found}. */
  public AppSummary summary(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    if (store.app(app.value()).isEmpty()) {
      throw Apps.notFound(app);
    }
    return summary(app);
  }

  private AppSummary summary(DefinitionKey app) {
    List<DraftDocument> edited = store.drafts(app.value());
    int current = releases.currentNumber(app);
    AppSource draft = edited.isEmpty() ? null : drafts.source(app, current, edited);
    int changes = draft == null ? 0 : Differences.count(drafts.released(app, current), draft);
    return apps.findCurrent(app)
        .map(CompiledRelease::manifest)
        .or(() ->
            Optional.ofNullable(draft)
                .flatMap(AppSource::manifest)
                .flatMap(text -> Definitions.read(Manifest.TYPE, text).find()))
        .map(it -> new AppSummary(app, it.title(), it.version(), current, changes))
        .orElse(new AppSummary(app, LocalizedText.of(app.value()), "", current, changes));
  }

  /** Begins a new app. */
  public Draft create(Actor actor, Manifest manifest) {
    Designers.require(actor);
    if (!store.addApp(new AppDocument(manifest.key().value(), 0, null, 0, null))) {
      throw new Refusal.Conflict(
          Problem.error("definitions.app.exists", "").with("app", manifest.key().value()));
    }
    JsonNode tree = Definitions.mapper().valueToTree(manifest);
    save(actor, manifest.key(), DefinitionName.manifestOf(manifest.key()), Yaml.write(tree), 0);
    return open(actor, manifest.key());
  }

  public Draft open(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    return drafts.open(app);
  }

  /** One definition of a draft; empty where there is none. */
  public Optional<DraftDefinition> find(Actor actor, DefinitionKey app, DefinitionName name) {
    Designers.require(actor);
    return drafts.find(app, name);
  }

  /** All its texts, as they are to be published. */
  public AppSource source(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    return drafts.source(app);
  }

  /**
   * Keeps a text as typed, with all its problems; publishing is what they stop.
   *
   * @param revision that the text was read at; 0 for a definition that is new or as released
   * @return the definition with its new revision; refuses with {@code definitions.draft.conflict}
   *     where somebody else was quicker
   */
  public DraftDefinition save(
      Actor actor, DefinitionKey app, DefinitionName name, String text, long revision) {
    Designers.require(actor);
    if (types.find(name.kind()).isEmpty()) {
      throw new Refusal.NotFound(
          Problem.error("definitions.kind.unknown", "").with("kind", name.kind()));
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > Yaml.MAX_BYTES) {
      throw new Refusal.TooMuch(
          Problem.error("definitions.read.too-large", "")
              .with("limit", Yaml.MAX_BYTES / 1_000_000));
    }
    drafts.put(actor, app, name, Yaml.tidy(text), revision);
    return definition(app, name);
  }

  /**
   * A text for a definition.
   *
   * @param revision that its definition was read at
   */
  public record Edit(DefinitionName name, String text, long revision) {}

  /**
   * Keeps several texts, of definitions that are new too, or none of them where somebody else was
   * quicker with one: what had been kept until then is put back.
   */
  public void saveAll(Actor actor, DefinitionKey app, List<Edit> edits) {
    Designers.require(actor);
    keepAll(actor, app, edits);
  }

  /**
   * Gives a definition that was never published another key: keeps the texts, the one under its new
   * key among them, and takes it away under the old one; all of it or nothing. Refuses with {@code
   * definitions.rename.published} what a release has: links, records and cases know it by its key;
   * the front page of an app stays, too.
   *
   * @param old the definition under the key that goes
   * @param revision that it was read at
   */
  public void rename(
      Actor actor, DefinitionKey app, DefinitionName old, long revision, List<Edit> edits) {
    Designers.require(actor);
    refuseFrontPage(app, old);
    if (definition(app, old).state() != DraftDefinition.State.ADDED) {
      throw new Refusal.Conflict(
          Problem.error("definitions.rename.published", "").with("key", old.key().value()));
    }
    Runnable back = keepAll(actor, app, edits);
    try {
      drafts.discard(app, old, revision);
    } catch (Refusal refused) {
      back.run();
      throw refused;
    }
  }

  /**
   * Takes a step, or the way back of one: all definitions become as it says, or none does. Refuses
   * with {@code definitions.step.overtaken} for each that is not as the step found it, and with
   * {@code definitions.step.published} what a release has been made of since.
   */
  public void take(Actor actor, DefinitionKey app, DraftStep step) {
    Designers.require(actor);
    DraftStep.Taking taking = step.on(drafts.open(app));
    Runnable back = keepAll(actor, app, taking.edits());
    try {
      taking.gone().forEach(each -> drafts.discard(app, each.name(), each.revision()));
    } catch (Refusal refused) {
      back.run();
      throw refused;
    }
  }

  /** An app has its front page, under its own key. */
  private static void refuseFrontPage(DefinitionKey app, DefinitionName name) {
    if (name.equals(DefinitionName.manifestOf(app))) {
      throw new Refusal.Invalid(Problem.error("definitions.pack.missing", ""));
    }
  }

  /** Keeps all of it or nothing; what it gives takes all of it back. */
  private Runnable keepAll(Actor actor, DefinitionKey app, List<Edit> edits) {
    var back = new ArrayList<Runnable>();
    try {
      for (Edit edit : edits) {
        Optional<DraftDefinition> was = drafts.open(app).find(edit.name());
        long kept = save(actor, app, edit.name(), edit.text(), edit.revision()).revision();
        back.add(() ->
            was.ifPresentOrElse(
                it -> save(actor, app, edit.name(), it.text(), kept),
                () -> discard(actor, app, edit.name(), kept)));
      }
    } catch (Refusal refused) {
      back.forEach(Runnable::run);
      throw refused;
    }
    return () -> back.forEach(Runnable::run);
  }

  /** Keeps a tree, as the visual editors and the API have it, in canonical YAML. */
  public DraftDefinition save(
      Actor actor, DefinitionKey app, DefinitionName name, JsonNode tree, long revision) {
    return save(actor, app, name, Yaml.write(tree), revision);
  }

  /** Refuses with {@code definitions.used} and all places where something still uses it. */
  public void delete(Actor actor, DefinitionKey app, DefinitionName name, long revision) {
    Designers.require(actor);
    definition(app, name);
    refuseFrontPage(app, name);
    List<Usage> usages = usages(actor, app, name.kind(), new QualifiedKey(app, name.key()), null);
    List<Problem> elsewhere =
        usages.stream()
            .filter(usage -> !(usage.app().equals(app) && usage.by().equals(name)))
            .map(usage ->
                Problem.error("definitions.used", usage.reference().pointer())
                    .with("app", usage.app().value())
                    .with("file", types.fileOf(usage.by())))
            .toList();
    if (!elsewhere.isEmpty()) {
      throw new Refusal.Conflict(new Problems(elsewhere));
    }
    drafts.put(actor, app, name, null, revision);
  }

  /** Forgets the edits of one definition: it is as released again, or gone if it was new. */
  public void discard(Actor actor, DefinitionKey app, DefinitionName name, long revision) {
    Designers.require(actor);
    drafts.discard(app, name, revision);
  }

  /** What could be seen if this draft were live: its definitions, and all others as they are. */
  public Catalog catalog(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    return apps.catalog().with(releases.check(drafts.source(app)).release());
  }

  /** What publishing would find. */
  public LocatedProblems check(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    return check(drafts.source(app)).and(outdated(app));
  }

  /** What is wrong with one definition, if it had this text; nothing is kept. */
  public LocatedProblems check(Actor actor, DefinitionKey app, DefinitionName name, String text) {
    Designers.require(actor);
    return releases.check(drafts.source(app).with(name, text), name);
  }

  /** What is wrong with the whole app, if these definitions had these texts; nothing is kept. */
  public LocatedProblems check(Actor actor, DefinitionKey app, Map<DefinitionName, String> texts) {
    return check(actor, app, texts, Set.of());
  }

  /** The same, if others were gone besides. */
  public LocatedProblems check(
      Actor actor, DefinitionKey app, Map<DefinitionName, String> texts, Set<DefinitionName> gone) {
    Designers.require(actor);
    AppSource source = drafts.source(app);
    for (DefinitionName name : gone) {
      source = source.without(name);
    }
    for (var each : texts.entrySet()) {
      source = source.with(each.getKey(), each.getValue());
    }
    return check(source);
  }

  private LocatedProblems check(AppSource source) {
    return releases.check(source).problems();
  }

  private LocatedProblems outdated(DefinitionKey app) {
    var found = new ArrayList<LocatedProblem>();
    for (DraftDefinition each : drafts.open(app).definitions()) {
      if (each.outdated()) {
        var problem = Problem.warning("definitions.draft.outdated", "");
        found.add(new LocatedProblem(types.fileOf(each.name()), 1, problem));
      }
    }
    return new LocatedProblems(found);
  }

  /** The draft as a release would have it, as far as it can be read. */
  public CompiledRelease planned(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    return releases.check(drafts.source(app)).release();
  }

  /** What publishing would change. */
  public List<DefinitionChange> difference(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    return Differences.between(drafts.released(app), drafts.source(app));
  }

  /**
   * Where something is used, in the draft of its app and in the live releases of others.
   *
   * @param field of the target; absent for any use of the target
   */
  public List<Usage> usages(
      Actor actor, DefinitionKey app, String kind, QualifiedKey target, @Nullable FieldKey field) {
    Designers.require(actor);
    return usages(app).of(kind, target, field);
  }

  /** All that the draft of an app names. */
  public List<Usage> usages(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    return usages(app).all().stream().filter(usage -> usage.app().equals(app)).toList();
  }

  private Usages usages(DefinitionKey app) {
    CompiledRelease draft = releases.check(drafts.source(app)).release();
    ReleaseCatalog catalog = apps.catalog().with(draft);
    return Usages.in(catalog.releases(), types, catalog);
  }

  /** What comes of playing the scenarios that the draft must keep once it is live. */
  public Rehearsed rehearse(Actor actor, DefinitionKey app) {
    Designers.require(actor);
    return releases.rehearse(drafts.source(app), new Progress());
  }

  /** Makes the draft live; refuses what has errors, and a draft without changes. */
  public Release publish(Actor actor, DefinitionKey app, String note) {
    return publish(actor, app, note, Insistence.ON_ALL);
  }

  /** The same, also where scenarios fail if somebody says why. */
  public Release publish(Actor actor, DefinitionKey app, String note, Insistence insistence) {
    return publish(actor, app, note, insistence, new Progress());
  }

  /** The same while somebody looks on, who may call it off before anything is written. */
  public Release publish(
      Actor actor, DefinitionKey app, String note, Insistence insistence, Progress progress) {
    Designers.require(actor);
    secondPerson.refuse(app);
    return publishing.publish(
        publishing.freeze(app),
        Release.Origin.DRAFT,
        new Signed(actor.id(), note, insistence, null),
        progress);
  }

  /**
   * Makes a new release with the content of an old one; the draft stays as it is. Scenarios are not
   * played: it was live, and who goes back is in a hurry. Where a second person has to agree to
   * releases, it goes back to those only that one has agreed to.
   */
  public Release rollback(Actor actor, DefinitionKey app, int number, String note) {
    Designers.require(actor);
    Release old =
        releases.history(app).stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(() ->
                new Refusal.NotFound(
                    Problem.error("definitions.release.not-found", "")
                        .with("app", app.value())
                        .with("number", number)));
    if (old.agreedBy() == null && secondPerson.isNeeded(app)) {
      throw new Refusal.Conflict(
          Problem.error("definitions.rollback.needs-agreement", "").with("number", number));
    }
    int current = releases.currentNumber(app);
    return releases.publish(
        new Publication(
            apps.source(app, number),
            current,
            actor.id(),
            note,
            Release.Origin.ROLLBACK,
            null,
            Insistence.ON_NONE,
            old.agreedBy()));
  }

  private DraftDefinition definition(DefinitionKey app, DefinitionName name) {
    return drafts
        .find(app, name)
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("definitions." + name.kind() + ".not-found", "")
                    .with("app", app.value())
                    .with("key", name.key().value())));
  }
}
