package dev.formwork.packs;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.ReadDefinition;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import java.util.ArrayList;
import java.util.List;

/** Which rules acted before today, so that a demo holds what they make of past periods. */
record SampleSchedules(List<Came> rules) {

  /** Where they stand in a pack. */
  static final String FILE = "samples/schedules.yaml";

  private static final String SCHEMA = "schedules.schema.json";

  SampleSchedules {
    rules = List.copyOf(rules);
  }

  /**
   * A rule that comes back by a schedule.
   *
   * @param times how many of its last moments it acted for
   */
  record Came(DefinitionKey rule, int times) {}

  /** Those of an app; none where it says nothing. */
  static List<Came> of(AppSource source) {
    String text = source.files().get(FILE);
    return text == null
        ? List.of()
        : read(text).find().map(SampleSchedules::rules).orElse(List.of());
  }

  private static ReadDefinition<SampleSchedules> read(String text) {
    return Definitions.read(SCHEMA, SampleSchedules.class, text);
  }

  /** What is wrong with the file of an app. */
  static List<LocatedProblem> problems(AppSource source) {
    String text = source.files().get(FILE);
    if (text == null) {
      return List.of();
    }
    ReadDefinition<SampleSchedules> read = read(text);
    var problems = new ArrayList<Problem>();
    read.problems().forEach(problems::add);
    List<Came> rules = of(source);
    for (int i = 0; i < rules.size(); i++) {
      DefinitionKey rule = rules.get(i).rule();
      boolean known =
          source.definitions().keySet().stream()
              .anyMatch(name -> name.kind().equals("rule") && name.key().equals(rule));
      if (!known) {
        problems.add(
            Problem.error("packs.schedules.rule", "/rules/" + i + "/rule")
                .with("rule", rule.value()));
      }
    }
    return read.source().located(FILE, problems);
  }
}
