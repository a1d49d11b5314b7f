package dev.formwork.records.internal;

import dev.formwork.access.FieldAccess;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Node;
import dev.formwork.flows.NodeRight;
import dev.formwork.flows.TaskMode;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.FormLogic;
import dev.formwork.forms.Section;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.records.State;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a form asks only once its flow has come there: sections that are empty, in which nothing is
 * required, and whose fields later tasks of the flow open, nobody, or not this person. Who begins a
 * record is spared them; that they may be filled all the same stays as it is.
 */
final class LaterSections {

  private final FormLogic.Evaluated evaluated;
  private final Map<String, FieldAccess> rights;
  private final Set<String> opened;

  private LaterSections(
      FormLogic.Evaluated evaluated, Map<String, FieldAccess> rights, Set<String> opened) {
    this.evaluated = evaluated;
    this.rights = rights;
    this.opened = opened;
  }

  /** The fields of these sections; none once the record is under way. */
  static Set<String> fields(
      FormModel model,
      State state,
      FormLogic.Evaluated evaluated,
      Map<String, FieldAccess> rights) {
    Flow flow = model.flow().orElse(null);
    if (flow == null || state != State.DRAFT) {
      return Set.of();
    }
    var later = new LaterSections(evaluated, rights, opened(flow));
    return model.form().sections().stream()
        .filter(later::isLater)
        .flatMap(section -> section.fields().stream())
        .map(field -> field.key().value())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What tasks open, but for those that come first and fill the form as its entry does. */
  private static Set<String> opened(Flow flow) {
    var opened = new HashSet<String>();
    for (Node node : flow.nodes()) {
      if (node instanceof Node.Task task) {
        addOpened(task, opened);
      }
    }
    opened.removeAll(filledFirst(flow));
    return opened;
  }

  private static Set<String> filledFirst(Flow flow) {
    var filled = new HashSet<String>();
    var seen = new HashSet<DefinitionKey>();
    var ahead = new ArrayDeque<DefinitionKey>();
    ahead.add(flow.start().key());
    while (!ahead.isEmpty()) {
      DefinitionKey key = ahead.remove();
      Node node = seen.add(key) ? flow.find(key).orElse(null) : null;
      if (node == null || (node instanceof Node.Task other && other.mode() != TaskMode.FILL)) {
        continue;
      }
      if (node instanceof Node.Task task) {
        addOpened(task, filled);
      }
      node.exits().forEach(exit -> ahead.add(exit.to()));
    }
    return filled;
  }

  private static void addOpened(Node.Task task, Set<String> fields) {
    task.fields()
        .forEach((field, right) -> {
          if (right == NodeRight.EDIT || right == NodeRight.REQUIRED) {
            fields.add(field.value());
          }
        });
  }

  /** At least one task must open something here: else it is a section that only tells. */
  private boolean isLater(Section section) {
    return section.fields().stream().allMatch(this::isLater)
        && section.fields().stream().anyMatch(field -> opened.contains(field.key().value()));
  }

  private boolean isLater(Field field) {
    String key = field.key().value();
    boolean asked =
        (evaluated.required().contains(key) && !evaluated.hidden().contains(key))
            || (field.type() instanceof FieldType.Subtable rows && rows.minRows() > 0);
    boolean closed = field.isComputed() || !rights.getOrDefault(key, FieldAccess.HIDDEN).canEdit();
    Object value = evaluated.data().get(key);
    boolean nothing = isEmpty(value) || (field.isComputed() && isZero(value));
    return !asked && (closed || opened.contains(key)) && nothing;
  }

  /** A count of what is not there yet. */
  private static boolean isZero(@Nullable Object value) {
    return value instanceof Number number && number.doubleValue() == 0;
  }

  private static boolean isEmpty(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case String text -> text.isEmpty();
      case Boolean on -> !on;
      case Collection<?> several -> several.isEmpty();
      default -> false;
    };
  }
}
