package dev.formwork.records.internal;

import dev.formwork.flows.Poll;
import dev.formwork.flows.Reason;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.flows.Seat;
import dev.formwork.flows.Vote;
import dev.formwork.flows.Waiting;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How several people decide a task, inside their step's document, and back. */
final class PollBson {

  private PollBson() {}

  static Document toDocument(Poll poll) {
    var document = new Document("seats", poll.seats().stream().map(PollBson::seat).toList());
    if (!poll.line().isEmpty()) {
      document.append("line", poll.line().stream().map(PollBson::waiting).toList());
    }
    return document.append("votes", poll.votes().stream().map(PollBson::vote).toList());
  }

  static Poll fromDocument(Document document) {
    return new Poll(
        Bson.list(document, "seats").stream().map(PollBson::seat).toList(),
        Bson.list(document, "line").stream().map(PollBson::waiting).toList(),
        Bson.list(document, "votes").stream().map(PollBson::vote).toList());
  }

  private static Document seat(Seat seat) {
    return new Document("number", seat.number())
        .append("title", Bson.text(seat.title()))
        .append("persons", seat.persons())
        .append("why", seat.why().stream().map(PollBson::reason).toList())
        .append("weight", seat.weight())
        .append("veto", seat.veto());
  }

  private static Seat seat(Document document) {
    return new Seat(
        (int) Numbers.get(document, "number"),
        Bson.text(document.get("title", Document.class)),
        document.getList("persons", String.class, List.of()),
        reasons(document),
        (int) Numbers.get(document, "weight"),
        document.getBoolean("veto", false));
  }

  private static Document waiting(Waiting waiting) {
    var document =
        new Document("seat", waiting.seat())
            .append("persons", waiting.persons())
            .append("why", waiting.why().stream().map(PollBson::reason).toList());
    put(document, "addedBy", waiting.addedBy());
    return document;
  }

  private static Waiting waiting(Document document) {
    return new Waiting(
        (int) Numbers.get(document, "seat"),
        document.getList("persons", String.class, List.of()),
        reasons(document),
        document.getString("addedBy"));
  }

  private static Document vote(Vote vote) {
    var document =
        new Document("task", vote.task())
            .append("seat", vote.seat())
            .append("by", vote.by())
            .append("outcome", vote.outcome().value())
            .append("at", Date.from(vote.at()));
    put(document, "standingFor", vote.standingFor());
    put(document, "automatic", vote.automatic() ? true : null);
    put(document, "opinion", vote.opinion());
    put(document, "files", vote.files().isEmpty() ? null : vote.files());
    put(document, "signature", vote.signature());
    put(document, "ticked", keys(vote.ticked().stream().map(DefinitionKey::value).toList()));
    put(document, "disputed", keys(vote.disputed().stream().map(FieldKey::value).toList()));
    put(document, "toward", vote.toward() == null ? null : vote.toward().value());
    put(document, "goesOn", vote.goesOn() == null ? null : vote.goesOn().name());
    return document;
  }

  private static Vote vote(Document document) {
    String toward = document.getString("toward");
    String goesOn = document.getString("goesOn");
    return new Vote(
        document.getString("task"),
        (int) Numbers.get(document, "seat"),
        document.getString("by"),
        document.getString("standingFor"),
        document.getBoolean("automatic", false),
        DefinitionKey.of(document.getString("outcome")),
        document.getDate("at").toInstant(),
        document.getString("opinion"),
        document.getList("files", String.class, List.of()),
        document.getString("signature"),
        document.getList("ticked", String.class, List.of()).stream()
            .map(DefinitionKey::of)
            .toList(),
        document.getList("disputed", String.class, List.of()).stream().map(FieldKey::of).toList(),
        toward == null ? null : DefinitionKey.of(toward),
        goesOn == null ? null : ResubmitFrom.valueOf(goesOn));
  }

  private static @Nullable List<String> keys(List<String> keys) {
    return keys.isEmpty() ? null : keys;
  }

  private static List<Reason> reasons(Document document) {
    return Bson.list(document, "why").stream().map(PollBson::reason).toList();
  }

  static Document reason(Reason reason) {
    return new Document("code", reason.code())
        .append("args", new Document(Map.<String, Object>copyOf(reason.args())));
  }

  static Reason reason(Document document) {
    return new Reason(document.getString("code"), Bson.texts(document.get("args", Document.class)));
  }

  private static void put(Document document, String key, @Nullable Object value) {
    if (value != null) {
      document.put(key, value);
    }
  }
}
