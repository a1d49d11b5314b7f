package dev.formwork.rules;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of conditions with results: edited like a sheet, asked with the values of its inputs.
 *
 * @param hits which of the rows that hold count; the first where absent
 * @param inputs what is asked about; whoever uses the table says where the values come from
 * @param otherwise the result where no row holds
 * @param gaps whether some values may be left without a result
 */
public record DecisionTable(
    DefinitionKey key,
    LocalizedText title,
    @Nullable Hits hits,
    List<Input> inputs,
    List<Output> outputs,
    List<Row> rows,
    Map<FieldKey, ValueSource> otherwise,
    boolean gaps) {

  public static final DefinitionType<DecisionTable> TYPE = new DecisionTableType();

  /** Which of the rows that hold count. */
  public enum Hits {
    /** The first one from the top. */
    FIRST,
    /** The only one; that two hold at once is an error. */
    UNIQUE,
    /** The one with the highest priority. */
    PRIORITY,
    /** All of them, each output gathered as it says. */
    ALL
  }

  /**
   * A value that is asked about.
   *
   * @param options the texts that it can be; any where empty
   * @param required whether it is always there
   */
  public record Input(
      FieldKey key, LocalizedText title, ValueKind type, List<String> options, boolean required) {
    public Input {
      options = List.copyOf(options);
    }
  }

  /**
   * A value that comes out.
   *
   * @param options the texts that it can be; any where empty
   * @param collect what becomes of several results; a list where absent
   */
  public record Output(
      FieldKey key,
      LocalizedText title,
      ValueKind type,
      List<String> options,
      @Nullable Collect collect) {
    public Output {
      options = List.copyOf(options);
    }

    public Collect gathered() {
      return collect == null ? Collect.LIST : collect;
    }
  }

  /** What becomes of the results of several rows. */
  public enum Collect {
    LIST,
    SUM,
    MIN,
    MAX,
    COUNT
  }

  /**
   * One row.
   *
   * @param when a cell for each input that it asks about
   * @param then a value for each output
   * @param priority the higher wins, where priorities count
   * @param note why, in the words of whoever wrote it
   */
  public record Row(
      Map<FieldKey, Cell> when,
      Map<FieldKey, ValueSource> then,
      @Nullable Integer priority,
      LocalizedText note) {

    public Row {
      when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
      then = sources(then);
    }

    /** The row as a condition on the inputs. */
    public Condition condition() {
      return new Condition.All(
          when.entrySet().stream().map(cell -> cell.getValue().about(cell.getKey())).toList());
    }

    int rank() {
      return priority == null ? 0 : priority;
    }
  }

  public DecisionTable {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    rows = List.copyOf(rows);
    otherwise = sources(otherwise);
  }

  public Hits policy() {
    return hits == null ? Hits.FIRST : hits;
  }

  public Optional<Input> input(FieldKey field) {
    return inputs.stream().filter(each -> each.key().equals(field)).findFirst();
  }

  public Optional<Output> output(FieldKey field) {
    return outputs.stream().filter(each -> each.key().equals(field)).findFirst();
  }

  /** The inputs that take the field of their own key, since whoever asks says nothing of them. */
  public List<FieldKey> taken(Set<FieldKey> said) {
    return inputs.stream().map(Input::key).filter(input -> !said.contains(input)).toList();
  }

  /** Every formula in it, with its place; they may name its inputs. */
  public List<Mentions.Source> scripts() {
    var found = new ArrayList<Mentions.Source>();
    for (int i = 0; i < rows.size(); i++) {
      String at = "/rows/" + i + "/then/";
      rows.get(i)
          .then()
          .forEach((output, source) -> found.addAll(Mentions.of(source, at + output).scripts()));
    }
    otherwise.forEach(
        (output, source) -> found.addAll(Mentions.of(source, "/otherwise/" + output).scripts()));
    return List.copyOf(found);
  }

  /**
   * Whether some values get no result in this column: a row says none, or what is otherwise does
   * not.
   */
  public boolean leavesOpen(FieldKey output) {
    return gaps
        || rows.stream().anyMatch(row -> isOpen(row.then(), output))
        || (!otherwise.isEmpty() && isOpen(otherwise, output));
  }

  private static boolean isOpen(Map<FieldKey, ValueSource> results, FieldKey output) {
    return Operand.NULL.equals(results.getOrDefault(output, Operand.NULL));
  }

  private static Map<FieldKey, ValueSource> sources(
      Map<FieldKey, ? extends @Nullable ValueSource> read) {
    var set = new LinkedHashMap<FieldKey, ValueSource>();
    read.forEach((field, source) -> set.put(field, source == null ? Operand.NULL : source));
    return Collections.unmodifiableMap(set);
  }
}
