package dev.formwork.scenarios.mutants;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Yaml;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Which scenarios may notice a mutant, the likeliest first: those that name what stands around the
 * broken place, and those that noticed others in the same definition.
 */
final class Stories {

  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final Pattern MOMENT =
      Pattern.compile("(?:now|on): (\\d{4}-\\d\\d-\\d\\d) \\d\\d:");
  private static final Set<String> LEANED_ON =
      Set.of("decision-table", "report", "message", "sequence");

  /** Words of every definition. */
  private static final Set<String> COMMON =
      Set.of(
          "field",
          "op",
          "value",
          "eq",
          "ne",
          "role",
          "in",
          "all",
          "store",
          "form",
          "state",
          "id",
          "fields",
          "nodes",
          "key",
          "title",
          "en",
          "zh",
          "true",
          "false",
          "completed",
          "read",
          "edit",
          "create",
          "actions",
          "scope",
          "draft",
          "required",
          "default",
          "when",
          "set",
          "record",
          "as",
          "expect",
          "data",
          "task",
          "user",
          "hours",
          "days",
          "for");

  /** What the form is called that holds the tasks of a rule. */
  private static final String TASKS = "-task";

  private static final int NEAR = 4;
  private static final int HELD = 2;
  private static final int LAST_KILL = 30;
  private static final long LEAST_COST = 300;
  private static final long COST_OF_A_DAY = 20;

  /** Texts of scenarios and the words in them, by {@code app/key}. */
  private final Map<String, String> hashes = new LinkedHashMap<>();

  private final Map<String, Set<String>> words = new HashMap<>();
  private final Map<String, Integer> saying = new HashMap<>();
  private final Map<String, Set<String>> around = new ConcurrentHashMap<>();
  private final Map<String, AppSource> sources = new HashMap<>();
  private final Map<String, Map<String, Integer>> noticed = new ConcurrentHashMap<>();
  private final Map<String, Long> milliseconds = new ConcurrentHashMap<>();

  Stories(Collection<AppSource> apps) {
    for (AppSource app : apps) {
      sources.put(app.app().value(), app);
      app.definitions()
          .forEach((name, text) -> {
            if (name.kind().equals("scenario")) {
              String key = app.app() + "/" + name.key();
              hashes.put(key, Ledger.hash(text));
              Set<String> said = wordsOf(text);
              words.put(key, said);
              said.forEach(word -> saying.merge(word, 1, Integer::sum));
              milliseconds.put(key, LEAST_COST + COST_OF_A_DAY * days(text));
            }
          });
    }
  }

  /** The hash of the text of a scenario, empty where there is none. */
  String hash(String scenario) {
    return hashes.getOrDefault(scenario, "");
  }

  void noticed(Mutant mutant, String scenario) {
    noticed
        .computeIfAbsent(mutant.app() + "/" + mutant.file(), _ -> new ConcurrentHashMap<>())
        .merge(scenario, 1, Integer::sum);
  }

  void took(String scenario, Duration time) {
    milliseconds.put(scenario, Math.max(LEAST_COST, time.toMillis()));
  }

  /** The likeliest, of which those come first that cost least for what they promise. */
  List<String> worthPlaying(Mutant mutant, int most) {
    Map<String, Integer> scores = scores(mutant);
    return likeliest(scores, most).stream()
        .sorted(Comparator.comparingDouble(key -> cost(key) / scores.getOrDefault(key, 1)))
        .toList();
  }

  private double cost(String scenario) {
    return milliseconds.getOrDefault(scenario, LEAST_COST);
  }

  /** How many days pass from the first moment that is named to the last. */
  private static long days(String text) {
    List<LocalDate> moments =
        MOMENT.matcher(text).results().map(each -> LocalDate.parse(each.group(1))).toList();
    return moments.isEmpty()
        ? 0
        : ChronoUnit.DAYS.between(Collections.min(moments), Collections.max(moments));
  }

  /** As {@code app/key}. */
  List<String> likeliest(Mutant mutant, int most) {
    return likeliest(scores(mutant), most);
  }

  private static List<String> likeliest(Map<String, Integer> scores, int most) {
    Comparator<String> byScore = Comparator.comparingInt(key -> -scores.getOrDefault(key, 0));
    return scores.keySet().stream()
        .sorted(byScore.thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .toList();
  }

  private Map<String, Integer> scores(Mutant mutant) {
    Set<String> near = near(mutant);
    Set<String> about = about(mutant);
    Map<String, Integer> before =
        noticed.getOrDefault(mutant.app() + "/" + mutant.file(), Map.of());
    var scores = new LinkedHashMap<String, Integer>();
    words.forEach((scenario, said) -> {
      double score =
          NEAR * weight(near, said)
              + HELD * weight(about, said)
              + Math.min(LAST_KILL, HELD * before.getOrDefault(scenario, 0));
      boolean own = scenario.startsWith(mutant.app() + "/");
      if (score > 0) {
        scores.put(scenario, (int) Math.ceil(score) + (own ? NEAR : 0));
      }
    });
    return scores;
  }

  /** What few scenarios say tells more than what most say. */
  private double weight(Set<String> wanted, Set<String> said) {
    return wanted.stream()
        .filter(said::contains)
        .mapToDouble(word -> Math.log(1.0 + (double) words.size() / saying.getOrDefault(word, 1)))
        .sum();
  }

  /** Keys of what holds the place, and all words of the place itself that may be keys. */
  private static Set<String> near(Mutant mutant) {
    var near = new LinkedHashSet<String>();
    near.addAll(wordsOf(mutant.change().before().toString()));
    JsonNode tree = Yaml.read(mutant.text()).tree();
    for (JsonPointer at = JsonPointer.compile(mutant.change().pointer()).head();
        at != null && !at.matches();
        at = at.head()) {
      JsonNode key = tree.at(at).path("key");
      if (key.isString()) {
        near.add(key.asString());
      }
      if (at.last() != null && at.last().getMatchingProperty() != null) {
        near.add(at.last().getMatchingProperty());
      }
    }
    near.removeAll(COMMON);
    return near;
  }

  /** The definition, its form, its tasks, and what leans on it. */
  private Set<String> about(Mutant mutant) {
    String key = leanedOn(mutant);
    return around.computeIfAbsent(
        mutant.app() + "/" + mutant.file() + "#" + key,
        _ -> {
          var about = new HashSet<String>();
          addWithForm(about, mutant.name(), mutant.text());
          AppSource app = sources.get(mutant.app().value());
          if (app != null && !key.isEmpty()) {
            addLeaning(about, app, mutant.name(), key);
          }
          about.removeAll(COMMON);
          return about;
        });
  }

  /** What names a key, and what names that in turn where it is there for others, as tables are. */
  private static void addLeaning(
      Set<String> about, AppSource app, DefinitionName broken, String key) {
    app.definitions()
        .forEach((other, text) -> {
          if (!other.kind().equals("scenario")
              && !other.equals(broken)
              && wordsOf(text).contains(key)) {
            boolean fresh = about.add(other.key().value());
            addWithForm(about, other, text);
            addAround(about, Yaml.read(text).tree(), key);
            if (fresh && LEANED_ON.contains(other.kind())) {
              addLeaning(about, app, other, other.key().value());
            }
          }
        });
  }

  /** The key by which other definitions name what is broken. */
  private static String leanedOn(Mutant mutant) {
    String kind = mutant.name().kind();
    if (kind.equals("pack")) {
      JsonPointer parameter = JsonPointer.compile(mutant.change().pointer()).head();
      return Yaml.read(mutant.text()).tree().at(parameter).path("key").asString("");
    }
    return LEANED_ON.contains(kind) ? mutant.name().key().value() : "";
  }

  private static void addWithForm(Set<String> about, DefinitionName name, String text) {
    about.add(name.key().value());
    if (name.kind().equals("rule")) {
      about.add(name.key() + TASKS);
    }
    String form = Yaml.read(text).tree().path("form").asString("");
    if (!form.isEmpty()) {
      about.add(form.substring(form.indexOf('/') + 1));
    }
  }

  /** Keys of all that holds a place where a word stands. */
  private static void addAround(Set<String> about, JsonNode node, String word) {
    if (!node.isContainer() || !wordsOf(node.toString()).contains(word)) {
      return;
    }
    JsonNode key = node.path("key");
    if (key.isString()) {
      about.add(key.asString());
    }
    node.forEachEntry((name, value) -> {
      if (wordsOf(value.toString()).contains(word)) {
        about.add(name);
      }
      addAround(about, value, word);
    });
    if (node.isArray()) {
      node.forEach(item -> addAround(about, item, word));
    }
  }

  private static Set<String> wordsOf(String text) {
    var found = new HashSet<String>();
    var matcher = WORD.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
