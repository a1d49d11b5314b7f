package dev.formwork.files.internal;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import dev.formwork.files.StoredFile;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Date;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Files in GridFS. */
@Repository
public class FileStore {

  private final GridFSBucket bucket;

  FileStore(MongoDatabase database) {
    this.bucket = GridFSBuckets.create(database, "files");
  }

  /**
   * Keeps the bytes; where reading them fails, nothing stays. The size of {@code file} is ignored.
   */
  public void keep(StoredFile file, InputStream content) {
    var facts =
        new Document("type", file.type())
            .append("uploadedBy", file.uploadedBy())
            .append("uploadedAt", Date.from(file.uploadedAt()));
    bucket.uploadFromStream(
        new BsonString(file.id()), file.name(), content, new GridFSUploadOptions().metadata(facts));
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

  public void copy(String id, OutputStream to) {
    bucket.downloadToStream(new BsonString(id), to);
  }
}
