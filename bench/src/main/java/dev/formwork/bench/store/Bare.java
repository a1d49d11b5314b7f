package dev.formwork.bench.store;

import dev.formwork.bench.measure.Block;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Objects;
import java.util.Random;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * The yardstick: maps of bytes in the engine beneath the store, with as little as the work allows.
 * No protocol, no query, no checks, one thread; a write is committed and forced to disk.
 */
final class Bare implements Side {

  private static final byte[] NOTHING = {};
  private static final DocumentCodec CODEC = new DocumentCodec();
  private static final long YEARS = 1_000_000_000L;
  private static final int AT_ONCE = 10_000;

  private final MVStore file;
  private final MVMap<byte[], byte[]> records;
  private final MVMap<byte[], byte[]> pages;
  private final MVMap<byte[], byte[]> dues;
  private final MVMap<byte[], byte[]> owners;
  private final long size;
  private final Random random = new Random(1);
  private long added;
  private long claimed;

  Bare(Path file, long size) {
    this.size = size;
    this.file =
        new MVStore.Builder()
            .fileName(file.toString())
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .cacheSize(128)
            .open();
    this.records = map("records");
    this.pages = map("pages");
    this.dues = map("dues");
    this.owners = map("owners");
    for (long i = 0; i < size; i++) {
      add(i);
      if (i % AT_ONCE == 0) {
        this.file.commit();
      }
    }
    this.file.commit();
  }

  private MVMap<byte[], byte[]> map(String name) {
    return file.openMap(
        name,
        new MVMap.Builder<byte[], byte[]>()
            .keyType(ByteArrayDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE));
  }

  @Override
  public Block.Operation of(Operation operation) {
    return switch (operation) {
      case INSERT ->
          () -> {
            add(size + added++);
            lasting();
          };
      case FIND_ID -> () -> Served.expect(records.get(anyId()) != null);
      case CONDITIONAL_UPDATE ->
          () -> {
            byte[] id = anyId();
            Document record = decoded(id);
            record.put("revision", record.getInteger("revision") + 1);
            records.put(id, encoded(record));
            lasting();
          };
      case PAGE_INDEXED -> () -> page(page(Records.OPEN, Long.MAX_VALUE, ""));
      case PAGE_MIDDLE -> () -> page(page(Records.OPEN, random.nextLong(size), ""));
      case COUNT_INDEXED ->
          () ->
              Served.expect(
                  pages.getKeyIndex(page(Records.OPEN, Long.MAX_VALUE, ""))
                      != pages.getKeyIndex(page(Records.OPEN, 0, "")));
      case CLAIM -> this::claim;
      case GROUP_ALL -> this::group;
    };
  }

  private void add(long number) {
    Document record = Records.of(number, size);
    byte[] id = id(number);
    records.put(id, encoded(record));
    pages.put(
        page(record.getString("state"), Records.createdAt(number, size), record.getString("_id")),
        id);
    dues.put(due(number, number), id);
    owners.put(bytes(record.getString("owner") + '\0' + record.getString("_id")), NOTHING);
  }

  private void lasting() {
    file.commit();
    file.sync();
  }

  private void page(byte[] before) {
    var cursor = pages.cursor(before, null, true);
    for (int i = 0; i < Records.PAGE && cursor.hasNext(); i++) {
      cursor.next();
      Served.expect(records.get(cursor.getValue()) != null);
    }
  }

  private void claim() {
    byte[] first = dues.firstKey();
    byte[] id = Objects.requireNonNull(dues.remove(first));
    Document record = decoded(id);
    record.put("due", Records.time(YEARS + claimed));
    records.put(id, encoded(record));
    dues.put(due(YEARS + claimed++, ByteBuffer.wrap(first).getLong(8)), id);
    lasting();
  }

  private void group() {
    var groups = new HashMap<String, Integer>();
    var cursor = records.cursor(null);
    while (cursor.hasNext()) {
      cursor.next();
      var record = new RawBsonDocument(cursor.getValue());
      groups.merge(record.getString("owner").getValue(), 1, Integer::sum);
    }
    Served.expect(groups.size() == 500);
  }

  private Document decoded(byte[] id) {
    try (var reader = new BsonBinaryReader(ByteBuffer.wrap(records.get(id)))) {
      return CODEC.decode(reader, DecoderContext.builder().build());
    }
  }

  private static byte[] encoded(Document record) {
    try (var out = new BasicOutputBuffer();
        var writer = new BsonBinaryWriter(out)) {
      CODEC.encode(writer, record, EncoderContext.builder().build());
      return out.toByteArray();
    }
  }

  private byte[] anyId() {
    return id(random.nextLong(size));
  }

  private static byte[] id(long number) {
    return bytes(Records.id(number));
  }

  private static byte[] due(long time, long number) {
    return ByteBuffer.allocate(16).putLong(time).putLong(number).array();
  }

  private static byte[] page(String state, long time, String id) {
    byte[] name = bytes(state);
    byte[] last = bytes(id);
    return ByteBuffer.allocate(name.length + 8 + last.length)
        .put(name)
        .putLong(time)
        .put(last)
        .array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    file.close();
  }
}
