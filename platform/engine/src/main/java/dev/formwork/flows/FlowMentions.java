package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.ValueSource;
import java.util.List;
import java.util.Map;

/** Every field of its form that a flow mentions, and every script in it, with the places. */
final class FlowMentions {

  private FlowMentions() {}

  static Mentions of(Flow flow) {
    Mentions all = Mentions.NONE;
    for (int i = 0; i < flow.nodes().size(); i++) {
      all = all.and(of(flow.nodes().get(i), "/nodes/" + i));
    }
    return all;
  }

  private static Mentions of(Node node, String at) {
    return switch (node) {
      case Node.Task task -> of(task, at);
      case Node.Decide decide -> {
        Mentions all = Mentions.NONE;
        for (int i = 0; i < decide.branches().size(); i++) {
          all =
              all.and(
                  Mentions.of(decide.branches().get(i).when(), at + "/branches/" + i + "/when"));
        }
        yield all;
      }
      case Node.Act act -> of(act.set(), at + "/set/");
      case Node.Start _, Node.End _ -> Mentions.NONE;
    };
  }

  private static Mentions of(Node.Task task, String at) {
    Mentions all = Mentions.NONE;
    for (int i = 0; i < task.assignees().size(); i++) {
      if (task.assignees().get(i) instanceof Assignee.InField(var field)) {
        all = all.and(field(field, at + "/assignees/" + i + "/field"));
      }
    }
    for (FieldKey field : task.fields().keySet()) {
      all = all.and(field(field, at + "/fields/" + field));
    }
    for (int i = 0; i < task.outcomes().size(); i++) {
      all = all.and(of(task.outcomes().get(i).set(), at + "/outcomes/" + i + "/set/"));
    }
    return all;
  }

  private static Mentions of(Map<FieldKey, ValueSource> set, String at) {
    Mentions all = Mentions.NONE;
    for (var entry : set.entrySet()) {
      String pointer = at + entry.getKey();
      all = all.and(field(entry.getKey(), pointer)).and(Mentions.of(entry.getValue(), pointer));
    }
    return all;
  }

  private static Mentions field(FieldKey field, String at) {
    return new Mentions(List.of(new Mentions.Named(at, field)), List.of());
  }
}
