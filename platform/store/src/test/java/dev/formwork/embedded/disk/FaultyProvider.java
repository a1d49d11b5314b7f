package dev.formwork.embedded.disk;

import static dev.formwork.embedded.disk.FaultyFileSystem.real;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does on the real files what is done on those of a {@link FaultyDisk}, and tells the disk. */
final class FaultyProvider extends FileSystemProvider {

  private final FaultyDisk disk;
  private final FaultyDisk.Power power;
  private final FaultyFileSystem files;

  FaultyProvider(FaultyDisk disk, FaultyDisk.Power power, FaultyFileSystem files) {
    this.disk = disk;
    this.power = power;
    this.files = files;
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path file = real(path);
    return disk.open(power, file, () -> FileChannel.open(file, options, attributes));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    disk.move(power, real(from), real(to));
  }

  @Override
  public void delete(Path path) throws IOException {
    if (Files.isDirectory(real(path))) {
      Files.delete(real(path));
    } else {
      disk.delete(power, real(path));
    }
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    boolean isThere = Files.exists(real(path));
    if (isThere) {
      delete(path);
    }
    return isThere;
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return files.list(real(folder), filter);
  }

  @Override
  public FileStore getFileStore(Path path) {
    return new Room(disk);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    Files.createDirectory(real(folder), attributes);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    if (disk.isReadOnly() && List.of(modes).contains(AccessMode.WRITE)) {
      throw new AccessDeniedException(path.toString());
    }
    real(path).getFileSystem().provider().checkAccess(real(path), modes);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return Files.readAttributes(real(path), names, options);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return Files.getFileAttributeView(real(path), type, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    Files.setAttribute(real(path), name, value, options);
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return Files.isSameFile(real(one), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(real(path));
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) {
    throw new UnsupportedOperationException("Nobody under test does that");
  }

  @Override
  public String getScheme() {
    return FaultyFilePath.SCHEME;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    throw new UnsupportedOperationException("Nobody under test does that");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return files;
  }

  @Override
  public Path getPath(URI uri) {
    return files.getPath(uri.getPath());
  }

  /** How much room a disk has. */
  private static final class Room extends FileStore {
    private final FaultyDisk disk;

    Room(FaultyDisk disk) {
      this.disk = disk;
    }

    @Override
    public long getUsableSpace() {
      return disk.free();
    }

    @Override
    public long getUnallocatedSpace() {
      return disk.free();
    }

    @Override
    public long getTotalSpace() {
      return disk.free() + disk.used();
    }

    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public String type() {
      return "faulty";
    }

    @Override
    public boolean isReadOnly() {
      return disk.isReadOnly();
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
      return false;
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
      return false;
    }

    @Override
    public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
      return null;
    }

    @Override
    public Object getAttribute(String attribute) {
      throw new UnsupportedOperationException(attribute);
    }
  }
}
