package dev.formwork.embedded.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A disk over a real folder. It knows what each file was when it was last forced out, what was
 * written since, and which names were given and taken since the folder was forced out. When the
 * power goes, any of these writes may be on it, whole, in part or not at all, and the last of the
 * names may not be.
 */
final class FaultyDisk {

  /** Electricity until it fails. Who used the disk by it never does again, as a dead process. */
  static final class Power {
    private boolean isOff;
  }

  /** Takes back what was done to a name. */
  private interface Undo {
    void run() throws IOException;
  }

  private final Path root;
  private final Path graveyard;
  private final Map<Path, FaultyFile> named = new HashMap<>();
  private final Set<FaultyFile> unforced = new HashSet<>();
  private final List<Undo> unforcedNames = new ArrayList<>();
  private Power power = new Power();
  private long capacity = Long.MAX_VALUE;
  private long writesLeft;
  private boolean isReadOnly;
  private boolean isBroken;
  private int graves;

  FaultyDisk(Path root) throws IOException {
    this.root = Files.createDirectories(root);
    this.graveyard = Files.createDirectories(root.resolveSibling(root.getFileName() + "-graves"));
    FaultyFilePath.mount(this);
  }

  /** The folder of the disk, as the code under test is given it, until the power goes. */
  synchronized Path folder() {
    return new FaultyFileSystem(this, power).faulty(root);
  }

  synchronized Power power() {
    return power;
  }

  boolean holds(Path real) {
    return real.startsWith(root);
  }

  // What the code does

  /** A channel to a file, which may be new by opening it. */
  synchronized FileChannel open(Power by, Path path, Opening opening) throws IOException {
    refuseWithout(by);
    boolean isNew = !Files.exists(path);
    if (isNew) {
      refuseToChange(by);
    }
    var channel = opening.open();
    if (isNew) {
      unforcedNames.add(() -> {
        named.remove(path);
        Files.deleteIfExists(path);
      });
    }
    var file = Files.isDirectory(path) ? new FaultyFile(path) : fileAt(path);
    return new FaultyChannel(this, by, file, channel);
  }

  /** Opens the real file. */
  interface Opening {
    FileChannel open() throws IOException;
  }

  private FaultyFile fileAt(Path path) {
    return named.computeIfAbsent(path, FaultyFile::new);
  }

  synchronized void write(
      Power by, FaultyFile file, FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    refuseToChange(by);
    if (Math.max(0, position + bytes.remaining() - channel.size()) > free()) {
      throw new IOException("No space left on device");
    }
    if (--writesLeft == 0) {
      losePower();
    }
    refuseWithout(by);
    unforced.add(file);
    file.write(channel, bytes, position);
  }

  synchronized void truncate(Power by, FaultyFile file, FileChannel channel, long size)
      throws IOException {
    refuseToChange(by);
    unforced.add(file);
    file.truncate(channel, size);
  }

  synchronized void force(Power by, FaultyFile file) throws IOException {
    refuseWithout(by);
    if (Files.isDirectory(file.path())) {
      unforcedNames.clear();
    } else {
      file.forced();
      unforced.remove(file);
    }
  }

  synchronized void move(Power by, Path from, Path to) throws IOException {
    refuseToChange(by);
    if (Files.exists(to)) {
      bury(to);
    }
    rename(from, to);
    unforcedNames.add(() -> rename(to, from));
  }

  synchronized void delete(Power by, Path path) throws IOException {
    refuseToChange(by);
    bury(path);
  }

  private void bury(Path path) throws IOException {
    Path grave = graveyard.resolve("grave-" + graves++);
    rename(path, grave);
    unforcedNames.add(() -> rename(grave, path));
  }

  private void rename(Path from, Path to) throws IOException {
    Files.move(from, to);
    var file = named.remove(from);
    if (file != null) {
      file.renamed(to);
      named.put(to, file);
    }
  }

  private static void refuseWithout(Power power) throws IOException {
    if (power.isOff) {
      throw new IOException("The power is off");
    }
  }

  private void refuseToChange(Power by) throws IOException {
    refuseWithout(by);
    if (isReadOnly) {
      throw new IOException("Read-only file system");
    }
    if (isBroken) {
      throw new IOException("Input/output error");
    }
  }

  // What befalls it

  /** From now on nothing changes on it. */
  synchronized void losePower() {
    power.isOff = true;
  }

  /** The power goes at this write from now. */
  synchronized void losePowerAtWrite(long number) {
    writesLeft = number;
  }

  /** Makes of the files what may be left of them, and turns the power on. */
  synchronized void comeBack(Random random) throws IOException {
    int kept = random.nextInt(unforcedNames.size() + 1);
    for (var undo : unforcedNames.subList(kept, unforcedNames.size()).reversed()) {
      undo.run();
    }
    for (var file : unforced) {
      if (Files.exists(file.path())) {
        file.losePower(random);
      }
    }
    unforced.clear();
    unforcedNames.clear();
    try (var graves = Files.list(graveyard)) {
      for (Path grave : graves.toList()) {
        Files.delete(grave);
      }
    }
    power = new Power();
    writesLeft = 0;
  }

  /** As systems make it when they find an error on it: they say so. */
  synchronized void isReadOnly(boolean readOnly) {
    isReadOnly = readOnly;
  }

  synchronized boolean isReadOnly() {
    return isReadOnly;
  }

  /** Nothing can be written, and nobody is told before. */
  synchronized void isBroken(boolean broken) {
    isBroken = broken;
  }

  /** So many bytes and no more fit on it; it can be given more. */
  synchronized void holdsAtMost(long bytes) {
    capacity = bytes;
  }

  synchronized long used() {
    try (var all = Files.list(root)) {
      long used = 0;
      for (Path each : all.toList()) {
        used += Files.size(each);
      }
      return used;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  synchronized long free() {
    return capacity == Long.MAX_VALUE ? capacity : Math.max(0, capacity - used());
  }
}
