package dev.formwork.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoCollection;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** The driver's own codec is the reference: same bytes, same documents. */
class PlainDocumentsTest {

  private static final CodecRegistry REGISTRY =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromProviders(new PlainDocuments.Provider()),
          MongoClientSettings.getDefaultCodecRegistry());

  private final Codec<Document> ours = REGISTRY.get(Document.class);
  private final Codec<Document> reference = new DocumentCodec();

  @Test
  void writesAndReadsRandomDocumentsAsTheDriverDoes() {
    var random = new Random(20261128);
    for (int i = 0; i < 2_000; i++) {
      Document document = document(random, 0);

      byte[] bytes = bytes(ours, document);

      assertThat(bytes).as("document %d", i).isEqualTo(bytes(reference, document));
      assertThat(read(ours, bytes)).as("document %d", i).isEqualTo(read(reference, bytes));
    }
  }

  @Test
  void leavesToTheDriverWhatOnlyItKnows() {
    var document =
        new Document("pattern", Pattern.compile("a.c"))
            .append("bytes", new Binary(new byte[] {1, 2}))
            .append("half", "a\ud800b");

    byte[] bytes = bytes(ours, document);

    assertThat(bytes).isEqualTo(bytes(reference, document));
    assertThat(read(ours, bytes)).isEqualTo(read(reference, bytes));
  }

  @Test
  void refusesANameThatEndsEarly() {
    assertThatThrownBy(() -> bytes(ours, new Document("a\0b", 1)))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void putsTheIdFirst() {
    var document = new Document("a", 1).append("_id", "x");

    assertThat(PlainDocuments.encoded(document).getFirstKey()).isEqualTo("_id");
  }

  @Test
  void keepsWhatAStoreGivesBack() {
    MongoCollection<Document> things = TestStore.database().getCollection("things");
    var thing =
        new Document("_id", UUID.fromString("2f1b8c9e-7a44-4a3b-9f63-0c6f5c3d7e11").toString())
            .append("name", "车间")
            .append("price", new Decimal128(new BigDecimal("1280.50")))
            .append("rows", List.of(new Document("n", 1L), new Document("n", 2L)));

    things.insertOne(thing);

    assertThat(things.find(new Document("_id", thing.get("_id"))).first()).isEqualTo(thing);
  }

  private static Document document(Random random, int depth) {
    var document = new Document();
    int fields = random.nextInt(8);
    for (int i = 0; i < fields; i++) {
      document.put(text(random, 60).replace("\0", ""), value(random, depth));
    }
    return document;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth < 4 ? 13 : 9)) {
      case 0 -> text(random, 200);
      case 1 -> random.nextInt();
      case 2 -> random.nextLong();
      case 3 -> random.nextBoolean();
      case 4 -> Date.from(Instant.ofEpochMilli(random.nextLong() / 1_000));
      case 5 -> random.nextGaussian();
      case 6 -> new Decimal128(BigDecimal.valueOf(random.nextLong(), random.nextInt(20)));
      case 7 -> new ObjectId();
      case 8 -> "";
      case 9, 10 -> document(random, depth + 1);
      case 11 -> new LinkedHashMap<>(Map.of("k", value(random, depth + 1)));
      default -> {
        var list = new ArrayList<Object>();
        for (int i = random.nextInt(120); i > 0; i--) {
          list.add(random.nextInt(10) == 0 ? value(random, depth + 3) : i);
        }
        list.addAll(Arrays.asList("x", null));
        yield list;
      }
    };
  }

  private static String text(Random random, int longest) {
    var text = new StringBuilder();
    int length = random.nextInt(longest);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(
          switch (random.nextInt(30)) {
            case 0 -> 0x8f66;
            case 1 -> 0x1f697;
            case 2 -> 0xe9;
            default -> ' ' + random.nextInt(90);
          });
    }
    return text.toString();
  }

  private static byte[] bytes(Codec<Document> codec, Document document) {
    var buffer = new BasicOutputBuffer();
    try (var writer = new BsonBinaryWriter(buffer)) {
      codec.encode(writer, document, EncoderContext.builder().build());
    }
    return buffer.toByteArray();
  }

  private static Document read(Codec<Document> codec, byte[] bytes) {
    try (var reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
      return codec.decode(reader, DecoderContext.builder().build());
    }
  }
}
