package dev.formwork.tasks;

import dev.formwork.kernel.LocalizedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to people for reading.
 *
 * @param step id of the visit of the node that sent it
 * @param title what the node is called; may be empty
 */
public record Copy(
    String id, String step, LocalizedText title, Instant since, List<Reader> readers) {

  public Copy {
    readers = List.copyOf(readers);
  }

  /**
   * Who got it.
   *
   * @param readAt when he opened it; absent while he hasn't, and where nobody kept count
   */
  public record Reader(String person, boolean hasRead, @Nullable Instant readAt) {}
}
