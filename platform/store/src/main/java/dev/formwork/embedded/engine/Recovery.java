package dev.formwork.embedded.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads what a journal holds after a checkpoint, and refuses one that lacks a part. */
final class Recovery {

  private final Path folder;
  private final long store;

  /** The last change read, to begin with the one that the checkpoint holds. */
  private long last;

  private Recovery(Path folder, long store, long checkpoint) {
    this.folder = folder;
    this.store = store;
    this.last = checkpoint;
  }

  /**
   * Hands over the payloads of all changes after the checkpoint, in order.
   *
   * @return what was found
   * @throws StorageDamaged if changes known to be on disk cannot be read
   */
  static Found read(Path folder, long store, long checkpoint, Consumer<byte[]> payloads)
      throws IOException {
    return new Recovery(folder, store, checkpoint).read(payloads);
  }

  private Found read(Consumer<byte[]> payloads) throws IOException {
    List<Segment> segments = segments();
    try {
      boolean begun = false;
      for (Segment segment : segments) {
        var header = segment.header();
        if (header.isEmpty()) {
          // The process ended before anything was written there, and perhaps in the next ones.
          refuseAHole(segment, segment.content(), Segment.HEADER - 1, last + 1);
          continue;
        }
        if (header.get().store() != store) {
          throw damaged(segment, "it belongs to another store");
        }
        if (header.get().firstChange() > last + 1) {
          throw damaged(
              segment,
              "it begins with change %d, but the changes before are known to %d only"
                  .formatted(header.get().firstChange(), last));
        }
        begun = true;
        readEntries(segment, header.get().firstChange(), payloads);
      }
      long sequence = segments.isEmpty() ? 0 : segments.getLast().sequence();
      return new Found(begun, last, sequence, segments.stream().map(Segment::path).toList());
    } finally {
      for (Segment segment : segments) {
        segment.close();
      }
    }
  }

  private List<Segment> segments() throws IOException {
    List<Path> paths;
    try (Stream<Path> files = Files.list(folder)) {
      paths = files.filter(path -> Segment.sequenceOf(path).isPresent()).toList();
    }
    var segments = new ArrayList<Segment>();
    for (Path path : paths) {
      segments.add(Segment.open(path));
    }
    segments.sort(Comparator.comparingLong(Segment::sequence));
    return segments;
  }

  private void readEntries(Segment segment, long first, Consumer<byte[]> payloads)
      throws IOException {
    ByteBuffer content = segment.content();
    int position = Segment.HEADER;
    long expected = first;
    while (true) {
      var entry = segment.decode(content, position);
      if (entry.isEmpty() || entry.get().change() != expected) {
        refuseAHole(segment, content, position, expected);
        return;
      }
      if (expected > last) {
        payloads.accept(entry.get().payload());
        last = expected;
      }
      position += entry.get().size();
      expected++;
    }
  }

  /** A later entry that says the missing one was on disk tells damage from an end cut off. */
  private static void refuseAHole(Segment segment, ByteBuffer content, int from, long missing) {
    for (int position = from + 1; position <= content.limit() - Segment.ENTRY_HEADER; position++) {
      if (content.getLong(position + 8) > missing
          && content.getLong(position + 16) >= missing
          && segment.decode(content, position).isPresent()) {
        throw damaged(
            segment, "change %d cannot be read, though later ones can".formatted(missing));
      }
    }
  }

  private static StorageDamaged damaged(Segment segment, String how) {
    return new StorageDamaged("The journal %s is damaged: %s".formatted(segment.path(), how));
  }

  /**
   * @param begun whether there is a journal at all
   * @param last the last change it holds
   * @param sequence the number of its last file
   * @param files its files
   */
  record Found(boolean begun, long last, long sequence, List<Path> files) {}
}
