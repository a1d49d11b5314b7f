package dev.formwork.embedded.index;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where the keys begin and end that can be greater or less than a value: those of its type. */
@SuppressWarnings("ArrayRecordComponent") // never compared as a value
public record TypeBounds(byte[] from, byte[] below) {

  /** Nothing for types whose ranges no index answers. NaN is neither less nor greater. */
  public static Optional<TypeBounds> of(Object value) {
    return switch (value) {
      case Number _ -> between(KeyWriter.NEGATIVE, KeyWriter.POSITIVE);
      case String _ -> between(KeyWriter.STRING, KeyWriter.STRING);
      case BinData _, UUID _, LegacyUUID _ -> between(KeyWriter.BINARY, KeyWriter.BINARY);
      case ObjectId _ -> between(KeyWriter.OBJECT_ID, KeyWriter.OBJECT_ID);
      case Boolean _ -> between(KeyWriter.FALSE, KeyWriter.TRUE);
      case Instant _ -> between(KeyWriter.DATE, KeyWriter.DATE);
      case BsonTimestamp _ -> between(KeyWriter.TIMESTAMP, KeyWriter.TIMESTAMP);
      default -> Optional.empty();
    };
  }

  private static Optional<TypeBounds> between(int first, int last) {
    return Optional.of(new TypeBounds(new byte[] {(byte) first}, new byte[] {(byte) (last + 1)}));
  }
}
