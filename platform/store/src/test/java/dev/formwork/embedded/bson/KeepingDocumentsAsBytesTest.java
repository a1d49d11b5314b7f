package dev.formwork.embedded.bson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.BsonBinaryWriter;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Bytes that the driver made are read and written again as they were. */
class KeepingDocumentsAsBytesTest {

  private static byte[] byTheDriver(Document document) {
    var registry =
        CodecRegistries.withUuidRepresentation(
            com.mongodb.MongoClientSettings.getDefaultCodecRegistry(), UuidRepresentation.STANDARD);
    var out = new BasicOutputBuffer();
    registry
        .get(Document.class)
        .encode(new BsonBinaryWriter(out), document, EncoderContext.builder().build());
    return out.toByteArray();
  }

  private static final Document EVERYTHING =
      new Document("text", "汽车订单 Order 😀")
          .append("empty", "")
          .append("int", -7)
          .append("long", Long.MIN_VALUE)
          .append("double", -0.0)
          .append("nan", Double.NaN)
          .append("decimal", Decimal128.parse("12345678901234567890.120"))
          .append("yes", true)
          .append("no", false)
          .append("nothing", null)
          .append("date", Instant.ofEpochMilli(-1))
          .append("id", new ObjectId("64b7f0c2a1b2c3d4e5f60718"))
          .append("bytes", new Binary(new byte[] {0, 1, -1}))
          .append("uuid", UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"))
          .append("pattern", new BsonRegularExpression("^a.*", "i"))
          .append("stamp", new BsonTimestamp(5, 6))
          .append("least", new MinKey())
          .append("most", new MaxKey())
          .append("code", new Code("return 1"))
          .append("字段", new Document("deeper", new Document("deepest", List.of(1, "a", List.of()))))
          .append("many", IntStream.range(0, 120).boxed().toList());

  @Test
  void readsAndWritesEveryTypeAsTheDriverDoes() {
    byte[] bytes = byTheDriver(EVERYTHING);

    assertThat(Bson.encode(Bson.decode(bytes))).isEqualTo(bytes);
  }

  @RepeatedTest(200)
  void readsAndWritesWhatTheLibraryWritesAndReads(RepetitionInfo repetition) {
    byte[] bytes = byTheDriver(random(new Random(repetition.getCurrentRepetition()), 4));

    assertThat(byTheLibrary(Bson.decode(bytes))).isEqualTo(bytes);
    assertThat(Bson.encode(BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes)))).isEqualTo(bytes);
  }

  private static byte[] byTheLibrary(de.bwaldvogel.mongo.bson.Document document) {
    var out = Unpooled.buffer();
    BsonEncoder.encodeDocument(document, out);
    return Arrays.copyOf(out.array(), out.readableBytes());
  }

  private static Document random(Random random, int depth) {
    var document = new Document();
    List<String> names = EVERYTHING.keySet().stream().toList();
    for (int i = random.nextInt(8); i > 0; i--) {
      document.append("f" + i, value(random, names.get(random.nextInt(names.size())), depth));
    }
    return document;
  }

  private static Object value(Random random, String name, int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      Document below = random(random, depth - 1);
      return random.nextBoolean() ? below : List.copyOf(below.keySet());
    }
    Object value = EVERYTHING.get(name);
    return value == null ? "none" : value;
  }

  @Test
  void refusesADocumentThatEndsTooEarly() {
    byte[] bytes = byTheDriver(EVERYTHING);
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);

      assertThatThrownBy(() -> Bson.decode(part))
          .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
    }
  }

  @Test
  void readsOrRefusesWhateverIsDamaged() {
    byte[] bytes = byTheDriver(EVERYTHING);
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= (byte) 0x81;

      assertThatCode(
              () -> {
                try {
                  Bson.decode(damaged);
                } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
                  // as it should be
                }
              })
          .as("damaged at %d", at)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void refusesTwoFieldsOfOneName() {
    byte[] twice =
        ByteBuffer.allocate(4 + 7 + 7 + 1)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(19)
            .put(new byte[] {16, 'a', 0, 1, 0, 0, 0})
            .put(new byte[] {16, 'a', 0, 2, 0, 0, 0})
            .put((byte) 0)
            .array();

    assertThatThrownBy(() -> Bson.decode(twice)).hasMessageContaining("'a'");
  }
}
