package dev.formwork.embedded.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trees of one folder, or of memory only. */
public final class Storage implements AutoCloseable {

  public static final String FILE = "formwork.mv";
  private static final Logger log = LoggerFactory.getLogger(Storage.class);
  private static final String FORMAT = "1";

  /** Kept until indexes are whole: the process may end again before. */
  private static final String WHOLE_UP_TO = "whole up to";

  /**
   * Half of what MVStore takes: an update of one document of 2 KB writes 9 KB instead of 12,
   * finding one reads less, and reading all costs a fifth more.
   */
  private static final int PAGE = 8 * 1024;

  /** Of the heap, for pages read. */
  private static final int CACHE_SHARE = 8;

  private static final int CACHE_MOST_MEGABYTES = 256;
  private static final int CACHE_LEAST_MEGABYTES = 16;

  private final MVStore store;
  private final @Nullable Path folder;
  private final @Nullable Journal journal;
  private final @Nullable Checkpoints checkpoints;
  private final @Nullable MVMap<String, String> about;
  private final long wholeUpTo;
  private final Map<Integer, Tree> trees = new ConcurrentHashMap<>();

  private Storage(MVStore store) {
    this.store = store;
    this.folder = null;
    this.journal = null;
    this.checkpoints = null;
    this.about = null;
    this.wholeUpTo = 0;
  }

  private Storage(MVStore store, Path folder, GuardedFile file, Pace pace) throws IOException {
    this.store = store;
    this.folder = folder;
    MVMap<String, String> about =
        store.openMap(
            "formwork",
            new MVMap.Builder<String, String>()
                .keyType(StringDataType.INSTANCE)
                .valueType(StringDataType.INSTANCE));
    new Disk(folder).refuseWithoutRoomFor(0);
    if (about.isEmpty()) {
      refuseForeign(store);
      about.put("format", FORMAT);
      about.put("store", Long.toString(new SecureRandom().nextLong()));
      about.put(Checkpoints.CHANGE, "0");
      store.commit();
      store.sync();
    } else if (!FORMAT.equals(about.get("format"))) {
      throw new StorageDamaged("Expected format " + FORMAT + ", but it is " + about.get("format"));
    }
    this.about = about;
    long checkpoint = Long.parseLong(known(about, Checkpoints.CHANGE));
    this.wholeUpTo = Long.parseLong(about.getOrDefault(WHOLE_UP_TO, Long.toString(checkpoint)));
    this.journal = recovered(folder, about, checkpoint);
    file.guardedBy(journal);
    this.checkpoints = new Checkpoints(store, file, journal, about, folder, pace);
  }

  private static void refuseForeign(MVStore store) {
    Set<String> names = store.getMapNames();
    if (names.size() > 1) {
      throw new StorageDamaged("Expected a file of this store, but it is one of another program");
    }
  }

  /** Repeats what the journal has beyond the file, makes that the file's, and begins anew. */
  private Journal recovered(Path folder, MVMap<String, String> about, long checkpoint)
      throws IOException {
    long store = Long.parseLong(known(about, "store"));
    Recovery.Found found = Recovery.read(folder, store, checkpoint, this::repeat);
    if (!found.begun() && checkpoint > 0) {
      throw new StorageDamaged("Expected a journal beside it, but there is none");
    }
    new Disk(folder).refuseWithoutRoomFor(this.store.getUnsavedMemory());
    about.put(WHOLE_UP_TO, Long.toString(wholeUpTo));
    about.put(Checkpoints.CHANGE, Long.toString(found.last()));
    this.store.commit();
    this.store.sync();
    var next = Journal.begin(folder, store, found.last(), found.sequence() + 1);
    for (Path old : found.files()) {
      Files.deleteIfExists(old);
    }
    Files.deleteIfExists(folder.resolve(Segment.UNREADY));
    return next;
  }

  private static String known(MVMap<String, String> about, String key) {
    String value = about.get(key);
    if (value == null) {
      throw new StorageDamaged("Expected it to say its " + key + ", but it does not");
    }
    return value;
  }

  private void repeat(byte[] payload) {
    ByteBuffer in = ByteBuffer.wrap(payload);
    while (in.hasRemaining()) {
      Tree tree = tree(DataUtils.readVarInt(in));
      byte[] key = new byte[DataUtils.readVarInt(in)];
      in.get(key);
      int length = DataUtils.readVarInt(in);
      byte[] value = length == 0 ? null : new byte[length - 1];
      if (value != null) {
        in.get(value);
      }
      tree.apply(key, value);
    }
  }

  /** Whether there is a storage in this folder, whole or not. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  public static Storage inMemory() {
    var store = new MVStore.Builder().autoCommitDisabled().open();
    store.setVersionsToKeep(0);
    return new Storage(store);
  }

  /**
   * Opens or makes what stands in this folder.
   *
   * @throws StorageLocked if another process, or this one, has it open
   * @throws StorageDamaged if it cannot be read or lacks a part
   * @throws StorageFull if the disk takes nothing
   */
  public static Storage open(Path folder) {
    return open(folder, Pace.usual());
  }

  /** The same, writing at another pace. */
  public static Storage open(Path folder, Pace pace) {
    var settings = new HashMap<String, Object>();
    settings.put("cacheSize", cacheMegabytes());
    settings.put("pageSplitSize", PAGE);
    var file = new GuardedFile(settings);
    String name = folder.resolve(FILE).toString();
    MVStore store = null;
    try {
      Newborn.remove(folder);
      file.open(name, false, null);
      store =
          new MVStore.Builder()
              .adoptFileStore(file)
              .autoCommitDisabled()
              .autoCommitBufferSize(0)
              .open();
      store.setRetentionTime(Math.toIntExact(pace.retention().toMillis()));
      store.setVersionsToKeep(0);
      return new Storage(store, folder, file, pace);
    } catch (IOException | RuntimeException failure) {
      if (store != null) {
        store.closeImmediately();
      } else {
        closeQuietly(file);
      }
      throw Failures.opening(failure);
    }
  }

  private static void closeQuietly(GuardedFile file) {
    try {
      file.close();
    } catch (RuntimeException _) {
      // it was not open
    }
  }

  private static int cacheMegabytes() {
    long share = (Runtime.getRuntime().maxMemory() >> 20) / CACHE_SHARE;
    return Math.clamp(share, CACHE_LEAST_MEGABYTES, CACHE_MOST_MEGABYTES);
  }

  /** The tree in which whoever uses the storage keeps account of the others. */
  public Tree catalog() {
    return tree(Tree.CATALOG);
  }

  /** The tree of this number, made if it is not there. */
  public Tree tree(int id) {
    return trees.computeIfAbsent(
        id,
        _ ->
            new Tree(
                id,
                store.openMap(
                    "t" + id,
                    new MVMap.Builder<byte[], byte[]>()
                        .keyType(Bytes.KEYS)
                        .valueType(Bytes.VALUES))));
  }

  /** The numbers of all trees there are. */
  public Set<Integer> treeIds() {
    return store.getMapNames().stream()
        .filter(name -> name.matches("t\\d{1,9}"))
        .map(name -> Integer.valueOf(name.substring(1)))
        .collect(Collectors.toSet());
  }

  /** Removes a tree that nothing names any more. */
  public void remove(Tree tree) {
    trees.remove(tree.id());
    store.removeMap(tree.map());
  }

  /**
   * Makes a change, seen by views taken from now on. It lasts once {@link #await} has returned.
   * Whoever changes the same keys from several threads sees to the order.
   *
   * @throws StorageFull if there is no room to keep it; nothing has changed then
   */
  public void apply(Change change) {
    if (change.isEmpty()) {
      return;
    }
    if (journal == null) {
      change.apply();
      return;
    }
    long number = journal.append(change.encoded());
    try {
      change.apply();
    } finally {
      journal.applied(number);
    }
  }

  /** Waits where writers are far ahead of the disk; to be called before a change, without locks. */
  public void throttle() {
    if (checkpoints != null) {
      checkpoints.throttle();
    }
  }

  /** Returns when all changes made so far survive this process, or also a power failure. */
  public void await(Durability durability) {
    if (journal != null) {
      journal.await(journal.lastAppended(), durability == Durability.DISK);
    }
  }

  /** Writes everything into the file now; returns the number of the last change it then has. */
  public long checkpoint() {
    return checkpoints == null ? 0 : checkpoints.run();
  }

  /**
   * The number of the last change up to which the file, when it was opened, also had what was put
   * without a journal; the journal repeats only the others.
   */
  public long wholeUpTo() {
    return wholeUpTo;
  }

  /** Says that what was put without a journal, and lost, is there again. */
  public void indexesAreWhole() {
    if (about != null) {
      about.remove(WHOLE_UP_TO);
    }
  }

  /** Keeps the views taken after this call readable until it is closed. */
  public Pin pin() {
    MVStore.TxCounter usage = store.registerVersionUsage();
    return () -> store.deregisterVersionUsage(usage);
  }

  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /** Whether it has closed, asked to or because its file could not be written. */
  public boolean isClosed() {
    return store.isClosed();
  }

  /** How many bytes the file and the journals take. */
  public long sizeOnDisk() {
    var file = store.getFileStore();
    return file == null || journal == null ? 0 : file.size() + journal.size();
  }

  /** Frees the folder in any case; what the file then lacks, the journal has. */
  @Override
  public void close() {
    if (checkpoints == null || journal == null) {
      store.close();
      return;
    }
    checkpoints.stop();
    try {
      if (!store.isClosed()) {
        checkpoints.run();
        store.close();
      }
    } catch (StorageFull | MVStoreException failure) {
      log.warn("Closed without a last checkpoint; opening repeats the journal", failure);
      store.closeImmediately();
    } finally {
      closeJournal(journal);
    }
  }

  private static void closeJournal(Journal journal) {
    try {
      journal.close();
    } catch (IOException failure) {
      log.warn("Could not remove a journal that is not needed", failure);
    }
  }

  /** What acknowledged means. */
  public enum Durability {
    /** Handed to the operating system: survives any end of the process. */
    PROCESS,
    /** Forced out: survives a power failure. */
    DISK
  }

  /** What keeps views readable. */
  @FunctionalInterface
  public interface Pin extends AutoCloseable {
    @Override
    void close();
  }
}
