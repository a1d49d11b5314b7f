package dev.formwork.definitions;

import dev.formwork.definitions.internal.AppDocument;
import dev.formwork.definitions.internal.ContentDocument;
import dev.formwork.definitions.internal.DefinitionStore;
import dev.formwork.definitions.internal.Hashes;
import dev.formwork.definitions.internal.ReleaseDocument;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Makes releases and lists them.
 *
 * <p>A publication writes contents, then the release, then flips the app's pointer in one
 * conditional write. Cut off before the flip it has changed nothing that anybody sees.
 */
@Service
@NoPermission(because = "drafts and packs, which come here for people, have asked")
public class Releases {

  private static final Logger log = LoggerFactory.getLogger(Releases.class);
  private static final int MAX_NOTE = 2_000;

  private final DefinitionStore store;
  private final Apps apps;
  private final AppCompiler compiler;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  /**
   * The highest number that each app has got here. Compiled releases are known by their numbers, so
   * none comes twice, not even where the store went back to how it was.
   */
  private final Map<String, Integer> given = new ConcurrentHashMap<>();

  Releases(
      DefinitionStore store,
      Apps apps,
      AppCompiler compiler,
      Clock clock,
      ApplicationEventPublisher events) {
    this.store = store;
    this.apps = apps;
    this.compiler = compiler;
    this.clock = clock;
    this.events = events;
  }

  /** What the texts of an app would be as a release, beside the other apps as they are live. */
  public CheckedApp check(AppSource source) {
    return compiler.check(source, currentNumber(source.app()) + 1, apps.catalog());
  }

  /** What such a check would find in one of the definitions. */
  LocatedProblems check(AppSource source, DefinitionName name) {
    return compiler.check(source, currentNumber(source.app()) + 1, apps.catalog(), name);
  }

  /** What comes of playing the scenarios that a release of these texts must keep. */
  public Rehearsed rehearse(AppSource source, Progress progress) {
    return compiler.rehearse(source, progress);
  }

  /** The number of the live release as the database has it now; 0 where there is none. */
  public int currentNumber(DefinitionKey app) {
    return store.app(app.value()).map(AppDocument::current).orElse(0);
  }

  /** The pack that an app last came from; empty where it was made here. */
  public Optional<InstalledPack> installedPack(DefinitionKey app) {
    return store
        .app(app.value())
        .flatMap(stored ->
            Optional.ofNullable(stored.packHash())
                .map(hash -> new InstalledPack(hash, stored.packRelease())));
  }

  /** Whether an app was published or edited here since it came from a pack. */
  public boolean isChangedHere(DefinitionKey app) {
    return installedPack(app).map(InstalledPack::release).orElse(0) != currentNumber(app)
        || store.hasDrafts(app.value());
  }

  /** The releases that were live, newest first. */
  public List<Release> history(DefinitionKey app) {
    var stored = new TreeMap<Integer, ReleaseDocument>();
    store.releases(app.value()).forEach(release -> stored.put(release.number(), release));
    var history = new ArrayList<Release>();
    ReleaseDocument at = stored.get(currentNumber(app));
    while (at != null) {
      history.add(release(at));
      at = stored.get(at.previous());
    }
    return history;
  }

  /**
   * Makes a release live. Refuses what has errors, with all problems, what fails in a scenario
   * unless that is overridden, and whoever comes second of two with {@code
   * definitions.publish.conflict}.
   */
  public Release publish(Publication publication) {
    return publish(publication, new Progress());
  }

  /**
   * The same while somebody looks on. He may call it off as long as nothing is written: then it
   * refuses with {@code work.called-off}, and nothing has changed.
   */
  public Release publish(Publication publication, Progress progress) {
    AppSource source = publication.source();
    if (publication.note().length() > MAX_NOTE) {
      throw new Refusal.TooMuch(
          Problem.error("definitions.publish.note-too-long", "note").with("limit", MAX_NOTE));
    }
    apps.renew();
    CheckedApp checked = check(source);
    checked.problems().orThrow();
    if (!(publication.insistence() instanceof Insistence.OnNone)) {
      LocatedProblems failures = rehearse(source, progress).failures();
      if (publication.insistence() instanceof Insistence.OnAll) {
        failures.orThrow();
      } else if (failures.list().isEmpty()) {
        return publish(
            publication.insistingOn(Insistence.ON_NONE), progress); // there is nothing to excuse
      }
      apps.renew(); // playing takes time, in which other apps may have gone live
      checked = check(source);
      checked.problems().orThrow();
    }

    progress.settle();
    store.addApp(new AppDocument(source.app().value(), 0, null, 0, null));
    ReleaseDocument written = write(publication, checked.release().manifest());
    if (!flip(publication, written)) {
      store.removeRelease(written.id());
      throw conflict(source.app());
    }
    given.put(source.app().value(), written.number());
    apps.renew();
    log.info(
        "App {} release {} is live, version {}, from {}",
        source.app(),
        written.number(),
        written.version(),
        publication.origin());
    events.publishEvent(new ReleasePublished(source.app(), written.number()));
    return release(written);
  }

  private ReleaseDocument write(Publication publication, Manifest manifest) {
    AppSource source = publication.source();
    var contents = new ArrayList<ContentDocument>();
    var definitions = new ArrayList<ReleaseDocument.DefinitionEntry>();
    source
        .definitions()
        .forEach((name, text) -> {
          String json = Definitions.mapper().writeValueAsString(compiler.tree(name, text));
          contents.add(new ContentDocument(Hashes.of(text), text, json));
          definitions.add(
              new ReleaseDocument.DefinitionEntry(
                  name.kind(), name.key().value(), Hashes.of(text)));
        });
    var files = new ArrayList<ReleaseDocument.FileEntry>();
    source
        .files()
        .forEach((path, text) -> {
          contents.add(new ContentDocument(Hashes.of(text), text, null));
          files.add(new ReleaseDocument.FileEntry(path, Hashes.of(text)));
        });
    store.addContents(contents);
    return numbered(publication, manifest, definitions, files);
  }

  /** Stored under the next number that is free; one that isn't may be left of an interruption. */
  private ReleaseDocument numbered(
      Publication publication,
      Manifest manifest,
      List<ReleaseDocument.DefinitionEntry> definitions,
      List<ReleaseDocument.FileEntry> files) {
    String app = publication.source().app().value();
    int number = Math.max(publication.expected(), given.getOrDefault(app, 0)) + 1;
    while (true) {
      var release =
          new ReleaseDocument(
              ReleaseDocument.id(app, number),
              app,
              number,
              publication.expected(),
              manifest.version(),
              clock.instant(),
              publication.by(),
              publication.note(),
              publication.origin().name(),
              publication.insistence() instanceof Insistence.Despite(var reason) ? reason : null,
              publication.agreedBy(),
              definitions,
              files);
      if (store.addRelease(release)) {
        return release;
      }
      if (currentNumber(publication.source().app()) != publication.expected()) {
        throw conflict(publication.source().app());
      }
      number++;
    }
  }

  /** A flip whose answer was lost counts as done if the pointer says so. */
  private boolean flip(Publication publication, ReleaseDocument release) {
    return store.flip(
            release.app(), publication.expected(), release.number(), publication.packHash())
        || currentNumber(publication.source().app()) == release.number();
  }

  private static Refusal.Conflict conflict(DefinitionKey app) {
    return new Refusal.Conflict(
        Problem.error("definitions.publish.conflict", "").with("app", app.value()));
  }

  private static Release release(ReleaseDocument stored) {
    return new Release(
        DefinitionKey.of(stored.app()),
        stored.number(),
        stored.previous(),
        stored.version(),
        stored.at(),
        stored.by(),
        stored.note(),
        Release.Origin.valueOf(stored.origin()),
        stored.despite(),
        stored.agreedBy());
  }
}
