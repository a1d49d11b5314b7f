package dev.formwork.scenarios.internal;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.formwork.automation.Failures;
import dev.formwork.automation.Runs;
import dev.formwork.definitions.App;
import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Insistence;
import dev.formwork.definitions.Parameters;
import dev.formwork.definitions.Publication;
import dev.formwork.definitions.Release;
import dev.formwork.definitions.Releases;
import dev.formwork.files.Files;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.OfNodesOnly;
import dev.formwork.links.PublicLinks;
import dev.formwork.messages.Messages;
import dev.formwork.metrics.MetricService;
import dev.formwork.outbound.Outbound;
import dev.formwork.packs.PackReader;
import dev.formwork.packs.Samples;
import dev.formwork.records.RecordService;
import dev.formwork.records.StoreWentBack;
import dev.formwork.reports.ReportService;
import dev.formwork.scenarios.Moments;
import dev.formwork.scenarios.Played;
import dev.formwork.scenarios.Scenario;
import dev.formwork.scripting.Scripts;
import dev.formwork.tasks.Copies;
import dev.formwork.tasks.Inbox;
import dev.formwork.tasks.Notices;
import dev.formwork.timers.Timers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.RestController;

/**
 * A platform that is made for some scenarios and thrown away with all that happened in it: the same
 * services as a node has, on a store in memory, with a clock that the story moves. It sees neither
 * the settings nor the environment of the node, so it can't reach the store of that.
 *
 * <p>Made once for several scenarios: after each, its store goes back to how it was when the apps
 * had just been installed.
 */
public final class World implements AutoCloseable {

  /** The modules that a node has, too; those without services need no place here. */
  static final List<String> MODULES =
      List.of(
          "automation",
          "definitions",
          "files",
          "identity",
          "links",
          "mailings",
          "messages",
          "metrics",
          "outbound",
          "packs",
          "records",
          "reports",
          "sequences",
          "sheets",
          "store",
          "tasks",
          "timers");

  private static final String TIMERS = "timers";

  /** What the installation plans is planned anew when a story begins, at its own time. */
  private static final Set<String> PLANS = Set.of(TIMERS, "rule-plans");

  private static final Outbound NOTHING_LEAVES = _ -> new Outbound.Receipt("scenario");

  private static final Map<String, Object> SETTINGS =
      Map.of(
          "formwork.data", "memory",
          "formwork.demo", "true",
          "formwork.timers.enabled", "false");

  private final AnnotationConfigApplicationContext context;
  private final VirtualClock clock;
  private final CountedIds ids;
  private final ZoneId zone;
  private final Watching watching;
  private Snapshot installed;

  /** How things are when a story begins. */
  private Snapshot beginning;

  private final ApplicationReadyEvent ready;

  private World(
      AnnotationConfigApplicationContext context,
      VirtualClock clock,
      CountedIds ids,
      Watching watching,
      ZoneId zone,
      Function<PackReader, List<AppSource>> apps) {
    this.watching = watching;
    this.context = context;
    this.clock = clock;
    this.ids = ids;
    this.zone = zone;
    clock.set(start(Moments.USUAL));
    apps.apply(get(PackReader.class)).forEach(this::install);
    this.installed = snapshot();
    this.beginning = installed;
    ids.mark();
    this.ready = new ApplicationReadyEvent(new SpringApplication(), new String[0], context, null);
  }

  /**
   * Makes one in which these apps are installed.
   *
   * @param scripts of the node: they hold no data, and warming up another engine takes long
   * @param types what else can be defined than the modules of a world know
   * @param apps each after those that it builds on; without errors
   */
  public static World open(
      Scripts scripts,
      ZoneId zone,
      List<DefinitionType<?>> types,
      Function<PackReader, List<AppSource>> apps) {
    var clock = new VirtualClock();
    var context = new AnnotationConfigApplicationContext();
    context.setEnvironment(environment());
    var beans = context.getBeanFactory();
    beans.registerSingleton("clock", clock);
    beans.registerSingleton("zone", zone);
    var ids = new CountedIds();
    beans.registerSingleton("ids", ids);
    beans.registerSingleton("scripts", scripts);
    var watching = new Watching(clock);
    beans.registerSingleton("watching", watching);
    beans.registerSingleton("passwordEncoder", new PlainPasswords());
    beans.registerSingleton("outbound", NOTHING_LEAVES);
    types.forEach(type -> beans.registerSingleton(type.kind() + "-type", type));
    context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    scan(context);
    context.register(DataMongoAutoConfiguration.class);
    context.refresh();
    try {
      return new World(context, clock, ids, watching, zone, apps);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static void scan(AnnotationConfigApplicationContext context) {
    var scanner = new ClassPathBeanDefinitionScanner(context);
    scanner.addExcludeFilter(new AnnotationTypeFilter(RestController.class));
    scanner.addExcludeFilter(new AnnotationTypeFilter(OfNodesOnly.class));
    scanner.scan(MODULES.stream().map("dev.formwork."::concat).toArray(String[]::new));
  }

  /** Without the properties and variables of the process: among them is where its store is. */
  private static ConfigurableEnvironment environment() {
    return new StandardEnvironment() {
      @Override
      protected void customizePropertySources(MutablePropertySources sources) {
        sources.addFirst(new MapPropertySource("world", SETTINGS));
      }
    };
  }

  private void install(AppSource app) {
    get(Releases.class)
        .publish(
            new Publication(app, 0, "system", "", Release.Origin.PACK, null, Insistence.ON_NONE));
    get(Samples.class).addPeople(app);
  }

  /** Plays a scenario of an app that is installed, from how things were after that. */
  public Played play(DefinitionKey app, Scenario scenario) {
    goBack(beginning);
    ids.reset();
    return new Playing(new Stage(this, app, scenario)).play();
  }

  /** Lets all stories begin with who works here then. */
  public void settle(Consumer<People> settling) {
    settling.accept(people());
    installed = snapshot();
    beginning = installed;
    ids.mark();
  }

  /** A story that begins here and is told step by step, from how things were at the beginning. */
  public Walking walk(DefinitionKey app, Scenario story) {
    goBack(beginning);
    ids.reset();
    return new Walking(new Stage(this, app, story), watching);
  }

  /** Lets stories begin with other texts of an app; refuses those with errors. */
  public void change(AppSource app) {
    undo();
    int live = get(Releases.class).currentNumber(app.app());
    get(Releases.class)
        .publish(
            new Publication(
                app, live, "system", "", Release.Origin.PACK, null, Insistence.ON_NONE));
    beginning = snapshot();
  }

  /** Lets stories begin with what was installed. */
  public void undo() {
    beginning = installed;
    clock.set(start(Moments.USUAL));
    goBack(installed);
  }

  /** Everything is as it was then, and nobody remembers more. */
  private void goBack(Snapshot then) {
    then.restore();
    context.publishEvent(new StoreWentBack());
    apps().renew();
  }

  /** Where a definition stands in its pack. */
  public String file(DefinitionName name) {
    return get(DefinitionTypes.class).fileOf(name);
  }

  /** The apps that are installed, by key. */
  public List<DefinitionKey> names() {
    return apps().installed().stream().map(App::key).sorted().toList();
  }

  /** The scenarios of an app that is installed, by key. */
  public Stream<Scenario> scenarios(DefinitionKey app) {
    return apps().current(app).all(Scenario.TYPE).stream();
  }

  /** Lets the parts plan what comes by itself, as they do at the start of a node. */
  void begin() {
    context.publishEvent(ready);
  }

  /** Lets no mailing be due: they change nothing but what they send. */
  void stopMailings() {
    context
        .getBean(MongoDatabase.class)
        .getCollection(TIMERS)
        .deleteMany(Filters.eq("kind", "mailing"));
  }

  /** How everything is now, but for what is planned. */
  Snapshot snapshot() {
    return Snapshot.of(context.getBean(MongoDatabase.class), PLANS);
  }

  Instant start(String moment) {
    return Moments.parse(moment).orElseThrow().atZone(zone).toInstant();
  }

  VirtualClock clock() {
    return clock;
  }

  ZoneId zone() {
    return zone;
  }

  Messages messages() {
    return get(Messages.class);
  }

  PublicLinks links() {
    return get(PublicLinks.class);
  }

  Apps apps() {
    return get(Apps.class);
  }

  IdSource ids() {
    return ids;
  }

  Files files() {
    return get(Files.class);
  }

  Copies copies() {
    return get(Copies.class);
  }

  Inbox inbox() {
    return get(Inbox.class);
  }

  Notices notices() {
    return get(Notices.class);
  }

  Parameters parameters() {
    return get(Parameters.class);
  }

  People people() {
    return get(People.class);
  }

  RecordService records() {
    return get(RecordService.class);
  }

  ReportService reports() {
    return get(ReportService.class);
  }

  MetricService metrics() {
    return get(MetricService.class);
  }

  Samples samples() {
    return get(Samples.class);
  }

  Timers timers() {
    return get(Timers.class);
  }

  Runs runs() {
    return get(Runs.class);
  }

  /** What failed by itself, in rules, timers and effects; nothing of it happens in a story. */
  List<Failures.Failure> failures() {
    return get(Failures.class).unfinished(new Actor(Person.platform(), people().organisation()));
  }

  private <T> T get(Class<T> service) {
    return context.getBean(service);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Nobody signs in here, so a slow hash would protect nothing. */
  private static final class PlainPasswords implements PasswordEncoder {

    @Override
    public String encode(@Nullable CharSequence password) {
      return "plain:" + password;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
      return encode(password).equals(encoded);
    }
  }
}
