package dev.formwork.embedded.many;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dev.formwork.embedded.EmbeddedStore;
import dev.formwork.embedded.ReadStatistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operation reads does not depend on how many records there are. */
class ReadingAsLittleOfManyTest {

  private static final int TIMES = 20;

  @TempDir Path temp;

  @Test
  void readsTheSameOf100000AsOf1000() {
    List<ReadStatistics> few = readOf(1_000);
    List<ReadStatistics> many = readOf(100_000);

    assertThat(many).isEqualTo(few);
    assertThat(many)
        .allSatisfy(read -> {
          assertThat(read.scans()).isZero();
          assertThat(read.sorts()).isZero();
          assertThat(read.documents()).isLessThanOrEqualTo(read.returned());
        });
  }

  /** What each operation reads, done so many times. */
  private List<ReadStatistics> readOf(int count) {
    try (var store = EmbeddedStore.onDisk(temp.resolve("of " + count));
        var client = MongoClients.create(store.uri())) {
      var records = ManyRecords.in(client.getDatabase("many").getCollection("records"), count);
      var read = new ArrayList<ReadStatistics>();
      List<Runnable> operations =
          List.of(
              () -> assertThat(records.find()).isNotNull(),
              () -> assertThat(records.newest()).hasSize(ManyRecords.PAGE),
              () -> assertThat(records.fromTheMiddle()).hasSize(ManyRecords.PAGE));
      for (Runnable operation : operations) {
        read.add(readBy(store, operation));
      }
      var turn = new int[2];
      read.add(readBy(store, () -> assertThat(records.change(turn[0]++, 1)).isTrue()));
      read.add(readBy(store, () -> assertThat(records.claim(turn[1]++)).isNotNull()));
      assertThat(records.countOpen()).isEqualTo((count + 2) / 3);
      return read;
    }
  }

  private static ReadStatistics readBy(EmbeddedStore store, Runnable operation) {
    var before = store.reads();
    for (int i = 0; i < TIMES; i++) {
      operation.run();
    }
    return store.reads().since(before);
  }

  @Test
  void countsByAnIndexWithoutReadingADocument() {
    try (var store = EmbeddedStore.inMemory();
        var client = MongoClients.create(store.uri())) {
      var records = ManyRecords.in(client.getDatabase("many").getCollection("records"), 3_000);
      var before = store.reads();

      assertThat(records.countOpen()).isEqualTo(1_000);

      var read = store.reads().since(before);
      assertThat(read.documents()).isZero();
      assertThat(read.keys()).isLessThan(10);
    }
  }
}
