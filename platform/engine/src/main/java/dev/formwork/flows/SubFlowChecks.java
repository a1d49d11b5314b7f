package dev.formwork.flows;

import dev.formwork.definitions.Catalog;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Whether sub-flows run on the records they are made for, and not inside themselves for ever. */
final class SubFlowChecks {

  private final Flow flow;
  private final DefinitionKey app;
  private final Catalog catalog;

  SubFlowChecks(Flow flow, DefinitionKey app, Catalog catalog) {
    this.flow = flow;
    this.app = app;
    this.catalog = catalog;
  }

  List<Problem> problems() {
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < flow.nodes().size(); i++) {
      if (flow.nodes().get(i) instanceof Node.SubFlow sub) {
        String at = "/nodes/" + i + "/flow";
        QualifiedKey key = QualifiedKey.parse(sub.flow(), app);
        catalog
            .find(Flow.TYPE, key)
            .filter(found -> !fits(sub, found, key))
            .ifPresent(_ -> problems.add(problem("flow.sub-flow.other-form", at, sub)));
        if (contains(key, new QualifiedKey(app, flow.key()), new HashSet<>())) {
          problems.add(problem("flow.sub-flow.endless", at, sub));
        }
      }
    }
    return problems;
  }

  private boolean fits(Node.SubFlow sub, Flow found, QualifiedKey key) {
    QualifiedKey wanted =
        switch (sub.forWhat()) {
          case RECORD, ROW -> flow.formIn(app);
          case MATCH -> Objects.requireNonNull(sub.records()).formIn(app);
        };
    boolean rows = sub.forWhat() == Each.ROW;
    return found.formIn(key.app()).equals(wanted)
        && (rows ? Objects.equals(found.rows(), sub.rows()) : found.rows() == null);
  }

  /** Whether a flow runs another within the same execution, directly or through others. */
  private boolean contains(QualifiedKey outer, QualifiedKey inner, Set<QualifiedKey> seen) {
    if (outer.equals(inner)) {
      return true;
    }
    Optional<Flow> found = catalog.find(Flow.TYPE, outer);
    return seen.add(outer)
        && found.stream()
            .flatMap(each -> each.nodes().stream())
            .filter(Node.SubFlow.class::isInstance)
            .map(Node.SubFlow.class::cast)
            .filter(sub -> sub.forWhat() != Each.MATCH)
            .anyMatch(sub -> contains(QualifiedKey.parse(sub.flow(), outer.app()), inner, seen));
  }

  private static Problem problem(String code, String at, Node.SubFlow sub) {
    return Problem.error(code, at).with("flow", sub.flow()).with("node", sub.key().value());
  }
}
