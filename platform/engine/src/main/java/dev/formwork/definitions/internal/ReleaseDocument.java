package dev.formwork.definitions.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An immutable release. It is live, or once was, only if the chain of {@code previous} from the
 * app's current release leads to it: anything else is what an interrupted publication left.
 *
 * @param id {@code order:3}
 * @param previous the release that it replaced; 0 at the first
 * @param despite why it went live although scenarios failed; absent where they did not matter
 * @param agreedBy person id of who has agreed to it; absent where nobody had to
 */
@Document("releases")
public record ReleaseDocument(
    @Id String id,
    String app,
    int number,
    int previous,
    String version,
    Instant at,
    String by,
    String note,
    String origin,
    @Nullable String despite,
    @Nullable String agreedBy,
    @Nullable List<DefinitionEntry> definitions,
    @Nullable List<FileEntry> files) {

  /** A definition and the hash of its content. */
  public record DefinitionEntry(String kind, String key, String content) {}

  /** Another file of the pack and the hash of its content. */
  public record FileEntry(String path, String content) {}

  public static String id(String app, int number) {
    return app + ":" + number;
  }

  /** Not those of releases that were read without their content, for lists. */
  public List<DefinitionEntry> definitionEntries() {
    return definitions == null ? List.of() : definitions;
  }

  public List<FileEntry> fileEntries() {
    return files == null ? List.of() : files;
  }
}
