package dev.formwork.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.embedded.EnduringProcess.Has;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of mixed operations in blocks: what the process has does not grow from block to block.
 * {@code -Dformwork.blocks=2000} makes it the long form.
 */
class EnduringTest {

  private static final int BLOCKS = Integer.getInteger("formwork.blocks", 8);

  /** Caches fill in these: of pages, of compiled code, of threads. */
  private static final int WARM_UP = 4;

  private static final long MEGABYTE = 1 << 20;

  @TempDir Path folder;

  @Test
  void hasNoMoreAfterManyOperationsThanAfterSome() throws IOException {
    var process = EnduringProcess.on(folder, BLOCKS);
    List<Has> blocks;
    try (var said = process.inputReader()) {
      blocks = said.lines().map(Has::parse).toList();
    } finally {
      process.destroyForcibly().onExit().join();
    }

    System.out.println("After each block: " + blocks);
    assertThat(blocks).hasSize(BLOCKS);
    assertThat(blocks).allMatch(each -> each.cursors() == 0);
    staysAt(blocks, Has::heap, 4 * MEGABYTE);
    staysAt(blocks, Has::threads, 4);
    staysAt(blocks, Has::bytes, 16 * MEGABYTE);
  }

  /** The least of the last blocks is compared: what is under way adds to others. */
  private static void staysAt(List<Has> blocks, ToLongFunction<Has> of, long slack) {
    var rest = blocks.subList(WARM_UP, blocks.size());
    var early = rest.subList(0, rest.size() / 2);
    var late = rest.subList(rest.size() / 2, rest.size());

    long most = early.stream().mapToLong(of).max().orElseThrow();
    long least = late.stream().mapToLong(of).min().orElseThrow();
    assertThat(least).as("%s", rest).isLessThanOrEqualTo(most + slack);
  }
}
