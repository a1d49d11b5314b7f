package dev.formwork.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.tasks.InboxQuery;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The inbox that is measured holds as many tasks as it is said to. */
class FillingTheInboxTest {

  @Test
  void holdsAsManyAsAreAskedForAlsoBeyondWhatAPersonIsShown() {
    try (var engine = Engine.start("memory", Path.of("packs"))) {
      var requests = new Requests(engine);

      for (int open : new int[] {40, 1_200, 2_500}) {
        requests.fillInbox(open);

        assertThat(engine.database().getCollection("inbox").countDocuments(new Document()))
            .isEqualTo(open);
        assertThat(requests.inboxPage(InboxQuery.ALL).items()).hasSize(Math.min(open, 50));
        assertThat(requests.inboxPage(InboxQuery.ALL).count()).isEqualTo(open);
      }
    }
  }
}
