package dev.formwork.records;

import dev.formwork.flows.ExecutionStatus;
import dev.formwork.flows.FlowTask;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running execution as administrators see it.
 *
 * @param record id of its record
 * @param number the record's serial number
 * @param since when its record was submitted
 * @param places where it stands
 */
public record RunningExecution(
    String record,
    @Nullable String number,
    QualifiedKey flow,
    int release,
    ExecutionStatus status,
    Instant since,
    List<Place> places) {

  public RunningExecution {
    places = List.copyOf(places);
  }

  /** Whether it can't go on somewhere before somebody helps. */
  public boolean isStuck() {
    return places.stream().anyMatch(Place::stuck);
  }

  /**
   * One place where it stands.
   *
   * @param tasks the open ones of this visit
   * @param stuck whether it can't go on from here before somebody helps
   */
  public record Place(
      String step,
      DefinitionKey node,
      LocalizedText title,
      Instant since,
      @Nullable Instant due,
      List<FlowTask> tasks,
      boolean stuck) {
    public Place {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * Which ones.
   *
   * @param release absent = of any
   * @param node absent = wherever they stand; else where people have something to do there
   * @param stopped whether only those count where nothing goes on
   * @param limit at most {@value #MOST}
   */
  public record Query(
      QualifiedKey form,
      @Nullable Integer release,
      @Nullable DefinitionKey node,
      boolean stopped,
      int limit) {

    /** More are not listed at once. */
    public static final int MOST = 200;

    public Query {
      limit = Math.clamp(limit, 1, MOST);
    }

    public static Query all(QualifiedKey form) {
      return new Query(form, null, null, false, MOST);
    }
  }

  /**
   * A form whose records take a flow.
   *
   * @param running how many of them are on their way
   */
  public record OfForm(
      QualifiedKey form, LocalizedText formTitle, LocalizedText flowTitle, long running) {}

  /** How many run on a release, and how many of them stand still. */
  public record OnRelease(int release, long running, long stopped) {}

  /**
   * Some of them: those that stand still first, then the oldest.
   *
   * @param current the release that new ones start on
   * @param releases all releases that some run on, the oldest first
   * @param more whether there are more than these
   */
  public record Page(
      List<RunningExecution> items, int current, List<OnRelease> releases, boolean more) {
    public Page {
      items = List.copyOf(items);
      releases = List.copyOf(releases);
    }
  }
}
