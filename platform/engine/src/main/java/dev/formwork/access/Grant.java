package dev.formwork.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
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

  @JsonCreator
  static Grant read(
      @JsonProperty("form") @Nullable String form,
      @JsonProperty("actions") @Nullable List<Action> actions,
      @JsonProperty("scope") @Nullable Scope scope,
      @JsonProperty("fields") @Nullable Map<FieldPath, FieldAccess> fields,
      @JsonProperty("report") @Nullable String report,
      @JsonProperty("dashboard") @Nullable String dashboard) {
    if (form != null) {
      return new OnForm(
          form,
          actions == null ? Set.of() : Set.copyOf(actions),
          scope == null ? Scope.Named.OWN : scope,
          fields == null ? Map.of() : fields);
    }
    if (report != null) {
      return new OnReport(report);
    }
    if (dashboard != null) {
      return new OnDashboard(dashboard);
    }
    throw new IllegalArgumentException("Expected a grant on a form, a report or a dashboard.");
  }
}
