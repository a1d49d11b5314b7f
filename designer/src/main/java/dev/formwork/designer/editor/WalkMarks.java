package dev.formwork.designer.editor;

import dev.formwork.flows.Execution;
import dev.formwork.flows.Prediction;
import dev.formwork.flows.Step;
import dev.formwork.records.FlowPicture;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Where a record that is walked through a flow has been, is, and will come to, in its picture.
 *
 * @param stages by key of a node: {@code done}, {@code now} or {@code next}
 * @param taken places of the ways that it went
 */
record WalkMarks(Map<String, String> stages, Set<String> taken) {

  static final WalkMarks NONE = new WalkMarks(Map.of(), Set.of());

  static final String DONE = "done";
  static final String NOW = "now";
  static final String NEXT = "next";

  WalkMarks {
    stages = Map.copyOf(stages);
    taken = Set.copyOf(taken);
  }

  String stage(String node) {
    return stages.getOrDefault(node, "");
  }

  static WalkMarks of(FlowShape shape, FlowPicture picture) {
    List<Step> own =
        picture.execution().steps().stream()
            .filter(step -> picture.execution().subFlowOf(step.lane()).isEmpty())
            .toList();
    return new WalkMarks(stages(shape, own, picture.next()), taken(shape, own, picture));
  }

  private static Map<String, String> stages(FlowShape shape, List<Step> own, Prediction next) {
    var stages = new HashMap<String, String>();
    next.tasks().forEach(task -> stages.put(task.node().value(), NEXT));
    if (next.end() != null) {
      String state = next.end().name().toLowerCase(Locale.ROOT);
      for (JsonNode node : shape.nodes()) {
        if (node.path("kind").asString("").equals("end")
            && node.path("state").asString("").equals(state)) {
          stages.put(node.path("key").asString(""), NEXT);
        }
      }
    }
    for (Step step : own) {
      stages.put(step.node().value(), DONE);
    }
    own.stream().filter(Step::isOpen).forEach(step -> stages.put(step.node().value(), NOW));
    return stages;
  }

  /** The way of what was decided, where several lead from one node to the other. */
  private static Set<String> taken(FlowShape shape, List<Step> own, FlowPicture picture) {
    var taken = new HashSet<String>();
    Execution execution = picture.execution();
    for (Step step : own) {
      String from = step.from();
      if (from == null) {
        continue;
      }
      execution
          .step(from)
          .ifPresent(before -> {
            List<FlowShape.Way> ways =
                shape.ways().stream()
                    .filter(way ->
                        way.from().equals(before.node().value())
                            && way.to().equals(step.node().value()))
                    .toList();
            ways.stream()
                .filter(way -> ways.size() == 1 || shape.outcome(way).equals(before.outcome()))
                .forEach(way -> taken.add(way.place().pointer()));
          });
    }
    return taken;
  }
}
