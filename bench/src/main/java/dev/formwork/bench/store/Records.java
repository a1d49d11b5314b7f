package dev.formwork.bench.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Records of 2 KB, each the same whenever it is made: a third are open, ids grow with time. */
final class Records {

  static final String OPEN = "open";
  static final int PAGE = 50;

  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final List<String> STATES = List.of(OPEN, "done", "cancelled");
  private static final String TEXT = "A remark of some length about the vehicle. ";
  private static final long SHUFFLE = 7919;
  private static final int OWNERS = 500;
  private static final long SECOND = 1000;

  private Records() {}

  static String id(long number) {
    return "01J%023d".formatted(number);
  }

  static BsonDateTime time(long seconds) {
    return new BsonDateTime(START + seconds * SECOND);
  }

  /** When record so many of so many was made: any order but that of the numbers. */
  static long createdAt(long number, long size) {
    return number * SHUFFLE % size;
  }

  static Document of(long number, long size) {
    var data = new Document();
    for (int i = 0; i < 20; i++) {
      data.append("field" + i, TEXT.repeat(1 + i % 2));
    }
    return new Document("_id", id(number))
        .append("revision", 1)
        .append("state", STATES.get((int) (number % STATES.size())))
        .append("createdAt", time(createdAt(number, size)))
        .append("due", time(number))
        .append("owner", "person-" + number % OWNERS)
        .append("total", new Decimal128(BigDecimal.valueOf(number % 100_000, 2)))
        .append("labels", List.of("label-" + number % 7, "label-" + number % 11))
        .append("data", data);
  }

  static List<Document> range(long from, long below, long size) {
    var records = new ArrayList<Document>();
    for (long i = from; i < below; i++) {
      records.add(of(i, size));
    }
    return records;
  }
}
