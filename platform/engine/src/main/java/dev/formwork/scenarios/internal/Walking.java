package dev.formwork.scenarios.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.files.Files;
import dev.formwork.files.StoredFile;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.packs.Samples;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.scenarios.Step;
import dev.formwork.scenarios.Walked.Happening;
import dev.formwork.scenarios.Walked.Passage;
import dev.formwork.scenarios.Walked.Standing;
import dev.formwork.tasks.Copies;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A story while somebody tells it: each step is played as it is told, and looked at. */
public final class Walking {

  private final Stage stage;
  private final Watching watching;
  private final Doing doing;
  private final Passing passing;
  private final Uploads uploads;
  private final Values values;
  private final Sightings sightings;
  private final List<Passage> passages = new ArrayList<>();
  private final Set<String> named = new LinkedHashSet<>();

  Walking(Stage stage, Watching watching) {
    this.stage = stage;
    this.watching = watching;
    this.values = new Values(stage);
    this.doing = new Doing(stage, values, new Places(stage));
    this.passing = new Passing(stage);
    this.uploads = new Uploads(stage);
    this.sightings = new Sightings(stage);
  }

  /** Makes everything as the story says that it is before. */
  public void begin() {
    watching.end();
    try {
      stage.prepare();
    } catch (Broken broken) {
      throw new Refusal.Invalid(broken.problem());
    }
    watching.begin();
    sightings.news(List.of());
  }

  /** Plays a step; where it is refused, nothing has happened. */
  public void take(Step step) {
    try {
      switch (step) {
        case Step.Act act when act.refused() == null -> doing.perform(act);
        case Step.Act act -> doing.take(act);
        case Step.Finds finds -> doing.find(finds);
        case Step.Passing passes -> passing.take(passes);
        case Step.Expect _ -> {}
      }
    } catch (Broken broken) {
      throw new Refusal.Invalid(broken.problem());
    }
    stage.settle();
    name(step);
    passages.add(new Passage(step, StepWords.of(step), stage.now(), happened()));
  }

  private void name(Step step) {
    switch (step) {
      case Step.Creates creates -> named.add(creates.creates());
      case Step.Finds finds -> named.add(finds.finds());
      case Step.Imports imports ->
          imports.rows().stream().flatMap(row -> Stream.ofNullable(row.name())).forEach(named::add);
      case Step.OnRecord _, Step.Passing _, Step.Expect _ -> {}
    }
  }

  private List<Happening> happened() {
    List<Samples.Made> known =
        named.stream().flatMap(name -> stage.findRecord(name).stream()).toList();
    return Stream.concat(watching.since().stream(), sightings.news(known).stream())
        .sorted(Comparator.comparing(Happening::at))
        .toList();
  }

  /** The step that somebody takes by doing this on a screen. */
  public Step step(String username, Command command) {
    return new Retelling(stage).of(username, command);
  }

  /** The step that gives a record which came about by itself a name. */
  public Step.Finds finds(QualifiedKey form, String id) {
    return new Retelling(stage).finds(form, id);
  }

  // ---- what it looks like ----

  public Instant now() {
    return stage.now();
  }

  public ZoneId zone() {
    return stage.zone();
  }

  public List<Passage> passages() {
    return passages;
  }

  /** The records that the story knows by name, but for samples. */
  public List<Standing> records() {
    return named.stream()
        .flatMap(name -> stage.findRecord(name).flatMap(made -> standing(name, made)).stream())
        .toList();
  }

  /** A record as somebody sees it; empty where he may not. */
  public Optional<RecordView> seen(String username, QualifiedKey form, String id) {
    try {
      return Optional.of(service().get(actor(username), form, id));
    } catch (Refusal.NotFound closed) {
      return Optional.empty();
    }
  }

  private Optional<Standing> standing(String name, Samples.Made made) {
    try {
      RecordView view = stage.whole(made);
      return Optional.of(
          new Standing(
              name,
              view,
              view.execution() == null
                  ? null
                  : service().picture(stage.platform(), made.form(), made.id()).orElse(null)));
    } catch (Refusal.NotFound gone) {
      return Optional.empty();
    }
  }

  // ---- samples ----

  /** Ids of the samples of a form. */
  public List<String> samples(QualifiedKey form) {
    return stage.world().samples().of(form);
  }

  /** What has to be there before a record like this sample is entered. */
  public List<String> pointedToBy(String sample) {
    return stage.world().samples().pointedToBy(sample);
  }

  public String enteredBy(String sample) {
    return stage.world().samples().enteredBy(sample);
  }

  /** The data with which a step enters a record, as a client would send them. */
  public Map<String, @Nullable Object> data(Step.Creates step) {
    QualifiedKey form = QualifiedKey.parse(step.form(), stage.app());
    Actor by = stage.actor(step.as());
    Map<String, @Nullable Object> sent =
        uploads.in(values.resolved(doing.data(step)), form, uploads.by(by));
    var whole = new LinkedHashMap<String, @Nullable Object>();
    sent.forEach((key, value) -> whole.put(key, withNames(value)));
    return whole;
  }

  private @Nullable Object withNames(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(this::named).toList() : value;
  }

  private Object named(Object value) {
    return value instanceof Map<?, ?> map && map.size() == 1 && map.get("id") instanceof String id
        ? stage.world().files().find(id).<Object>map(Walking::file).orElse(value)
        : value;
  }

  private static Map<String, Object> file(StoredFile file) {
    return Map.of("id", file.id(), "name", file.name(), "size", file.size(), "type", file.type());
  }

  // ---- the platform that it is played on ----

  /** Somebody by username; the platform, which sees all, where it is meant. */
  public Actor actor(String username) {
    return username.equals(Person.PLATFORM)
        ? stage.platform()
        : stage.world().people().actor(username).orElseThrow(Walking::nobody);
  }

  public Actor platform() {
    return stage.platform();
  }

  private static Refusal nobody() {
    return new Refusal.NotFound("identity.person.not-found");
  }

  public Organisation organisation() {
    return stage.world().people().organisation();
  }

  public RecordService service() {
    return stage.world().records();
  }

  public Copies copies() {
    return stage.world().copies();
  }

  public Files files() {
    return stage.world().files();
  }

  public Apps apps() {
    return stage.world().apps();
  }

  public IdSource ids() {
    return stage.world().ids();
  }

  public Clock clock() {
    return stage.world().clock();
  }
}
