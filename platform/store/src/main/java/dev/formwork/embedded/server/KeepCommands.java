package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.formwork.embedded.StoreRefused;
import dev.formwork.embedded.backup.Backup;
import dev.formwork.embedded.table.TableCheck;
import java.nio.file.Path;
import java.util.ArrayList;

/** The commands by which another process of this machine backs up and checks a store in use. */
final class KeepCommands {

  private final Engine engine;

  KeepCommands(Engine engine) {
    this.engine = engine;
  }

  /** {@code {formworkBackup: file}}: this process writes the file. */
  Document backup(Document command) {
    if (!(command.values().iterator().next() instanceof String file)) {
      throw new MongoServerError(14, "TypeMismatch", "formworkBackup names a file");
    }
    try {
      var contents =
          new Backup(engine.storage(), engine.catalog()).into(Path.of(file), engine.now());
      return new Document("collections", contents.collections())
          .append("documents", contents.documents())
          .append("sha256", contents.sha256())
          .append("ok", 1.0);
    } catch (StoreRefused refusal) {
      return new Document("refused", String.valueOf(refusal.getMessage()))
          .append("reason", refusal.code())
          .append("ok", 1.0);
    }
  }

  /** {@code {formworkCheck: 1}}: what in the store does not agree. */
  Document check() {
    var problems = new ArrayList<String>();
    long documents = 0;
    var names = engine.catalog().names("");
    for (String name : names) {
      var table = engine.catalog().find(name);
      if (table.isPresent()) {
        documents += table.get().size();
        problems.addAll(TableCheck.problems(table.get()));
      }
    }
    return new Document("collections", (long) names.size())
        .append("documents", documents)
        .append("problems", problems)
        .append("ok", 1.0);
  }
}
