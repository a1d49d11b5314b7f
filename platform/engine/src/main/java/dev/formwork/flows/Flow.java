package dev.formwork.flows;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.Mentions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How work on the records of a form proceeds: nodes, each naming the one that follows.
 *
 * @param form the form whose records take it: of the same app by key, or {@code app/form}
 */
public record Flow(DefinitionKey key, LocalizedText title, String form, List<Node> nodes) {

  public static final DefinitionType<Flow> TYPE = new FlowType();

  public Flow {
    nodes = List.copyOf(nodes);
  }

  /** The form, seen from the app that the flow belongs to. */
  public QualifiedKey formIn(DefinitionKey app) {
    return QualifiedKey.parse(form, app);
  }

  public Optional<Node> find(DefinitionKey node) {
    return nodes.stream().filter(each -> each.key().equals(node)).findFirst();
  }

  /** The node; a running execution of a checked release never asks for one that isn't there. */
  public Node get(DefinitionKey node) {
    return find(node)
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("flow.node.unknown", "")
                    .with("flow", key.value())
                    .with("node", node.value())));
  }

  /** Where executions begin. */
  public Node.Start start() {
    return nodes.stream()
        .filter(Node.Start.class::isInstance)
        .map(Node.Start.class::cast)
        .findFirst()
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("flow.start.missing", "").with("flow", key.value())));
  }

  /**
   * What the holder of an open task at this node may do with fields while it is open; empty for a
   * task that returned to the initiator, who fills the form as at first.
   */
  public Map<FieldKey, NodeRight> rightsAt(FlowTask task) {
    return task.rework() == null && get(task.node()) instanceof Node.Task node
        ? node.fields()
        : Map.of();
  }

  /** What can be decided on an open task. */
  public List<Outcome> outcomesOf(FlowTask task) {
    if (task.rework() != null) {
      return List.of(Outcome.Resubmit.RESUBMIT);
    }
    return get(task.node()) instanceof Node.Task node ? node.outcomes() : List.of();
  }

  /** Every script in it, with its place: what is checked when a release is published. */
  public List<Mentions.Source> scripts() {
    return FlowMentions.of(this).scripts();
  }
}
