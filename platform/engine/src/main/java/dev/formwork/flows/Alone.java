package dev.formwork.flows;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.DecisionTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Surroundings with nothing in them. */
record Alone() implements Surroundings {

  @Override
  public Optional<Flow> flow(QualifiedKey flow) {
    return Optional.empty();
  }

  @Override
  public Optional<DecisionTable> table(String name) {
    return Optional.empty();
  }

  @Override
  public List<String> ids(Records records) {
    return List.of();
  }

  @Override
  public long count(Records records, @Nullable Condition and) {
    return 0;
  }

  @Override
  public List<String> persons(Records records, FieldKey field) {
    return List.of();
  }

  @Override
  public Map<String, Long> openTasks(Collection<String> persons) {
    return Map.of();
  }

  @Override
  public Map<String, Instant> lastGiven(
      QualifiedKey flow, DefinitionKey node, Collection<String> persons) {
    return Map.of();
  }

  @Override
  public Map<String, String> standIns(QualifiedKey flow) {
    return Map.of();
  }

  @Override
  public Optional<OpeningHours> hours(QualifiedKey calendar) {
    return Optional.empty();
  }

  @Override
  public long revision() {
    return 0;
  }

  @Override
  public Instant after(Instant from, Span span) {
    return span.plainlyAfter(from, ZoneOffset.UTC);
  }
}
