package dev.formwork.scenarios;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.flows.FlowEffect;
import dev.formwork.flows.FlowTask;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.State;
import dev.formwork.scenarios.Walked.Happening;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story that was walked as the text of a scenario: each step, and then whose work was to be seen
 * and when it was due, so that it fails once that is otherwise.
 *
 * @param username of a person by id
 */
record StoryText(Walked walked, Scenario story, UnaryOperator<String> username, ZoneId zone) {

  /** Switches that say nothing where they are off. */
  private static final List<String> SWITCHES = List.of("draft", "signed", "password");

  /** More holders than these tell nothing. */
  private static final int MOST_HOLDERS = 6;

  String as(DefinitionKey key, LocalizedText title) {
    var steps = new ArrayList<Step>();
    for (Walked.Passage passage : walked.passages()) {
      steps.add(passage.step());
      List<Expectation> seen = seen(passage);
      if (!seen.isEmpty()) {
        steps.add(new Step.Expect(seen));
      }
    }
    var scenario = new Scenario(key, title, List.of(), story.given(), steps);
    JsonNode tree = Definitions.mapper().valueToTree(scenario);
    tree.path("steps").forEach(StoryText::withoutSwitches);
    return Yaml.write(tree);
  }

  private static void withoutSwitches(JsonNode step) {
    if (step instanceof ObjectNode members) {
      SWITCHES.stream()
          .filter(each -> members.path(each).isBoolean() && !members.path(each).booleanValue())
          .forEach(members::remove);
    }
  }

  /** The tasks that came with a step and still wait after it, and how records ended. */
  private List<Expectation> seen(Walked.Passage passage) {
    Map<String, String> names =
        walked.records().stream()
            .collect(Collectors.toMap(each -> each.view().id(), Walked.Standing::name));
    var tasks = new HashMap<String, Expectation>();
    var ends = new ArrayList<Expectation>();
    for (Happening happening : passage.happenings()) {
      if (happening instanceof Happening.Flowed(_, var record, var effect)) {
        String name = names.get(record);
        switch (effect) {
          case FlowEffect.TaskOpened(var task) when name != null ->
              tasks.put(task.id(), expected(name, task));
          case FlowEffect.TaskChanged(var task) when name != null ->
              tasks.put(task.id(), expected(name, task));
          case FlowEffect.TaskClosed(var task, _) -> tasks.remove(task.id());
          case FlowEffect.Ended(var end) when name != null ->
              ends.add(Expectation.IsSo.in(name, State.valueOf(end.name())));
          default -> {}
        }
      }
    }
    var seen = new ArrayList<>(tasks.values());
    seen.addAll(ends);
    return seen;
  }

  private Expectation expected(String name, FlowTask task) {
    List<String> holders =
        (task.claimedBy() == null ? task.assignees() : List.of(task.claimedBy()))
            .stream().map(username).sorted().toList();
    return new Expectation.Task(
        name,
        task.node(),
        holders.size() > MOST_HOLDERS ? List.of() : holders,
        null,
        due(task.due()),
        null,
        null);
  }

  /** Scenarios know minutes; a moment within one is left out. */
  private @Nullable String due(@Nullable Instant due) {
    if (due == null) {
      return null;
    }
    String written = Moments.written(due, zone);
    boolean isWhole =
        Moments.parse(written).filter(it -> it.atZone(zone).toInstant().equals(due)).isPresent();
    return isWhole ? written : null;
  }
}
