package dev.formwork.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The address of a store in use, with its secret, beside its data and readable by who can read
 * these: how another process of the same person finds it.
 */
final class AddressFile {

  static final String NAME = "store.uri";

  private AddressFile() {}

  static void write(Path folder, String uri) throws IOException {
    Path file = folder.resolve(NAME);
    Files.deleteIfExists(file);
    var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, options, ownerOnly())) {
      channel.write(StandardCharsets.UTF_8.encode(uri + "\n"));
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  static Optional<String> read(Path folder) throws IOException {
    try {
      return Optional.of(Files.readString(folder.resolve(NAME)).strip());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
  }
}
