package dev.formwork.designer.editor;

import dev.formwork.access.Access;
import dev.formwork.access.FieldAccess;
import dev.formwork.access.Role;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Node;
import dev.formwork.flows.NodeRight;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.identity.Post;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How far the fields of a form that is tried are open; as the engine will decide it. */
final class TrialRights {

  private static final DefinitionKey NOWHERE = DefinitionKey.of("trial");

  private TrialRights() {}

  /** Everything open, as to somebody with all rights. */
  static Map<String, FieldAccess> all(Form form) {
    Map<String, FieldAccess> rights = new LinkedHashMap<>();
    form.fields().map(Field::key).forEach(field -> rights.put(field.value(), FieldAccess.EDIT));
    return rights;
  }

  /** Of a new record, to somebody who has this role and no other. */
  static Map<String, FieldAccess> ofRole(
      QualifiedKey key, Form form, DefinitionKey app, Role role, Organisation organisation) {
    Set<String> nodeOnly =
        form.fields()
            .filter(Field::nodeOnly)
            .map(field -> field.key().value())
            .collect(Collectors.toSet());
    var access = new Access(List.of(new Access.RoleOfApp(app, role)), Map.of(key, nodeOnly));
    var post = new Post(NOWHERE, Set.of(role.key()));
    var person =
        new Person(
            "trial", "trial", LocalizedText.EMPTY, "", Locale.ENGLISH, false, true, List.of(post));
    return access.fieldsOfNew(new Actor(person, organisation), key, all(form).keySet());
  }

  /** To who has a task: what its node opens; all else can be read. */
  static Map<String, FieldAccess> atNode(Form form, Flow flow, DefinitionKey node) {
    Map<FieldKey, NodeRight> named =
        flow.find(node)
            .filter(Node.Task.class::isInstance)
            .map(Node.Task.class::cast)
            .map(Node.Task::fields)
            .orElse(Map.of());
    Map<String, FieldAccess> rights = all(form);
    rights.replaceAll((_, _) -> FieldAccess.READ);
    named.forEach((field, right) -> rights.replace(field.value(), access(right)));
    return rights;
  }

  private static FieldAccess access(NodeRight right) {
    return switch (right) {
      case HIDDEN -> FieldAccess.HIDDEN;
      case MASKED -> FieldAccess.MASKED;
      case READ -> FieldAccess.READ;
      case EDIT, REQUIRED -> FieldAccess.EDIT;
    };
  }
}
