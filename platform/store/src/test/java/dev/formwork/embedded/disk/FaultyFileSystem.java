package dev.formwork.embedded.disk;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file system of a {@link FaultyDisk}: paths that lead to it, in the place of real ones. */
final class FaultyFileSystem extends FileSystem {

  private final FileSystem real = FileSystems.getDefault();
  private final FaultyProvider provider;

  FaultyFileSystem(FaultyDisk disk, FaultyDisk.Power power) {
    this.provider = new FaultyProvider(disk, power, this);
  }

  /** What a faulty path is behind its mask. */
  interface Mask {
    Path unmasked();
  }

  /** This path as the code under test sees it. */
  Path faulty(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Path.class, Mask.class},
            (_, method, arguments) -> call(path, method, arguments));
  }

  static Path real(Path path) {
    return path instanceof Mask mask ? mask.unmasked() : path;
  }

  private @Nullable Object call(Path path, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "unmasked" -> {
        return path;
      }
      case "getFileSystem" -> {
        return this;
      }
      case "toString" -> {
        return path.isAbsolute() ? FaultyFilePath.SCHEME + ":" + path : path.toString();
      }
      case "iterator" -> {
        return paths(path.iterator());
      }
      default -> {} // as the real one does it
    }
    Object[] real = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < real.length; i++) {
      real[i] = real[i] instanceof Path other ? real(other) : real[i];
    }
    try {
      Object result = method.invoke(path, real);
      return result instanceof Path found ? faulty(found) : result;
    } catch (InvocationTargetException failure) {
      throw failure.getTargetException();
    }
  }

  Iterator<Path> paths(Iterator<Path> real) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return real.hasNext();
      }

      @Override
      public Path next() {
        return faulty(real.next());
      }
    };
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return () -> paths(real.getRootDirectories().iterator());
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return faulty(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    var matcher = real.getPathMatcher(pattern);
    return path -> matcher.matches(real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() throws IOException {
    return real.newWatchService();
  }

  /** The files in a folder. */
  @SuppressWarnings("StreamResourceLeak") // closed by who asked
  DirectoryStream<Path> list(Path folder, DirectoryStream.Filter<? super Path> filter)
      throws IOException {
    var stream = Files.newDirectoryStream(folder, path -> filter.accept(faulty(path)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return paths(stream.iterator());
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }
}
