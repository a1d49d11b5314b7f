package dev.formwork.records.internal;

import dev.formwork.calendars.Measure;
import dev.formwork.deadlines.Amount;
import dev.formwork.deadlines.Deadline;
import dev.formwork.deadlines.Pause;
import dev.formwork.deadlines.Rung;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A deadline inside its record's document, and back. What is absent isn't written. */
final class DeadlineBson {

  private DeadlineBson() {}

  static Document toDocument(DeadlineRow row) {
    Deadline deadline = row.deadline();
    Deadline.Progress progress = deadline.progress();
    var document =
        new Document("id", row.id())
            .append("of", row.of().name())
            .append("key", row.key().value())
            .append("title", Bson.text(row.title()))
            .append("state", deadline.state().name());
    put(document, "step", row.step());
    put(document, "lane", row.lane());
    put(document, "due", row.due());
    put(document, "next", row.next());
    put(document, "calendar", deadline.calendar());
    put(document, "startedAt", deadline.startedAt());
    switch (deadline.goal()) {
      case Deadline.Goal.Within(var budget) -> document.append("within", amount(budget));
      case Deadline.Goal.At(var due) -> put(document, "at", due);
    }
    if (!deadline.rungs().isEmpty()) {
      document.append("rungs", deadline.rungs().stream().map(DeadlineBson::rung).toList());
    }
    document.append("consumed", progress.consumed());
    put(document, "since", progress.since());
    if (!progress.pauses().isEmpty()) {
      document.append("pauses", progress.pauses().stream().map(DeadlineBson::pause).toList());
    }
    put(document, "lateSince", progress.lateSince());
    Deadline.Ending ending = progress.ending();
    if (ending != null) {
      put(document, "endedAt", ending.at());
      document.append("done", ending.done());
      document.append("minutes", ending.took().toMinutes());
      document.append("lateMinutes", ending.late().toMinutes());
    }
    switch (deadline.state()) {
      case MET -> document.append("onTime", 1);
      case MISSED, LATE -> document.append("onTime", 0);
      case RUNNING, PAUSED, DROPPED -> {}
    }
    return document;
  }

  static DeadlineRow fromDocument(Document document) {
    String calendar = document.getString("calendar");
    Document within = document.get("within", Document.class);
    Instant endedAt = Bson.instant(document, "endedAt");
    var progress =
        new Deadline.Progress(
            Numbers.get(document, "consumed"),
            document.getDate("since").toInstant(),
            Bson.list(document, "pauses").stream().map(DeadlineBson::pause).toList(),
            Bson.instant(document, "lateSince"),
            endedAt == null
                ? null
                : new Deadline.Ending(
                    document.getBoolean("done", true),
                    endedAt,
                    Duration.ofMinutes(Numbers.get(document, "minutes")),
                    Duration.ofMinutes(Numbers.get(document, "lateMinutes"))));
    var deadline =
        new Deadline(
            document.getString("id"),
            calendar == null ? null : QualifiedKey.parse(calendar),
            within == null
                ? new Deadline.Goal.At(document.getDate("at").toInstant())
                : new Deadline.Goal.Within(amount(within)),
            document.getDate("startedAt").toInstant(),
            Bson.list(document, "rungs").stream().map(DeadlineBson::rung).toList(),
            progress);
    return new DeadlineRow(
        DeadlineRow.Of.valueOf(document.getString("of")),
        DefinitionKey.of(document.getString("key")),
        Bson.text(document.get("title", Document.class)),
        document.getString("step"),
        document.getString("lane"),
        Bson.instant(document, "due"),
        Bson.instant(document, "next"),
        deadline);
  }

  private static Document amount(Amount amount) {
    var document = new Document("measure", amount.measure().name()).append("units", amount.units());
    return amount.always() ? document.append("always", true) : document;
  }

  private static Amount amount(Document document) {
    return new Amount(
        Measure.valueOf(document.getString("measure")),
        document.getBoolean("always", false),
        Numbers.get(document, "units"));
  }

  private static Document rung(Rung rung) {
    var document = new Document("key", rung.key());
    switch (rung.when()) {
      case Rung.When.Before(var amount) -> document.append("before", amount(amount));
      case Rung.When.After(var amount) -> document.append("after", amount(amount));
      case Rung.When.Used(var percent) -> document.append("used", percent);
    }
    if (rung.every() != null) {
      document.append("every", amount(rung.every()));
    }
    document.append("times", rung.times()).append("fired", rung.fired());
    put(document, "last", rung.last());
    return document;
  }

  private static Rung rung(Document document) {
    Document before = document.get("before", Document.class);
    Document after = document.get("after", Document.class);
    Document every = document.get("every", Document.class);
    Rung.When when =
        before != null
            ? new Rung.When.Before(amount(before))
            : after != null
                ? new Rung.When.After(amount(after))
                : new Rung.When.Used((int) Numbers.get(document, "used"));
    return new Rung(
        document.getString("key"),
        when,
        every == null ? null : amount(every),
        (int) Numbers.get(document, "times"),
        (int) Numbers.get(document, "fired"),
        Bson.instant(document, "last"));
  }

  private static Document pause(Pause pause) {
    var document = new Document("reason", pause.reason());
    put(document, "by", pause.by());
    put(document, "from", pause.from());
    put(document, "to", pause.to());
    return document;
  }

  private static Pause pause(Document document) {
    return new Pause(
        document.getString("reason"),
        document.getString("by"),
        document.getDate("from").toInstant(),
        Bson.instant(document, "to"));
  }

  private static void put(Document document, String key, @Nullable Object value) {
    if (value != null) {
      document.append(
          key,
          value instanceof Instant instant
              ? Date.from(instant)
              : value instanceof QualifiedKey named ? named.toString() : value);
    }
  }
}
