package dev.formwork.automation;

import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One firing of a rule.
 *
 * @param id follows from what fired it, so that the same cause never makes two
 * @param release of the rule's app; the run goes by that release to its end
 * @param form of the record that it is about; absent where it is about none, or many
 * @param number serial number of that record
 * @param many whether it is carried out for each record of the form that the rule's condition holds
 *     for
 * @param by person id of whoever set it off
 * @param facts what it fired for
 * @param at the moment that it runs for
 * @param lateBy how much later than due it began, in milliseconds
 * @param tries how often it was tried and failed
 * @param cause code of why it failed or was stopped
 * @param steps what was done, in this order
 */
public record Run(
    String id,
    QualifiedKey rule,
    int release,
    @Nullable QualifiedKey form,
    @Nullable String record,
    @Nullable String number,
    boolean many,
    @Nullable String by,
    Map<String, Object> facts,
    Instant at,
    long lateBy,
    State state,
    int tries,
    @Nullable String cause,
    Map<String, Object> causeArgs,
    Position position,
    Counts counts,
    Path path,
    List<RunStep> steps) {

  /** Where a run stands in its life. */
  public enum State {
    /** It is to be carried out, or is just being. */
    OPEN,
    DONE,
    /** It failed and waits for somebody to retry or discard it. */
    FAILED,
    /** It was kept from running, as a loop. */
    STOPPED,
    /** Somebody has decided that it shall not be carried out. */
    DISCARDED
  }

  /**
   * How far it is.
   *
   * @param action index of the action that is next
   * @param after id of the last record that was done; empty at the beginning
   */
  public record Position(int action, String after) {
    public static final Position START = new Position(0, "");
  }

  /** How many records were acted on, and how many of them failed and have a run of their own. */
  public record Counts(long acted, long failed) {
    public static final Counts NONE = new Counts(0, 0);
  }

  /**
   * What led to it.
   *
   * @param depth how many acts, each by the effect of the one before
   * @param trail the rules, each with the record that it acted on
   * @param parent id of the run over many records that it is a part of
   */
  public record Path(int depth, List<String> trail, @Nullable String parent) {
    public static final Path NEW = new Path(0, List.of(), null);

    public Path {
      trail = List.copyOf(trail);
    }
  }

  public Run {
    facts = Map.copyOf(facts);
    causeArgs = Map.copyOf(causeArgs);
    steps = List.copyOf(steps);
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }
}
