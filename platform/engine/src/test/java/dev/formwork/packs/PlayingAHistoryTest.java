package dev.formwork.packs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Insistence;
import dev.formwork.definitions.Publication;
import dev.formwork.definitions.Release;
import dev.formwork.definitions.Releases;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.packs.internal.SampleMarks;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.records.Shop;
import dev.formwork.tasks.Notice;
import dev.formwork.tasks.Notices;
import dev.formwork.timers.DueTimer;
import dev.formwork.timers.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class PlayingAHistoryTest {

  private static final QualifiedKey NOTES = QualifiedKey.of("diary", "note");

  private static final Map<DefinitionName, String> APP =
      Map.of(
          DefinitionName.manifestOf(DefinitionKey.of("diary")),
          "{key: diary, title: Diary, version: 1.0.0}",
          DefinitionName.of("form", "note"),
          """
          key: note
          title: Note
          sections:
            - {key: all, title: All, fields: [{key: words, type: text, title: Words}]}
          """);

  private static final String HISTORY =
      """
      key: notes
      title: Notes
      seed: 3
      form: note
      count: 12
      period: {from: -40, to: -2}
      as: root
      data: {words: {$pick: [sun, rain]}}
      then: [{after: PT2H, set: {words: snow}, stops: 0.5}]
      """;

  @Autowired Shop shops;
  @Autowired Releases releases;
  @Autowired SampleHistory history;
  @Autowired SampleMarks marks;
  @Autowired RecordService records;
  @Autowired People people;
  @Autowired Notices notices;
  @Autowired Clock clock;

  @Test
  void bringsEachRecordOnceAlsoWhereANodeDiedAfterAnAct() {
    shops.open();
    var source =
        new AppSource(
            DefinitionKey.of("diary"),
            new TreeMap<>(APP),
            new TreeMap<>(Map.of("samples/histories/notes.yaml", HISTORY)));
    releases.publish(
        new Publication(source, 0, "system", "", Release.Origin.PACK, null, Insistence.ON_NONE));
    Instant now = clock.instant();

    play(now);
    RecordPage first = notes();
    marks.advance(SampleHistory.MARK, 3, Map.of());
    play(now);

    assertThat(first.count()).isEqualTo(12);
    assertThat(notes().rows()).isEqualTo(first.rows());
    assertThat(first.rows()).anyMatch(row -> "snow".equals(row.data().get("words")));
  }

  @Test
  void leavesNoOldNewsBehind() {
    shops.open();
    Instant now = clock.instant();
    tell("long-ago", now.minus(Duration.ofDays(30)));
    tell("today", now.minus(Duration.ofHours(1)));

    play(now);

    assertThat(notices.of(root(), true)).extracting(Notice::what).containsOnly("today");
  }

  private void tell(String what, Instant at) {
    Map<String, Object> told =
        Map.of("what", what, "by", "root", "form", NOTES.toString(), "record", "1", "at", at);
    notices.tell(what, root().id(), told);
  }

  private void play(Instant now) {
    var timer = new Timer("test", history.kind(), now, 1, Map.of("now", now.toString()));
    while (history.fire(new DueTimer(timer, now, 0)).isPresent()) {
      assertThat(marks.played(SampleHistory.MARK)).isPositive();
    }
  }

  private RecordPage notes() {
    return records.query(root(), RecordQuery.all(NOTES));
  }

  private Actor root() {
    return people.actor("root").orElseThrow();
  }
}
