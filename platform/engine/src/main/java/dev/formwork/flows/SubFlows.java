package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Flows that run as a part of another. */
final class SubFlows {

  private final Move move;
  private final Lanes lanes;

  SubFlows(Move move, Lanes lanes) {
    this.move = move;
    this.lanes = lanes;
  }

  void enter(Node.SubFlow node, Step at) {
    QualifiedKey flow = QualifiedKey.parse(node.flow(), move.flowKey(at.lane()).app());
    switch (node.forWhat()) {
      case RECORD -> open(node, at, flow, 0, move.home(at.lane()).map(Lane::row).orElse(null));
      case ROW -> {
        String field = Objects.requireNonNull(node.rows()).value();
        List<Map<String, Object>> rows = move.fields().rows(field);
        for (int i = 0; i < rows.size(); i++) {
          open(node, at, flow, i, new Lane.Row(field, String.valueOf(rows.get(i).get("_row"))));
        }
      }
      case MATCH -> onOthers(node, at, flow);
    }
    if (node.detached()) {
      move.leave(at);
      move.go(Token.after(at, node.next()));
    } else {
      goOnIfDone(node, move.step(at.id()));
    }
  }

  private void open(
      Node.SubFlow node, Step at, QualifiedKey flow, int index, Lane.@Nullable Row row) {
    String parent = node.detached() ? move.home(at.lane()).map(Lane::id).orElse(null) : at.lane();
    Lane lane =
        move.open(
            new Lane(move.newId(), parent, at.id(), index, flow, row, node.detached(), true, null));
    DefinitionKey start = move.flowOf(lane.id()).start().key();
    move.go(new Token(lane.id(), start, at.id(), null));
  }

  private void onOthers(Node.SubFlow node, Step at, QualifiedKey flow) {
    Records records = Objects.requireNonNull(node.records()).about(move.fields().seen(at.lane()));
    QualifiedKey form = records.formIn(move.flowKey(at.lane()).app());
    var children = new ArrayList<Child>();
    for (String record : move.surroundings().ids(records)) {
      children.add(new Child(form, record, null));
      move.effect(new FlowEffect.SubFlowWanted(at.id(), flow, form, record, !node.detached()));
    }
    if (!node.detached()) {
      move.change(at.id(), step -> step.with(children));
    }
  }

  /** The sub-flow in this lane came to an end. */
  void ended(Lane lane, EndState state) {
    lanes.close(lane, state);
    if (!lane.detached()) {
      Step at = move.step(lane.step());
      if (move.nodeOf(at) instanceof Node.SubFlow node) {
        goOnIfDone(node, at);
      }
    }
  }

  /** The sub-flow on another record came to an end. */
  void childEnded(Step at, String record, EndState state) {
    var children =
        at.children().stream()
            .map(child ->
                child.record().equals(record) ? new Child(child.form(), record, state) : child)
            .toList();
    Step changed = move.change(at.id(), step -> step.with(children));
    if (move.nodeOf(at) instanceof Node.SubFlow node) {
      goOnIfDone(node, changed);
    }
  }

  private void goOnIfDone(Node.SubFlow node, Step at) {
    List<Lane> runs = move.lanesOf(at.id());
    if (runs.stream().anyMatch(Lane::open)
        || at.children().stream().anyMatch(child -> child.state() == null)) {
      return;
    }
    long failed =
        runs.stream().filter(run -> run.ended() != EndState.COMPLETED).count()
            + at.children().stream().filter(c -> c.state() != EndState.COMPLETED).count();
    if (failed == 0) {
      goOn(at, node.next());
      return;
    }
    move.note(node.key(), Reason.of("flow.trace.sub-flow-failed").with("count", failed));
    if (node.failed() != null) {
      goOn(at, node.failed());
      return;
    }
    switch (node.ifItFails()) {
      case GO_ON -> goOn(at, node.next());
      case STOP -> move.effect(new FlowEffect.Stopped(node.key()));
    }
  }

  private void goOn(Step at, DefinitionKey next) {
    move.leave(at);
    move.go(Token.after(at, next));
  }
}
