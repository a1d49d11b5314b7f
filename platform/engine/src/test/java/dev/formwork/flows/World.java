package dev.formwork.flows;

import dev.formwork.calendars.OpeningHours;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.DecisionTable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Surroundings of which a test says what is in them. */
final class World implements Surroundings {

  private final Map<QualifiedKey, Flow> flows = new HashMap<>();
  private final Map<String, DecisionTable> tables = new HashMap<>();
  private final Map<QualifiedKey, OpeningHours> calendars = new HashMap<>();
  private final Map<String, Long> open = new HashMap<>();
  private final Map<String, Instant> last = new HashMap<>();
  private final Map<String, String> standIns = new HashMap<>();
  private List<String> ids = List.of();
  private List<String> persons = List.of();
  private long count;
  private long countThat;

  World with(DecisionTable table) {
    tables.put(table.key().value(), table);
    return this;
  }

  @Override
  public Optional<DecisionTable> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  World with(Flow flow) {
    flows.put(QualifiedKey.of("order", flow.key().value()), flow);
    return this;
  }

  World with(QualifiedKey calendar, OpeningHours hours) {
    calendars.put(calendar, hours);
    return this;
  }

  World withRecords(String... records) {
    ids = List.of(records);
    count = records.length;
    return this;
  }

  /** Of how many records the rest of a question is true. */
  World trueOf(long many) {
    countThat = many;
    return this;
  }

  World naming(String... people) {
    persons = List.of(people);
    return this;
  }

  World loaded(String person, long tasks) {
    open.put(person, tasks);
    return this;
  }

  World lastGiven(String person, Instant at) {
    last.put(person, at);
    return this;
  }

  World standingIn(String holder, String forPerson) {
    standIns.put(forPerson, holder);
    return this;
  }

  @Override
  public Optional<Flow> flow(QualifiedKey flow) {
    return Optional.ofNullable(flows.get(flow));
  }

  @Override
  public List<String> ids(Records records) {
    return ids;
  }

  @Override
  public long count(Records records, @Nullable Condition and) {
    return and == null ? count : countThat;
  }

  @Override
  public List<String> persons(Records records, FieldKey field) {
    return persons;
  }

  @Override
  public Map<String, Long> openTasks(Collection<String> of) {
    return open;
  }

  @Override
  public Map<String, Instant> lastGiven(
      QualifiedKey flow, DefinitionKey node, Collection<String> of) {
    return last;
  }

  @Override
  public Map<String, String> standIns(QualifiedKey flow) {
    return standIns;
  }

  @Override
  public Optional<OpeningHours> hours(QualifiedKey calendar) {
    return Optional.ofNullable(calendars.get(calendar));
  }

  @Override
  public long revision() {
    return 0;
  }

  @Override
  public Instant after(Instant from, Span span) {
    return span.plainlyAfter(from, ZoneId.of("Asia/Shanghai"));
  }
}
