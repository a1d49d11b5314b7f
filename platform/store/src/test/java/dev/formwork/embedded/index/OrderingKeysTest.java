package dev.formwork.embedded.index;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderingKeysTest {

  private static final int ROUNDS = 20_000;

  @Test
  void ordersTypesAsMongoDb() {
    assertAscending(
        new MinKey[] {MinKey.getInstance()},
        null,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        -1,
        0,
        1L,
        Double.POSITIVE_INFINITY,
        "",
        "a",
        new Document(),
        new Document("a", 1),
        List.of(),
        List.of(1),
        new BinData(new byte[] {9}),
        new BinData(new byte[] {1, 1}),
        new ObjectId(new byte[12]),
        false,
        true,
        Instant.ofEpochMilli(-1),
        Instant.ofEpochMilli(1),
        new BsonTimestamp(1L),
        new BsonRegularExpression("a"),
        MaxKey.getInstance());
  }

  @Test
  void takesAMissingValueForNull() {
    assertThat(key(Missing.getInstance())).isEqualTo(key(null));
  }

  @Test
  void putsAnEmptyArrayOfAnIndexBelowNull() {
    assertThat(Arrays.compareUnsigned(KeyWriter.bytesOfEmptyArray(), key(null))).isNegative();
  }

  @Test
  void takesEqualNumbersOfAllTypesForOne() {
    assertThat(List.of(key(1L), key(1.0), key(decimal("1")), key(decimal("1.000"))))
        .containsOnly(key(1));
    assertThat(List.of(key(-0.0), key(decimal("-0")), key(decimal("0E+10")))).containsOnly(key(0));
    assertThat(key(new Decimal128(0, 0x7c00000000000000L))).isEqualTo(key(Double.NaN));
  }

  @Test
  void tellsNumbersApartThatADoubleCannot() {
    assertAscending(
        null,
        9007199254740992L,
        9007199254740993L,
        9007199254740994L,
        decimal("9007199254740994.5"),
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE,
        0x1p63);
    assertAscending(
        null,
        decimal("0.09999999999999999"),
        decimal("0.1"),
        0.1, // 0.1000000000000000055…
        decimal("0.1000000000000000055511151231257828"),
        decimal("0.1000000000000000055511151231257829"));
    assertAscending(
        null,
        decimal("-1E+6000"),
        -Double.MAX_VALUE,
        decimal("-1E-6000"),
        0,
        decimal("1E-6000"),
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        decimal("1E+6000"));
  }

  @Test
  void ordersAnyNumbersByTheirExactValue() {
    var random = new Random(4711);
    for (int i = 0; i < ROUNDS; i++) {
      Number a = anyNumber(random);
      Number b = random.nextInt(3) == 0 ? near(a, random) : anyNumber(random);

      assertThat(Integer.signum(Arrays.compareUnsigned(key(a), key(b))))
          .as("%s %s against %s %s", a.getClass().getSimpleName(), a, b.getClass(), b)
          .isEqualTo(exact(a).compareTo(exact(b)));
    }
  }

  @Test
  void ordersTextsByTheirBytes() {
    var random = new Random(42);
    for (int i = 0; i < ROUNDS; i++) {
      String a = anyText(random);
      String b = anyText(random);

      assertThat(Integer.signum(Arrays.compareUnsigned(key(a), key(b))))
          .isEqualTo(Integer.signum(Arrays.compareUnsigned(utf8(a), utf8(b))));
    }
  }

  @Test
  void comparesDocumentsByTypeThenNameThenValue() {
    assertAscending(
        null,
        new Document("a", 1),
        new Document("a", 1).append("b", 1),
        new Document("a", 2),
        new Document("b", -5),
        new Document("b", 1),
        new Document("a", "1"),
        new Document("a", new Document("z", 9)));
  }

  @Test
  void endsBeforeWhatFollows() {
    byte[] shorter = new KeyWriter().value("a").value("zzz").toBytes();
    byte[] longer = new KeyWriter().value("a\0").value("").toBytes();

    assertThat(Arrays.compareUnsigned(shorter, longer)).isNegative();
  }

  @Test
  void sortsDescendingPartsTheOtherWayRound() {
    byte[] a = new KeyWriter().value("a").turnFrom(0).value(1).toBytes();
    byte[] aLonger = new KeyWriter().value("a\0b").turnFrom(0).value(0).toBytes();
    byte[] b = new KeyWriter().value("b").turnFrom(0).value(0).toBytes();

    assertThat(Arrays.compareUnsigned(b, aLonger)).isNegative();
    assertThat(Arrays.compareUnsigned(aLonger, a)).isNegative();
  }

  private static void assertAscending(
      @Nullable Object @Nullable [] first, @Nullable Object... more) {
    var values = new ArrayList<@Nullable Object>();
    if (first != null) {
      values.addAll(Arrays.asList(first));
    }
    values.addAll(Arrays.asList(more));
    for (int i = 1; i < values.size(); i++) {
      assertThat(Arrays.compareUnsigned(key(values.get(i - 1)), key(values.get(i))))
          .as("%s before %s", values.get(i - 1), values.get(i))
          .isNegative();
    }
  }

  private static byte[] key(@Nullable Object value) {
    return KeyWriter.bytesOf(value);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Decimal128 decimal(String text) {
    var bare = new Decimal128(new BigDecimal(text));
    return text.startsWith("-0")
        ? new Decimal128(bare.getLow(), bare.getHigh() | Long.MIN_VALUE)
        : bare;
  }

  private static Number anyNumber(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextInt(20) - 10;
      case 2 -> random.nextLong();
      case 3 -> finite(Double.longBitsToDouble(random.nextLong()));
      case 4 -> (random.nextInt(2000) - 1000) / 100.0;
      default ->
          decimal(
              new BigDecimal(random.nextLong()).movePointRight(random.nextInt(60) - 40).toString());
    };
  }

  private static double finite(double number) {
    return Double.isFinite(number) ? number : 0.5;
  }

  /** The same number as another type, or one next to it. */
  private static Number near(Number number, Random random) {
    BigDecimal exact = exact(number);
    return switch (random.nextInt(4)) {
      case 0 -> exact.longValue();
      case 1 -> finite(exact.doubleValue());
      case 2 -> finite(Math.nextUp(exact.doubleValue()));
      default ->
          exact.precision() <= 33
              ? decimal(exact.add(exact.ulp()).round(MathContext.DECIMAL128).toString())
              : exact.intValue();
    };
  }

  private static BigDecimal exact(Number number) {
    return switch (number) {
      case Decimal128 decimal -> decimal.toBigDecimal();
      case Double d -> new BigDecimal(d);
      default -> BigDecimal.valueOf(number.longValue());
    };
  }

  private static String anyText(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.appendCodePoint(
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 'a' + random.nextInt(2);
            case 2 -> 0xFFFD;
            default -> 0x1F600 + random.nextInt(2);
          });
    }
    return text.toString();
  }
}
