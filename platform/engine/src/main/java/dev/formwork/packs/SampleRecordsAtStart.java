package dev.formwork.packs;

import dev.formwork.definitions.App;
import dev.formwork.definitions.Apps;
import dev.formwork.packs.internal.SampleMarks;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * In demo mode, plays the sample records of all installed apps, in the order of time over all apps,
 * so that records and their histories came about as real ones do. Once for each database; {@code
 * formwork.sample-records=false} leaves them out.
 */
@Component
@Order(SampleRecordsAtStart.ORDER)
@ConditionalOnProperty("formwork.demo")
@ConditionalOnBooleanProperty(name = "formwork.sample-records", matchIfMissing = true)
class SampleRecordsAtStart implements ApplicationRunner {

  static final int ORDER = SamplePeopleAtStart.ORDER + 100;

  private static final Logger log = LoggerFactory.getLogger(SampleRecordsAtStart.class);

  private final Apps apps;
  private final SamplePlayer player;
  private final SampleMarks marks;
  private final Clock clock;
  private final ZoneId zone;

  SampleRecordsAtStart(
      Apps apps, SamplePlayer player, SampleMarks marks, Clock clock, ZoneId zone) {
    this.apps = apps;
    this.player = player;
    this.marks = marks;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var samples = new ArrayList<SamplePlayer.OfApp>();
    var played = new ArrayList<App>();
    for (App app : apps.installed()) {
      List<SamplePlayer.OfApp> ofApp = SampleRecord.read(apps.source(app.key(), app.release()));
      if (!ofApp.isEmpty() && !marks.isSet(app.key().value())) {
        samples.addAll(ofApp);
        played.add(app);
      }
    }
    if (samples.isEmpty()) {
      return;
    }
    log.info("Playing {} sample records, once for this database", samples.size());
    long begun = System.nanoTime();
    SamplePlayer.Played done = player.play(samples, clock.instant(), zone, _ -> {});
    int acts = done.acts();
    marks.advance(SampleHistory.MARK, 0, done.ids());
    played.forEach(app -> marks.set(app.key().value()));
    log.info(
        "Sample records: {} records, {} acts in {} ms",
        samples.size(),
        acts,
        (System.nanoTime() - begun) / 1_000_000);
  }
}
