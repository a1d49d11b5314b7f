package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of an app's menu that belong together.
 *
 * @param title empty for lines that stand on their own
 * @param hidden whether they stand in no menu at all
 */
public record MenuSection(LocalizedText title, boolean hidden, List<Line> entries) {

  public MenuSection {
    entries = List.copyOf(entries);
  }

  /** One place to go: a form, a dashboard or a metric of the app, exactly one of them. */
  public record Line(
      @Nullable DefinitionKey form,
      @Nullable DefinitionKey dashboard,
      @Nullable DefinitionKey metric) {

    public Line {
      long named = Stream.of(form, dashboard, metric).filter(Objects::nonNull).count();
      if (named != 1) {
        throw new IllegalArgumentException("Expected one place in a line, but got " + named + ".");
      }
    }

    /** The kind of what it leads to, as in {@code form}. */
    public String kind() {
      return form != null ? "form" : dashboard != null ? "dashboard" : "metric";
    }

    /** The key of what it leads to. */
    public DefinitionKey key() {
      return Stream.of(form, dashboard, metric).filter(Objects::nonNull).findFirst().orElseThrow();
    }
  }
}
