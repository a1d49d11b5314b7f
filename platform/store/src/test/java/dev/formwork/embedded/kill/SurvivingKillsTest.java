package dev.formwork.embedded.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.engine.Storage;
import dev.formwork.embedded.table.Catalog;
import dev.formwork.embedded.table.Table;
import dev.formwork.embedded.table.TableCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.BsonBinaryReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process again and again while it writes, builds indexes, writes pages and tidies the
 * file. Each writer has one step under way at most; all steps before it must be there, the one
 * under way may be, and nothing else. {@code -Dformwork.kills=200} makes it the long form, in which
 * the processes live longer too.
 */
class SurvivingKillsTest {

  private static final int KILLS = Integer.getInteger("formwork.kills", 20);
  private static final int MOST_STEPS = KILLS < 100 ? 300 : 3000;

  /** Then a new folder is begun, as comparing everything takes longer and longer. */
  private static final int IN_ONE_FOLDER = 40;

  @TempDir Path temp;

  private final Random random = new Random();
  private final TreeMap<String, Document> expected = new TreeMap<>();

  @Test
  void losesNothingAcknowledgedAndHalvesNothing() throws IOException {
    var tally = new Tally();
    for (int round = 0; round < KILLS; round++) {
      Path folder = temp.resolve("store" + round / IN_ONE_FOLDER);
      if (round % IN_ONE_FOLDER == 0) {
        expected.clear();
      }
      Said said = killAfterAWhile(folder, round);

      verify(folder, round, said);
      tally.add(said, expected.size());
    }
    System.out.println(tally);
  }

  private Said killAfterAWhile(Path folder, int round) throws IOException {
    var process = KilledProcess.on(folder, round);
    int nameLength = KilledProcess.writer(round, 0).length();
    int steps = random.nextInt(MOST_STEPS);
    var said = new Said();
    try (var output = process.inputReader()) {
      while (said.steps() <= steps) {
        String line = output.readLine();
        assertThat(line).as("round %d: it ended by itself", round).isNotNull();
        said.hear(line, nameLength);
      }
      // By its handle: the process itself would close what it has said and we have not read yet.
      process.toHandle().destroyForcibly();
      output.lines().forEach(line -> said.hear(line, nameLength));
    } finally {
      process.toHandle().destroyForcibly();
      process.onExit().join();
    }
    return said;
  }

  private void verify(Path folder, int round, Said said) {
    try (var storage = Storage.open(folder);
        var _ = storage.pin()) {
      var catalog = new Catalog(storage);
      Table table = catalog.find("shop.orders").orElseThrow();
      assertThat(TableCheck.problems(table)).as("round %d", round).isEmpty();
      SortedMap<String, Document> stored = stored(table);
      for (int number = 0; number < KilledProcess.WRITERS; number++) {
        String writer = KilledProcess.writer(round, number);
        expected.putAll(
            oneOf(
                possible(writer, said.steps(writer)), stored.subMap(writer, writer + "~"), writer));
      }
      assertThat(stored).as("round %d", round).isEqualTo(expected);
    }
  }

  /** After all acknowledged steps, and after each part of the one that was under way. */
  private static List<Map<String, Document>> possible(String writer, int steps) {
    var script = new Script(writer);
    for (int i = 0; i < steps; i++) {
      script.next();
    }
    var possible = new ArrayList<Map<String, Document>>();
    var state = new TreeMap<>(script.orders());
    possible.add(new TreeMap<>(state));
    for (Script.Act act : script.next()) {
      switch (act) {
        case Script.Act.Add(var order) -> state.put(order.getString("_id"), order);
        case Script.Act.Change(_, var after) -> state.put(after.getString("_id"), after);
        case Script.Act.Remove(var order) -> state.remove(order.getString("_id"));
      }
      possible.add(new TreeMap<>(state));
    }
    return possible;
  }

  private static Map<String, Document> oneOf(
      List<Map<String, Document>> possible, Map<String, Document> stored, String writer) {
    assertThat(possible).as("what %s has stored", writer).contains(stored);
    return stored;
  }

  private static SortedMap<String, Document> stored(Table table) {
    var stored = new TreeMap<String, Document>();
    var scan = table.view().documents().ascending(new byte[0], null);
    while (scan.next()) {
      assertThat(Bson.decode(scan.value())).isNotNull();
      var reader = new BsonBinaryReader(ByteBuffer.wrap(scan.value()));
      Document order = new DocumentCodec().decode(reader, DecoderContext.builder().build());
      assertThat(stored.put(order.getString("_id"), order)).isNull();
    }
    return stored;
  }
}
