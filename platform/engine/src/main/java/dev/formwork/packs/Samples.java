package dev.formwork.packs;

import dev.formwork.definitions.App;
import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Apps;
import dev.formwork.identity.People;
import dev.formwork.kernel.LastUsed;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The demo people and records of packs, for whoever plays them at another time than at a start. */
@Service
@NoPermission(because = "only a throw-away platform is filled with them, or one in demo mode")
public class Samples {

  private static final int KEPT = 20;

  private final Apps apps;
  private final People people;
  private final SamplePlayer player;
  private final Map<App, Map<String, SamplePlayer.OfApp>> read = LastUsed.map(KEPT);

  Samples(Apps apps, People people, SamplePlayer player) {
    this.apps = apps;
    this.people = people;
    this.player = player;
  }

  /** A sample that was played. */
  public record Made(QualifiedKey form, String id) {}

  /** Adds the people and departments of an app that aren't there yet. */
  public void addPeople(AppSource source) {
    String text = source.files().get(SamplePeople.FILE);
    if (text != null) {
      SamplePeople.read(text).get().install(people);
    }
  }

  /**
   * Plays these samples and all that they point to, each act at its time before now; refuses with
   * {@code packs.sample.not-found}.
   *
   * @param before is told the moment of each act before it is played
   * @return the records by sample id
   */
  public Map<String, Made> play(
      Collection<String> ids, Instant now, ZoneId zone, Consumer<Instant> before) {
    Map<String, SamplePlayer.OfApp> wanted = withWhatTheyPointTo(ids);
    Map<String, String> played = player.play(List.copyOf(wanted.values()), now, zone, before).ids();
    var records = new HashMap<String, Made>();
    wanted.forEach((id, of) -> {
      String record = played.get("@" + id);
      if (record == null) {
        throw notFound(id);
      }
      records.put(id, new Made(of.form(), record));
    });
    return records;
  }

  /** Ids of the samples of a form, as its app and others bring them. */
  public List<String> of(QualifiedKey form) {
    return apps.installed().stream()
        .flatMap(app -> of(app).entrySet().stream())
        .filter(each -> each.getValue().form().equals(form))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The username of who enters a sample; refuses with {@code packs.sample.not-found}. */
  public String enteredBy(String id) {
    return get(id).sample().as();
  }

  /** The data of a sample as it is written; refuses with {@code packs.sample.not-found}. */
  public Map<String, Object> data(String id) {
    return get(id).sample().data();
  }

  /** The samples that the data of this one point to. */
  public List<String> pointedToBy(String id) {
    var names = new ArrayList<String>();
    addNamed(data(id), names);
    return names.stream().filter(name -> find(name) != null).toList();
  }

  private SamplePlayer.OfApp get(String id) {
    SamplePlayer.OfApp found = find(id);
    if (found == null) {
      throw notFound(id);
    }
    return found;
  }

  private Map<String, SamplePlayer.OfApp> withWhatTheyPointTo(Collection<String> ids) {
    var wanted = new LinkedHashMap<String, SamplePlayer.OfApp>();
    var open = new ArrayDeque<>(ids);
    while (!open.isEmpty()) {
      String id = open.remove();
      SamplePlayer.OfApp found = find(id);
      if (found == null && ids.contains(id)) {
        throw notFound(id);
      }
      if (found != null && wanted.put(id, found) == null) {
        addNamed(found.sample().data(), open);
        found.sample().then().forEach(step -> addNamed(step.data(), open));
      }
    }
    return wanted;
  }

  private static void addNamed(@Nullable Object value, Collection<String> names) {
    switch (value) {
      case String text when text.startsWith("@") -> names.add(text.substring(1));
      case Map<?, ?> map -> map.values().forEach(each -> addNamed(each, names));
      case List<?> list -> list.forEach(each -> addNamed(each, names));
      case null, default -> {}
    }
  }

  private SamplePlayer.@Nullable OfApp find(String id) {
    for (App app : apps.installed()) {
      SamplePlayer.OfApp found = of(app).get(id);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Map<String, SamplePlayer.OfApp> of(App app) {
    return read.computeIfAbsent(
        app,
        it -> {
          var byId = new HashMap<String, SamplePlayer.OfApp>();
          SampleRecord.read(apps.source(it.key(), it.release()))
              .forEach(each -> byId.put(each.sample().id(), each));
          return byId;
        });
  }

  private static Refusal.NotFound notFound(String id) {
    return new Refusal.NotFound(Problem.error("packs.sample.not-found", "").with("sample", id));
  }
}
