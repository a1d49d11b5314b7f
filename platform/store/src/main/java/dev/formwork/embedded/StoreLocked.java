package dev.formwork.embedded;

import java.nio.file.Path;

/** The data folder is in use: another process, or another store of this one, has it open. */
public final class StoreLocked extends IllegalStateException {

  StoreLocked(Path folder, Exception cause) {
    super(
        "Expected the data folder "
            + folder.toAbsolutePath()
            + " to be free, but another Formwork has it open. Stop that one, or name another"
            + " folder (FORMWORK_DATA).",
        cause);
  }
}
