package dev.formwork.workspace.form;

import com.vaadin.flow.component.Component;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.Option;
import dev.formwork.records.RelationChoice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a person gives the value of one field. */
interface Input {

  Component component();

  /** Shows a value that came from elsewhere; tells nobody. */
  void show(@Nullable Object value);

  void setRequired(boolean required);

  /**
   * Shows what is wrong, in words.
   *
   * @param path inside the field, for inputs of several parts; empty for the field itself
   */
  void setProblem(String path, String text);

  /** Takes away what {@link #setProblem} has shown. */
  void clearProblems();

  /**
   * Adjusts the parts inside, for inputs of several parts.
   *
   * @param hidden paths of the form that are not shown now
   * @param required paths of the form that may not be left empty
   */
  default void arrange(Set<String> hidden, Set<String> required) {}

  /** Brings it into view and puts the cursor into it. */
  default void focus(String path) {
    var element = component().getElement();
    element.executeJs("this.scrollIntoView({block: 'center'}); this.focus()");
  }

  /**
   * What an input is made from.
   *
   * @param where where it stands
   * @param access how far the columns of rows are open, by key of the column
   * @param told takes each new value: typed as records hold it, or as it was typed where it can't
   *     be read; null for none
   */
  record Frame(
      Field field,
      Where where,
      FormSource source,
      Function<String, FieldAccess> access,
      Consumer<@Nullable Object> told) {

    /** Whether it stands in a row, where its label is the column's. */
    boolean inRow() {
      return where.row() != null;
    }

    /** What a choice offers here now. */
    List<Option> options() {
      return source.offered(where.path(), row());
    }

    /** Records that a relation offers here now. */
    List<RelationChoice> choose(String words, int limit) {
      return source.choose(where.path(), row(), words, limit);
    }

    private Map<String, @Nullable Object> row() {
      return where.row() == null ? Map.of() : where.row().get();
    }
  }

  /**
   * Where an input stands.
   *
   * @param path the field, as {@code model}, or {@code lines.model} in a row
   * @param row what its row holds; absent at the top
   */
  record Where(String path, @Nullable Supplier<Map<String, @Nullable Object>> row) {
    static Where top(Field field) {
      return new Where(field.key().value(), null);
    }
  }
}
