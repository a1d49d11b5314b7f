package dev.formwork.bench;

import dev.formwork.bench.measure.Block;
import dev.formwork.bench.measure.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a suite. Times are milliseconds for one operation; what was not measured is absent
 * and has a reason.
 *
 * @param size how much of it there was: operations, definitions or sessions
 * @param cpuMs processor time for one operation, over all processes that take part
 * @param yardstick what it is compared with
 * @param range median, lowest and highest ratio to the yardstick; above 1 ours is better
 * @param durability what survives when the power goes, as in {@code in memory}
 * @param bytes memory or traffic, where that is the figure
 * @param requests to load a page, where that is the figure
 */
public record Row(
    String operation,
    @Nullable Long size,
    @Nullable Double perSecond,
    @Nullable Double p50,
    @Nullable Double p95,
    @Nullable Double cpuMs,
    @Nullable String yardstick,
    @Nullable Range range,
    @Nullable String durability,
    @Nullable Long bytes,
    @Nullable Long requests,
    String reason) {

  /** The ratios of all pairs. */
  public record Range(double median, double lowest, double highest) {}

  public static Row notMeasured(
      String operation, @Nullable Long size, @Nullable String durability, String reason) {
    return new Row(
        operation, size, null, null, null, null, null, null, durability, null, null, reason);
  }

  /**
   * What came of comparing: ours, then the yardstick; or why there is neither.
   *
   * @param caution what readers should know of the machine
   */
  public static List<Row> both(
      String operation,
      Comparison.Outcome outcome,
      String yardstick,
      String durability,
      String caution) {
    return switch (outcome) {
      case Comparison.Outcome.Measured(var compared) ->
          List.of(
              of(operation, compared, yardstick, durability).because(caution),
              of(operation + ": " + yardstick, compared.yardstick(), null, null, durability)
                  .because(caution));
      case Comparison.Outcome.NotMeasured(var reason) ->
          List.of(notMeasured(operation, null, durability, reason));
    };
  }

  public static Row of(String operation, Comparison compared, String yardstick, String durability) {
    var range = new Range(compared.ratio(), compared.lowest(), compared.highest());
    return of(operation, compared.ours(), yardstick, range, durability);
  }

  public static Row of(
      String operation,
      Block block,
      @Nullable String yardstick,
      @Nullable Range range,
      String durability) {
    return new Row(
        operation,
        (long) block.operations(),
        block.perSecond(),
        block.p50(),
        block.p95(),
        block.cpuPerOperation(),
        yardstick,
        range,
        durability,
        null,
        null,
        "");
  }

  /** A single duration, such as a start. */
  public static Row ofTime(
      String operation, long size, double millis, @Nullable Double cpuMs, @Nullable Long bytes) {
    return new Row(operation, size, null, millis, null, cpuMs, null, null, null, bytes, null, "");
  }

  public static Row ofBytes(
      String operation, @Nullable Long size, long bytes, @Nullable Long requests) {
    return new Row(operation, size, null, null, null, null, null, null, null, bytes, requests, "");
  }

  /** The same with another size than the number of operations. */
  public Row ofSize(Long other) {
    return with(other, reason);
  }

  public Row because(String said) {
    return with(size, said);
  }

  private Row with(@Nullable Long newSize, String said) {
    return new Row(
        operation,
        newSize,
        perSecond,
        p50,
        p95,
        cpuMs,
        yardstick,
        range,
        durability,
        bytes,
        requests,
        said);
  }

  /** As it stands in the file: the nine keys that every row has, then those that apply. */
  public Map<String, @Nullable Object> toJson() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("operation", operation);
    json.put("size", size);
    json.put("perSecond", rounded(perSecond));
    json.put("p50", rounded(p50));
    json.put("p95", rounded(p95));
    json.put("cpuMs", rounded(cpuMs));
    json.put("yardstick", yardstick);
    json.put("ratio", range == null ? null : rounded(range.median));
    json.put("durability", durability);
    if (range != null) {
      json.put("ratioLowest", rounded(range.lowest));
      json.put("ratioHighest", rounded(range.highest));
    }
    if (bytes != null) {
      json.put("bytes", bytes);
    }
    if (requests != null) {
      json.put("requests", requests);
    }
    if (!reason.isEmpty()) {
      json.put("reason", reason);
    }
    return json;
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Math.round(value * 1_000) / 1_000.0;
  }
}
