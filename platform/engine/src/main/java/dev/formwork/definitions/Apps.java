package dev.formwork.definitions;

import dev.formwork.definitions.internal.AppDocument;
import dev.formwork.definitions.internal.DefinitionStore;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Fresh;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The apps as they run. A release published on another node is seen within a second. */
@Service
@NoPermission(because = "whoever shows a definition to a person decides what that person may see")
public class Apps {

  private static final Duration MAX_AGE = Duration.ofSeconds(1);

  private final DefinitionStore store;
  private final ReleaseReader reader;
  private final Clock clock;
  private final ZoneId zone;
  private final Fresh<ReleaseCatalog> live = new Fresh<>(MAX_AGE, this::load);
  private volatile @Nullable ReleaseCatalog loaded;

  Apps(DefinitionStore store, ReleaseReader reader, Clock clock, ZoneId zone) {
    this.store = store;
    this.reader = reader;
    this.clock = clock;
    this.zone = zone;
  }

  /** All apps that have a live release, by key. */
  public List<App> installed() {
    return live.get().releases().stream()
        .map(release -> {
          Manifest manifest = release.manifest();
          return new App(manifest.key(), manifest.title(), manifest.version(), release.number());
        })
        .toList();
  }

  /** The live release; refuses with {@code definitions.app.not-found}. */
  public CompiledRelease current(DefinitionKey app) {
    return findCurrent(app).orElseThrow(() -> notFound(app));
  }

  public Optional<CompiledRelease> findCurrent(DefinitionKey app) {
    return live.get().release(app);
  }

  /** Any release; refuses with {@code definitions.release.not-found}. */
  public CompiledRelease release(DefinitionKey app, int number) {
    return reader.compiled(app, number);
  }

  /** The live releases of all apps. */
  public Catalog live() {
    return live.get();
  }

  /** The texts of a release, samples included. */
  public AppSource source(DefinitionKey app, int number) {
    return reader.source(app, number);
  }

  ReleaseCatalog catalog() {
    return live.get();
  }

  /** To be called after a change made here: what was read before does not hold any more. */
  public void renew() {
    live.renewed();
  }

  private ReleaseCatalog load() {
    var releases = new ArrayList<CompiledRelease>();
    var parameters = new HashMap<DefinitionKey, ParameterHistory>();
    for (AppDocument app : store.apps()) {
      if (app.current() == 0) {
        continue;
      }
      var key = DefinitionKey.of(app.key());
      releases.add(release(key, app.current(), loaded));
      parameters.put(key, ParameterValues.read(app.parameters()));
    }
    var catalog =
        new ReleaseCatalog(releases, parameters, () -> LocalDate.ofInstant(clock.instant(), zone));
    loaded = catalog;
    return catalog;
  }

  /** What was live already is not read again, however many apps there are. */
  private CompiledRelease release(DefinitionKey app, int number, @Nullable ReleaseCatalog before) {
    return Optional.ofNullable(before)
        .flatMap(catalog -> catalog.release(app))
        .filter(known -> known.number() == number)
        .orElseGet(() -> reader.compiled(app, number));
  }

  static Refusal.NotFound notFound(DefinitionKey app) {
    return new Refusal.NotFound(
        Problem.error("definitions.app.not-found", "").with("app", app.value()));
  }
}
