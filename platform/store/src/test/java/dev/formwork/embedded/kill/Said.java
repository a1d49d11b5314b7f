package dev.formwork.embedded.kill;

import java.util.HashMap;
import java.util.Map;

/** What a process said until it was killed. */
final class Said {

  private final Map<String, Integer> steps = new HashMap<>();
  private boolean isIndexing;
  private boolean isTidying;

  /** Takes a line; the last one may be cut, and then says nothing. */
  void hear(String line, int nameLength) {
    switch (line) {
      case KilledProcess.INDEXING -> isIndexing = true;
      case KilledProcess.INDEXED -> isIndexing = false;
      case KilledProcess.TIDYING -> isTidying = true;
      case KilledProcess.TIDIED -> isTidying = false;
      default -> {
        if (line.length() == nameLength) {
          steps.merge(line, 1, Integer::sum);
        }
      }
    }
  }

  /** How many steps of this writer were acknowledged. */
  int steps(String writer) {
    return steps.getOrDefault(writer, 0);
  }

  int steps() {
    return steps.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean wasIndexing() {
    return isIndexing;
  }

  boolean wasTidying() {
    return isTidying;
  }
}
