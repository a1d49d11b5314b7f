package dev.formwork.flows;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.DecisionTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a move may ask about the world around its record. Whoever answers must answer the same for
 * the same question as long as the move lasts.
 */
public interface Surroundings {

  /** A world in which there is nothing else, and time has no opening hours. */
  Surroundings NONE = new Alone();

  /** A flow, as a flow of this app names it. */
  Optional<Flow> flow(QualifiedKey flow);

  /** A decision table, as a flow of this app names it. */
  Optional<DecisionTable> table(String name);

  /** Ids of the records, in the order in which they were made. */
  List<String> ids(Records records);

  /** How many of the records there are for which this holds too. */
  long count(Records records, @Nullable Condition and);

  /** The values of a user field of the records, each once. */
  List<String> persons(Records records, FieldKey field);

  /** How many open tasks each of these people has. */
  Map<String, Long> openTasks(Collection<String> persons);

  /** When each of these people was last given a task of this node; absent = never. */
  Map<String, Instant> lastGiven(QualifiedKey flow, DefinitionKey node, Collection<String> persons);

  /** Who lets others stand in now, for tasks of this flow: person id by person id. */
  Map<String, String> standIns(QualifiedKey flow);

  /** The opening hours of a calendar; empty where it isn't there. */
  Optional<OpeningHours> hours(QualifiedKey calendar);

  /** The revision that the record will have when this move is written. */
  long revision();

  /** A moment so much later, in opening time unless the span says plain. */
  Instant after(Instant from, Span span);
}
