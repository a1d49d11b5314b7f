package dev.formwork.scenarios.internal;

import dev.formwork.identity.Person;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.MetricValue;
import dev.formwork.metrics.MetricView;
import dev.formwork.scenarios.Expectation;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at what metrics tell people. */
final class Measures {

  private final Stage stage;
  private final Values values;

  Measures(Stage stage, Values values) {
    this.stage = stage;
    this.values = values;
  }

  void look(Expectation.Measured expected) {
    var key = QualifiedKey.parse(expected.metric(), stage.app());
    MetricView view = stage.world().metrics().open(stage.actor(expected.as()), key);
    MetricView.Line line = line(view, expected);
    MetricValue found = line == null ? null : value(line, expected);
    if (line == null || found == null) {
      throw broken(key, "/metric", expected.is(), "no such organisation or period for them");
    }
    if (!values.isSame(expected.is(), found.value())) {
      throw broken(key, "/is", expected.is(), values.shown(found.value()));
    }
    if (expected.target() != null && !values.isSame(expected.target(), found.target())) {
      throw broken(key, "/target", expected.target(), values.shown(found.target()));
    }
    String light = found.light().name().toLowerCase(Locale.ROOT);
    if (expected.light() != null && !expected.light().equals(light)) {
      throw broken(key, "/light", expected.light(), light);
    }
    Person owner = line.owner();
    if (expected.owner() != null && (owner == null || !expected.owner().equals(owner.username()))) {
      throw broken(key, "/owner", expected.owner(), owner == null ? "nobody's" : owner.username());
    }
    boolean frozen = found.frozenAt() != null;
    if (expected.frozen() != null && expected.frozen() != frozen) {
      throw broken(key, "/frozen", expected.frozen(), String.valueOf(frozen));
    }
  }

  private static MetricView.@Nullable Line line(MetricView view, Expectation.Measured expected) {
    String organisation = Objects.requireNonNullElse(expected.organisation(), "");
    return view.lines().stream()
        .filter(line -> line.organisation().equals(organisation))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable MetricValue value(MetricView.Line line, Expectation.Measured expected) {
    return line.values().stream()
        .filter(value -> isMeant(line, value, expected))
        .findFirst()
        .orElse(null);
  }

  private static boolean isMeant(
      MetricView.Line line, MetricValue value, Expectation.Measured expected) {
    return expected.period() == null
        ? value.equals(line.current())
        : value.period().equals(expected.period());
  }

  private Broken broken(QualifiedKey metric, String at, @Nullable Object expected, String found) {
    return new Broken(
        Looking.differs(
                "scenarios.metric.value", at, values.shown(values.resolved(expected)), found)
            .with("measure", metric.key().value()),
        Places.metric(metric));
  }
}
