package dev.formwork.embedded.backup;

import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.backup.Backup.Contents;
import dev.formwork.embedded.bson.Bson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes the frames of a backup. */
final class BackupWriter implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final Fast compressing;
  private final OutputStream out;
  private final MessageDigest digest = BackupForm.sha256();
  private long collections;
  private long documents;

  private BackupWriter(FileChannel channel) throws IOException {
    this.channel = channel;
    this.compressing = new Fast(Channels.newOutputStream(channel));
    this.out = new BufferedOutputStream(compressing, BUFFER);
  }

  /** Documents compress well enough at the pace of a disk. */
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  static BackupWriter into(Path file) throws IOException {
    var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      return new BackupWriter(channel);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  void header(Instant now) throws IOException {
    var header =
        new Document("form", BackupForm.NAME)
            .append("version", BackupForm.VERSION)
            .append("madeAt", now);
    frame(BackupForm.HEADER, Bson.encode(header));
  }

  void collection(String name, List<Document> indexes) throws IOException {
    collections++;
    frame(
        BackupForm.COLLECTION, Bson.encode(new Document("name", name).append("indexes", indexes)));
  }

  /** A document of the collection that was begun last, as its bytes. */
  void document(byte[] bson) throws IOException {
    documents++;
    frame(BackupForm.DOCUMENT, bson);
  }

  /** Ends the file and forces it out. */
  Contents end() throws IOException {
    String sha256 = HexFormat.of().formatHex(digest.digest());
    var contents = new Contents(collections, documents, sha256);
    out.write(BackupForm.END);
    out.write(Bson.encode(contents.toDocument()));
    out.flush();
    compressing.finish();
    channel.force(true);
    return contents;
  }

  private void frame(byte kind, byte[] bson) throws IOException {
    if (BackupForm.isContent(kind)) {
      digest.update(kind);
      digest.update(bson);
    }
    out.write(kind);
    out.write(bson);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
