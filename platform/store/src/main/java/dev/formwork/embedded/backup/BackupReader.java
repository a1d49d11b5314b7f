package dev.formwork.embedded.backup;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.StoreRefused;
import dev.formwork.embedded.backup.Backup.Contents;
import dev.formwork.embedded.bson.Bson;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the frames of a backup, and refuses what is none or has changed since it was made. */
final class BackupReader {

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST = 48 << 20;
  private static final int LENGTH_BYTES = 4;

  /** What is done with the collections and documents of a backup. */
  interface Visitor {
    void collection(String name, List<Document> indexes);

    void document(Document document);
  }

  private final Path file;
  private final Visitor visitor;
  private final MessageDigest digest = BackupForm.sha256();
  private long collections;
  private long documents;

  private BackupReader(Path file, Visitor visitor) {
    this.file = file;
    this.visitor = visitor;
  }

  /**
   * Reads all of it.
   *
   * @throws StoreRefused if it is not a whole backup; the visitor may have seen some of it
   */
  static Contents read(Path file, Visitor visitor) {
    return new BackupReader(file, visitor).read();
  }

  private Contents read() {
    try (var bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      return read(new DataInputStream(opened(bytes)));
    } catch (NoSuchFileException failure) {
      throw new StoreRefused("backup.missing", failure, file.toAbsolutePath());
    } catch (EOFException failure) {
      throw damaged("it ends too early", failure);
    } catch (IOException failure) {
      throw damaged(String.valueOf(failure.getMessage()), failure);
    }
  }

  private GZIPInputStream opened(BufferedInputStream bytes) throws IOException {
    try {
      return new GZIPInputStream(bytes, BUFFER);
    } catch (ZipException | EOFException failure) {
      throw foreign(failure);
    }
  }

  private Contents read(DataInputStream in) throws IOException {
    readHeader(in);
    boolean isWithin = false;
    while (true) {
      byte kind = in.readByte();
      Document frame = decoded(frame(in, kind));
      switch (kind) {
        case BackupForm.COLLECTION -> {
          isWithin = true;
          collections++;
          visitor.collection(String.valueOf(frame.get("name")), indexes(frame));
        }
        case BackupForm.DOCUMENT -> {
          if (!isWithin) {
            throw damaged("it has documents of no collection", null);
          }
          documents++;
          visitor.document(frame);
        }
        case BackupForm.END -> {
          return ended(in, frame);
        }
        default -> throw damaged("it has a part of an unknown kind", null);
      }
    }
  }

  private void readHeader(DataInputStream in) throws IOException {
    if (in.readByte() != BackupForm.HEADER) {
      throw foreign(null);
    }
    Document header;
    try {
      header = Bson.decode(frame(in, BackupForm.HEADER));
    } catch (EOFException | RuntimeException failure) {
      throw foreign(failure);
    }
    if (!Objects.equals(header.get("form"), BackupForm.NAME)) {
      throw foreign(null);
    }
    if (!(header.get("version") instanceof Integer version) || version > BackupForm.VERSION) {
      throw new StoreRefused(
          "backup.newer",
          null,
          file.toAbsolutePath(),
          String.valueOf(header.get("version")),
          BackupForm.VERSION);
    }
  }

  private byte[] frame(DataInputStream in, byte kind) throws IOException {
    byte[] length = new byte[LENGTH_BYTES];
    in.readFully(length);
    int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (size <= LENGTH_BYTES || size > LONGEST) {
      throw damaged("a part of it says it has " + size + " bytes", null);
    }
    byte[] bson = ByteBuffer.allocate(size).put(length).array();
    in.readFully(bson, LENGTH_BYTES, size - LENGTH_BYTES);
    if (BackupForm.isContent(kind)) {
      digest.update(kind);
      digest.update(bson);
    }
    return bson;
  }

  private Document decoded(byte[] bson) {
    try {
      return Bson.decode(bson);
    } catch (RuntimeException failure) {
      throw damaged("a part of it is no document", failure);
    }
  }

  private static List<Document> indexes(Document frame) {
    var indexes = new ArrayList<Document>();
    if (frame.get("indexes") instanceof List<?> all) {
      all.forEach(each -> indexes.add((Document) each));
    }
    return indexes;
  }

  private Contents ended(DataInputStream in, Document end) throws IOException {
    var contents = new Contents(collections, documents, HexFormat.of().formatHex(digest.digest()));
    if (!contents.toDocument().equals(end) || in.read() >= 0) {
      throw damaged("its checksum is another", null);
    }
    return contents;
  }

  private StoreRefused damaged(String how, @Nullable Exception cause) {
    return new StoreRefused("backup.damaged", cause, file.toAbsolutePath(), how);
  }

  private StoreRefused foreign(@Nullable Exception cause) {
    return new StoreRefused("backup.foreign", cause, file.toAbsolutePath());
  }
}
