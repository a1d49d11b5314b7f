package dev.formwork.packs;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.ReadDefinition;
import dev.formwork.kernel.LocalizedText;
import java.util.List;

/**
 * Whom of the sample people one should be to see an app at work, and what one finds as them.
 *
 * @param position of the app among others, the lowest first
 */
public record SampleTour(int position, List<Stop> stops) {

  /** Where it stands in a pack. */
  public static final String FILE = "samples/tour.yaml";

  static final String SCHEMA = "tour.schema.json";

  public SampleTour {
    stops = List.copyOf(stops);
  }

  /**
   * One look around.
   *
   * @param as username
   */
  public record Stop(String as, LocalizedText sees) {}

  static ReadDefinition<SampleTour> read(String text) {
    return Definitions.read(SCHEMA, SampleTour.class, text);
  }

  /** What keeps a file from being read. */
  static List<LocatedProblem> problems(String text) {
    ReadDefinition<SampleTour> read = read(text);
    return read.source().located(FILE, read.problems());
  }
}
