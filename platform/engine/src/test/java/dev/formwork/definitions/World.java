package dev.formwork.definitions;

import dev.formwork.HandClock;
import dev.formwork.definitions.internal.AgreementStore;
import dev.formwork.definitions.internal.DefinitionStore;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.TimeOrderedIds;
import dev.formwork.store.TestStore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The services of this module on a database of their own, without Spring. */
public final class World {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  public static final DefinitionKey DEALERSHIP = DefinitionKey.of("dealership");
  public static final DefinitionKey ORDER = DefinitionKey.of("order");
  public static final Actor ADMIN = actor("admin", true);
  public static final Actor SECOND = actor("second", true);
  public static final Actor CONSULTANT = actor("consultant", false);

  public final MongoTemplate mongo;
  public final HandClock clock;
  public final List<Object> events = new ArrayList<>();
  public final DefinitionTypes types = new DefinitionTypes(List.of(Note.TYPE));
  public final DefinitionStore store;
  public final Apps apps;
  public final Releases releases;
  public final Drafts drafts;
  public final Agreements agreements;
  public final SecondPerson secondPerson;
  public final Parameters parameters;

  public World() {
    this(TestStore.template(), new HandClock());
    clock.set(Instant.parse("2026-02-14T01:30:00Z"));
  }

  private World(MongoTemplate mongo, HandClock clock) {
    this(mongo, new DefinitionStore(mongo), clock);
  }

  private World(MongoTemplate mongo, DefinitionStore store, HandClock clock) {
    this.mongo = mongo;
    this.clock = clock;
    this.store = store;
    var reader = new ReleaseReader(store, types);
    this.apps = new Apps(store, reader, clock, ZONE);
    this.releases = new Releases(store, apps, new AppCompiler(types), clock, events::add);
    var draftStore = new DraftStore(store, reader, clock);
    var publishing = new DraftPublishing(store, draftStore, releases);
    this.secondPerson = new SecondPerson(apps, false);
    this.drafts = new Drafts(store, draftStore, releases, apps, types, publishing, secondPerson);
    this.agreements =
        new Agreements(
            new AgreementStore(mongo),
            publishing,
            secondPerson,
            events::add,
            new Agreements.Means(clock, new TimeOrderedIds(clock)));
    this.parameters = new Parameters(apps, store, clock, ZONE);
  }

  /** The same database seen from another node. */
  public World otherNode() {
    return new World(mongo, clock);
  }

  /** The same database through another store, as one that fails at some point. */
  public World with(Function<MongoTemplate, DefinitionStore> store) {
    return new World(mongo, store.apply(mongo), clock);
  }

  /** An app that stands as a draft with these notes. */
  public World drafted(DefinitionKey app, String... notes) {
    drafts.create(ADMIN, Manifest.of(app.value(), LocalizedText.of(app.value())));
    for (String note : notes) {
      save(app, note);
    }
    return this;
  }

  /** An app that is live with these notes. */
  public World published(DefinitionKey app, String... notes) {
    drafted(app, notes);
    drafts.publish(ADMIN, app, "first");
    return this;
  }

  public void save(DefinitionKey app, String note) {
    DefinitionName name = note(Yaml.read(note).tree().get("key").stringValue());
    drafts.save(ADMIN, app, name, note, revision(app, name));
  }

  public void manifest(DefinitionKey app, String more) {
    DefinitionName name = DefinitionName.manifestOf(app);
    String text = "key: %s\ntitle: %s\n%s\n".formatted(app, app, more);
    drafts.save(ADMIN, app, name, text, revision(app, name));
  }

  public long revision(DefinitionKey app, DefinitionName name) {
    return drafts.open(ADMIN, app).find(name).map(DraftDefinition::revision).orElse(0L);
  }

  public static DefinitionName note(String key) {
    return DefinitionName.of("note", key);
  }

  static Actor actor(String name, boolean admin) {
    var person =
        new Person(name, name, LocalizedText.of(name), "", Locale.ENGLISH, admin, true, List.of());
    return new Actor(person, new Organisation(List.of(), List.of(person)));
  }
}
