package dev.formwork.flows;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormVocabulary;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.rules.RuleChecks;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.ValueSource;
import dev.formwork.rules.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a flow names fields, roles and parameters that are there, and uses them as they can be.
 */
final class FlowChecks {

  private final Flow flow;
  private final Form form;
  private final Set<DefinitionKey> roles;
  private final Vocabulary vocabulary;
  private final List<Problem> problems = new ArrayList<>();

  private FlowChecks(
      Flow flow, Form form, Set<DefinitionKey> roles, Map<String, Object> parameters) {
    this.flow = flow;
    this.form = form;
    this.roles = roles;
    this.vocabulary = new FormVocabulary(form, parameters, null);
  }

  /**
   * The problems of what it names; whether its nodes hang together says {@link FlowShape}. Paths
   * are JSON pointers into the flow.
   *
   * @param roles of all apps
   * @param parameters of the app, each with a value
   */
  static Problems check(
      Flow flow, Form form, Set<DefinitionKey> roles, Map<String, Object> parameters) {
    return new FlowChecks(flow, form, roles, parameters).check();
  }

  private Problems check() {
    for (int i = 0; i < flow.nodes().size(); i++) {
      check(flow.nodes().get(i), "/nodes/" + i);
    }
    return new Problems(problems);
  }

  private void check(Node node, String at) {
    switch (node) {
      case Node.Task task -> check(task, at);
      case Node.Decide decide -> {
        for (int i = 0; i < decide.branches().size(); i++) {
          var when = decide.branches().get(i).when();
          report(RuleChecks.check(when, vocabulary, at + "/branches/" + i + "/when"));
        }
      }
      case Node.Act act -> check(act.set(), at + "/set/");
      case Node.Start _, Node.End _ -> {}
    }
  }

  private void check(Node.Task task, String at) {
    for (int i = 0; i < task.assignees().size(); i++) {
      check(task.assignees().get(i), at + "/assignees/" + i);
    }
    task.fields().forEach((field, right) -> check(field, right, at + "/fields/" + field));
    for (int i = 0; i < task.outcomes().size(); i++) {
      check(task.outcomes().get(i).set(), at + "/outcomes/" + i + "/set/");
    }
  }

  private void check(Assignee assignee, String at) {
    switch (assignee) {
      case Assignee.Role(var role, _) when !roles.contains(role) ->
          problems.add(Problem.error("flow.role.unknown", at + "/role").with("role", role.value()));
      case Assignee.InField(var key) -> {
        Optional<Field> field = known(key, at + "/field");
        if (field.isPresent() && !(field.get().type() instanceof FieldType.User)) {
          problems.add(
              Problem.error("flow.field.not-a-person", at + "/field").with("field", key.value()));
        }
      }
      case Assignee.Role _, Assignee.Head _, Assignee.Initiator _, Assignee.Person _ -> {}
    }
  }

  private void check(FieldKey key, NodeRight right, String at) {
    boolean writes = right == NodeRight.EDIT || right == NodeRight.REQUIRED;
    known(key, at).filter(field -> writes).ifPresent(field -> canBeWritten(field, at));
  }

  private void check(Map<FieldKey, ValueSource> set, String at) {
    set.forEach((key, source) -> {
      Optional<Field> field = known(key, at + key);
      if (field.isPresent() && canBeWritten(field.get(), at + key)) {
        ValueKind kind = ValueKinds.of(field.get().type());
        report(RuleChecks.checkSet(key, kind, source, vocabulary, at + key));
      }
    });
  }

  private Optional<Field> known(FieldKey key, String at) {
    Optional<Field> field = form.field(key);
    if (field.isEmpty()) {
      problems.add(
          Problem.error("flow.field.unknown", at)
              .with("field", key.value())
              .with("form", form.key().value()));
    }
    return field;
  }

  private boolean canBeWritten(Field field, String at) {
    if (field.isComputed()) {
      problems.add(Problem.error("flow.field.computed", at).with("field", field.key().value()));
    }
    return !field.isComputed();
  }

  private void report(Problems more) {
    more.forEach(problems::add);
  }
}
