package dev.formwork.scenarios.internal;

import dev.formwork.automation.Run;
import dev.formwork.automation.RunQuery;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.Refusal;
import dev.formwork.messages.Delivery;
import dev.formwork.packs.Samples;
import dev.formwork.records.HistoryEntry;
import dev.formwork.scenarios.Walked.Happening;
import dev.formwork.tasks.Notice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What people were told, what was sent, which rules fired: each of it once. */
final class Sightings {

  private final Stage stage;
  private final Set<String> known = new HashSet<>();

  Sightings(Stage stage) {
    this.stage = stage;
  }

  /** What is there that was not when this was asked last. */
  List<Happening> news(List<Samples.Made> records) {
    var news = new ArrayList<Happening>();
    for (Run run : stage.world().runs().list(stage.platform(), RunQuery.ALL)) {
      if (known.add("run " + run.id())) {
        news.add(new Happening.Fired(run.at(), run));
      }
    }
    for (Samples.Made record : records) {
      notes(record, news);
    }
    for (Person person : stage.world().people().organisation().persons()) {
      told(person, news);
    }
    return news;
  }

  private void notes(Samples.Made record, List<Happening> news) {
    Actor platform = stage.platform();
    try {
      for (HistoryEntry entry :
          stage.world().records().history(platform, record.form(), record.id()).reversed()) {
        if (known.add("note " + entry.id())) {
          news.add(new Happening.Noted(entry.at(), record.id(), entry));
        }
      }
      for (Delivery sent : stage.world().messages().about(platform, record.form(), record.id())) {
        if (known.add("sent " + sent.id())) {
          news.add(new Happening.Sent(sent.at(), sent));
        }
      }
    } catch (Refusal.NotFound draftOrGone) {
      // Of a draft, and of what is deleted, the platform knows nothing.
    }
  }

  private void told(Person person, List<Happening> news) {
    if (!person.active()) {
      return;
    }
    var actor = new Actor(person, stage.world().people().organisation());
    for (Notice notice : stage.world().notices().of(actor, false)) {
      if (known.add("told " + person.id() + " " + notice.id())) {
        news.add(new Happening.Told(notice.at(), person.id(), notice));
      }
    }
  }
}
