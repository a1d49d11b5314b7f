package dev.formwork.files;

import dev.formwork.files.internal.FileStore;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Keeps uploaded files. */
@Service
@NoPermission(because = "a file has no owner but the records that name it; they decide who reads")
public class Files {

  private final FileStore store;
  private final IdSource ids;
  private final Clock clock;
  private final long maxBytes;

  Files(
      FileStore store,
      IdSource ids,
      Clock clock,
      @Value("${formwork.files.max-megabytes:25}") long maxMegabytes) {
    this.store = store;
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
    var file =
        new StoredFile(ids.next(), clean, 0, FileKinds.typeOf(clean), uploadedBy, clock.instant());
    try (var limited = new LimitedStream(content, maxBytes)) {
      store.keep(file, limited);
    } catch (LimitedStream.TooLong tooLong) {
      throw new Refusal.TooMuch(
          Problem.error("files.too-large", "file").with("max", maxBytes / 1024 / 1024));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return find(file.id()).orElseThrow(() -> new Refusal.NotFound("files.not-found"));
  }

  public Optional<StoredFile> find(String id) {
    return store.find(id);
  }

  /** Writes the bytes of a file that the caller has decided may be read. */
  public void copy(StoredFile file, OutputStream to) {
    store.copy(file.id(), to);
  }
}
