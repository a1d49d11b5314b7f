package dev.formwork.embedded.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The files of MVStore on a {@link FaultyDisk}, under names such as {@code faulty:/tmp/x.mv}.
 * Public because H2 makes objects of it.
 */
public final class FaultyFilePath extends FilePathWrapper {

  static final String SCHEME = "faulty";
  private static final Set<FaultyDisk> DISKS = ConcurrentHashMap.newKeySet();

  static {
    FilePath.register(new FaultyFilePath());
  }

  static void mount(FaultyDisk disk) {
    DISKS.add(disk);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    Path real = Path.of(getBase().toString());
    var disk = DISKS.stream().filter(each -> each.holds(real)).findFirst().orElseThrow();
    return disk.open(disk.power(), real, () -> getBase().open(mode));
  }
}
