package dev.formwork.scenarios;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an app promises, told as a story that can be played: who does what, how time passes, what is
 * then to be seen.
 *
 * @param proves ids of the requirements that it proves, as in {@code O15}
 */
public record Scenario(
    DefinitionKey key,
    LocalizedText title,
    List<String> proves,
    @Nullable Given given,
    List<Step> steps) {

  public static final DefinitionType<Scenario> TYPE = new ScenarioType();

  public Scenario {
    proves = List.copyOf(proves);
    steps = List.copyOf(steps);
  }

  /** How things are before the first step. */
  public Given before() {
    return given == null ? Given.NOTHING : given;
  }

  /** Whether it expects something of a mailing; none comes in others, as it would take long. */
  public boolean looksAtMailings() {
    return steps.stream()
        .flatMap(step -> step instanceof Step.Expect(var all) ? all.stream() : Stream.empty())
        .anyMatch(Expectation.Mailed.class::isInstance);
  }

  /**
   * How things are before the first step. The people of all apps' samples are there anyway.
   *
   * @param now when it begins; a working day of no special kind where absent
   * @param calendar whose hours count where nothing else says so: {@code app/calendar} or of the
   *     same app by key
   * @param parameters by key, of the same app; of another app as {@code app/key}
   * @param samples ids of sample records; what they point to comes with them
   */
  public record Given(
      @Nullable String now,
      @Nullable String calendar,
      Map<String, Object> parameters,
      List<String> samples) {

    static final Given NOTHING = new Given(null, null, Map.of(), List.of());

    public Given {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
      samples = List.copyOf(samples);
    }
  }
}
