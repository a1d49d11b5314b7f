package dev.formwork.apps;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.formwork.files.Files;
import dev.formwork.files.StoredFile;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.kernel.QualifiedKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** A file in each field and column for files, in records of the demo that had none. */
final class PlantedFiles {

  private final MongoDatabase database;
  private final Files files;

  PlantedFiles(MongoDatabase database, Files files) {
    this.database = database;
    this.files = files;
  }

  /**
   * A file in a record.
   *
   * @param path of its field, or of the column of its field
   * @param record as it was before
   */
  record Planted(QualifiedKey form, Document record, String path, String id, String words) {

    String recordId() {
      return record.getString("_id");
    }
  }

  /** Puts one into each place of each of the records. */
  List<Planted> into(QualifiedKey form, Form definition, List<Document> records) {
    var planted = new ArrayList<Planted>();
    for (Document record : records) {
      for (Field field : definition.fields().toList()) {
        String key = field.key().value();
        if (field.type() instanceof FieldType.Attachment) {
          planted.add(put(form, record, key, "data." + key));
        } else if (field.type() instanceof FieldType.Subtable rows && hasRows(record, key)) {
          for (Field cell : rows.fields()) {
            if (cell.type() instanceof FieldType.Attachment) {
              String path = key + "." + cell.key();
              planted.add(put(form, record, path, "data." + key + ".0." + cell.key()));
            }
          }
        }
      }
    }
    return planted;
  }

  private static boolean hasRows(Document record, String field) {
    return record.get("data", Document.class).get(field) instanceof List<?> rows
        && !rows.isEmpty()
        && rows.getFirst() instanceof Map<?, ?>;
  }

  private Planted put(QualifiedKey form, Document record, String path, String place) {
    String words = "What is said in " + path + " of " + record.getString("_id");
    StoredFile file =
        files.store(
            "somebody",
            "words.txt",
            new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)));
    var entry =
        new Document("id", file.id())
            .append("name", file.name())
            .append("size", file.size())
            .append("type", file.type());
    database
        .getCollection("r." + form.app() + "." + form.key())
        .updateOne(Filters.eq("_id", record.getString("_id")), Updates.set(place, List.of(entry)));
    return new Planted(form, record, path, file.id(), words);
  }
}
