package dev.formwork.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.FieldPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One permission of a role. What no grant allows is denied. */
public sealed interface Grant {

  /**
   * Actions on the records of a form within a scope.
   *
   * @param form key of this app's form, or {@code app/key}
   * @param fields where a field, or a column of its rows, is open less far than the actions say;
   *     others follow the actions
   */
  record OnForm(String form, Set<Action> actions, Scope scope, Map<FieldPath, FieldAccess> fields)
      implements Grant {
    public OnForm {
      actions = Set.copyOf(actions);
      fields = Map.copyOf(fields);
    }

    /** Whether it says something of this field by name. */
    boolean names(String field) {
      return fields.containsKey(new FieldPath(FieldKey.of(field), null));
    }

    /** How far this grant opens a field of a record in its scope. */
    FieldAccess opens(String field, boolean editable) {
      FieldAccess byAction = editable ? FieldAccess.EDIT : FieldAccess.READ;
      FieldAccess limit = fields.get(new FieldPath(FieldKey.of(field), null));
      return limit == null ? byAction : byAction.and(limit);
    }

    /** How far this grant lets a column of rows be open at most, whatever its field is. */
    FieldAccess limits(FieldPath column) {
      return fields.getOrDefault(column, FieldAccess.EDIT);
    }
  }

  /** Running a report; its numbers still count only records within the actor's scopes. */
  record OnReport(String report) implements Grant {}

  /** Opening a dashboard. */
  record OnDashboard(String dashboard) implements Grant {}

  /**
   * Seeing a metric.
   *
   * @param everywhere of all organisations, and not only of those at or below one's posts
   */
  record OnMetric(String metric, boolean everywhere) implements Grant {}

  /** The JSON form; what it is about is told by the key that is present. */
  record Written(
      @Nullable String form,
      @Nullable List<Action> actions,
      @Nullable Scope scope,
      @Nullable Map<FieldPath, FieldAccess> fields,
      @Nullable String report,
      @Nullable String dashboard,
      @Nullable String metric) {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Grant read(Written written) {
    if (written.form() != null) {
      return new OnForm(
          written.form(),
          written.actions() == null ? Set.of() : Set.copyOf(written.actions()),
          written.scope() == null ? Scope.Named.OWN : written.scope(),
          written.fields() == null ? Map.of() : written.fields());
    }
    if (written.report() != null) {
      return new OnReport(written.report());
    }
    if (written.dashboard() != null) {
      return new OnDashboard(written.dashboard());
    }
    if (written.metric() != null) {
      return new OnMetric(written.metric(), Scope.Named.ALL.equals(written.scope()));
    }
    throw new IllegalArgumentException(
        "Expected a grant on a form, a report, a dashboard or a metric.");
  }
}
