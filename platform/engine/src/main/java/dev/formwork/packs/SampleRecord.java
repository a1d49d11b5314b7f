package dev.formwork.packs;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.packs.histories.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A record that a pack brings along for demo mode, with what people then did to it.
 *
 * @param id by which other samples point to it: {@code @customer-1}
 * @param as username of who enters it
 * @param at when: days before today and the time of day, as in {@code -200d 10:15}
 * @param data as a client would send it, with {@code @id}, {@code @username} and {@code {days: 3}}
 */
record SampleRecord(
    String id,
    DefinitionKey form,
    String as,
    String at,
    Map<String, Object> data,
    boolean submit,
    List<Step> then) {

  private static final Pattern AT = Pattern.compile("(-?[0-9]{1,4})d ([0-9]{2}:[0-9]{2})");

  private static final String FOLDER = "samples/records/";

  SampleRecord {
    data = Map.copyOf(data);
    then = List.copyOf(then);
  }

  /**
   * A decision on the task that the person then holds, or what the platform then set.
   *
   * @param decide the outcome; absent where the platform sets the data
   * @param wake whether what the record waited for comes first, as far as it is due by then
   * @param on the sample whose fields are set; absent for this one
   * @param after since the step before, in ISO 8601: {@code PT3H}
   */
  record Step(
      String as,
      Duration after,
      @Nullable DefinitionKey decide,
      @Nullable String opinion,
      @Nullable Map<String, Object> data,
      boolean wake,
      Told.@Nullable On on) {}

  /** All that a pack brings along, file by file. */
  static List<SamplePlayer.OfApp> read(AppSource source) {
    var samples = new ArrayList<SamplePlayer.OfApp>();
    source
        .files()
        .forEach((path, text) -> {
          if (path.startsWith(FOLDER)) {
            Definitions.mapper()
                .convertValue(Yaml.read(text).tree(), new TypeReference<List<SampleRecord>>() {})
                .forEach(sample -> samples.add(new SamplePlayer.OfApp(source.app(), sample)));
          }
        });
    return samples;
  }

  /** What a history needs to know of it. */
  Told told(DefinitionKey app, LocalDate today) {
    var acts =
        then.stream()
            .map(step ->
                new Told.Act(
                    step.as(),
                    step.after(),
                    step.decide(),
                    step.opinion(),
                    step.data() == null ? Map.of() : step.data(),
                    step.wake(),
                    step.on()))
            .toList();
    return new Told(id, new QualifiedKey(app, form), as, enteredOn(today), data, submit, acts);
  }

  /** A record of a history as a sample; whoever plays it must mean the same day by today. */
  static SamplePlayer.OfApp of(Told told, LocalDate today) {
    var steps =
        told.then().stream()
            .map(act ->
                new Step(
                    act.as(),
                    act.after(),
                    act.decide(),
                    act.opinion(),
                    act.data(),
                    act.wake(),
                    act.on()))
            .toList();
    String at =
        "%dd %s"
            .formatted(
                ChronoUnit.DAYS.between(today, told.at().toLocalDate()),
                DateTimeFormatter.ofPattern("HH:mm").format(told.at()));
    var sample =
        new SampleRecord(
            told.id(), told.form().key(), told.as(), at, told.data(), told.submit(), steps);
    return new SamplePlayer.OfApp(told.form().app(), sample);
  }

  /** When it was entered, if today is this day. */
  Instant enteredAt(LocalDate today, ZoneId zone) {
    return enteredOn(today).atZone(zone).toInstant();
  }

  private LocalDateTime enteredOn(LocalDate today) {
    Matcher matcher = AT.matcher(at);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Expected a time like -200d 10:15, but got " + at);
    }
    return today
        .plusDays(Long.parseLong(matcher.group(1)))
        .atTime(LocalTime.parse(matcher.group(2)));
  }
}
