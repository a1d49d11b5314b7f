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
import org.jspecify.annotations.Nullable;

/**
 * How work on the records of a form proceeds: nodes, each naming the one that follows.
 *
 * @param form the form whose records take it: of the same app by key, or {@code app/form}
 * @param rows the subtable whose rows it runs for, as a sub-flow; absent where it is for records
 * @param withdraw how long the initiator may take the record back; until somebody has decided where
 *     absent
 * @param terminate who may call it off, besides administrators
 * @param calendar whose opening hours its deadlines count where the record's department has none
 * @param deadline of the whole of it, from its start to its end
 * @param stages several nodes that have a deadline together
 */
public record Flow(
    DefinitionKey key,
    LocalizedText title,
    String form,
    @Nullable FieldKey rows,
    @Nullable Withdrawal withdraw,
    List<Assignee> terminate,
    List<Node> nodes,
    @Nullable String calendar,
    @Nullable FlowDeadline deadline,
    List<Stage> stages) {

  public static final DefinitionType<Flow> TYPE = new FlowType();

  public Flow {
    terminate = List.copyOf(terminate);
    nodes = List.copyOf(nodes);
    stages = List.copyOf(stages);
  }

  public Withdrawal withdrawal() {
    return withdraw == null ? Withdrawal.UNTIL_DECIDED : withdraw;
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

  /** The task node of this key; empty if it is another kind of node, or none. */
  public Optional<Node.Task> task(DefinitionKey node) {
    return find(node).filter(Node.Task.class::isInstance).map(Node.Task.class::cast);
  }

  /**
   * What the holder of an open task at this node may do with fields while it is open; empty for a
   * task that returned to the initiator, who fills the form as at first.
   */
  public Map<FieldKey, NodeRight> rightsAt(FlowTask task) {
    return task(task.node()).map(Node.Task::fields).orElse(Map.of());
  }

  /** What can be decided on an open task. */
  public List<Outcome> outcomesOf(FlowTask task) {
    return switch (get(task.node())) {
      case Node.Task node -> node.outcomes();
      case Node.Start _ -> List.of(Outcome.Resubmit.RESUBMIT);
      case Node.Copy _,
          Node.Notify _,
          Node.Decide _,
          Node.Fork _,
          Node.Join _,
          Node.Wait _,
          Node.SubFlow _,
          Node.Act _,
          Node.Gate _,
          Node.End _ ->
          List.of();
    };
  }

  /** Whose records its steps may ask about again and again, as {@link Execution#asks} has it. */
  public List<String> asks(DefinitionKey app) {
    return nodes.stream()
        .flatMap(node -> RecordsTest.askedAt(node).stream())
        .map(test -> test.asked(app))
        .distinct()
        .toList();
  }

  /** Every script in it, with its place: what is checked when a release is published. */
  public List<Mentions.Source> scripts() {
    return FlowMentions.of(this).scripts();
  }
}
