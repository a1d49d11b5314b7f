package dev.formwork.files;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Keeps uploaded files in GridFS. */
@Service
@NoPermission(because = "a file has no owner but the records that name it; they decide who reads")
public class Files {

  private final GridFSBucket bucket;
  private final IdSource ids;
  private final Clock clock;
  private final long maxBytes;

  Files(
      MongoDatabase database,
      IdSource ids,
      Clock clock,
      @Value("${formwork.files.max-megabytes:25}") long maxMegabytes) {
    this.bucket = GridFSBuckets.create(database, "files");
    this.ids = ids;
    this.clock = clock;
    this.maxBytes = maxMegabytes * 1024 * 1024;
  }

  /**
   * Keeps a file. Refuses kinds that are not on the allow-list ({@code files.kind.not-allowed}) and
   * files over the limit ({@code files.too-large}); nothing of those stays.
   */
  public StoredFile store(String uploadedBy, String name, InputStream content) {
    String clean = FileKinds.clean(name);
    String type = FileKinds.typeOf(clean);
    var id = new BsonString(ids.next());
    var facts =
        new Document("type", type)
            .append("uploadedBy", uploadedBy)
            .append("uploadedAt", Date.from(clock.instant()));
    try (var limited = new LimitedStream(content, maxBytes)) {
      bucket.uploadFromStream(id, clean, limited, new GridFSUploadOptions().metadata(facts));
    } catch (LimitedStream.TooLong tooLong) {
      throw new Refusal.TooMuch(
          Problem.error("files.too-large", "file").with("max", maxBytes / 1024 / 1024));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return find(id.getValue()).orElseThrow(() -> new Refusal.NotFound("files.not-found"));
  }

  public Optional<StoredFile> find(String id) {
    GridFSFile file = bucket.find(Filters.eq("_id", new BsonString(id))).first();
    if (file == null || file.getMetadata() == null) {
      return Optional.empty();
    }
    Document facts = file.getMetadata();
    return Optional.of(
        new StoredFile(
            id,
            file.getFilename(),
            file.getLength(),
            facts.getString("type"),
            facts.getString("uploadedBy"),
            facts.getDate("uploadedAt").toInstant()));
  }

  /** Writes the bytes of a file that the caller has decided may be read. */
  public void copy(StoredFile file, OutputStream to) {
    bucket.downloadToStream(new BsonString(file.id()), to);
  }
}
