package dev.formwork.store;

import dev.formwork.embedded.GrowingBytes;
import java.nio.ByteBuffer;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonReader;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.UuidRepresentation;
import org.bson.codecs.Codec;
import org.bson.codecs.CollectibleCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.OverridableUuidRepresentationCodec;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Documents as the driver sends and gets them. Those of plain values, which are nearly all, go as
 * bytes in one piece: the driver's way looks a codec up for each value and keeps a state for each
 * step. The others go its way.
 */
public final class PlainDocuments
    implements CollectibleCodec<Document>, OverridableUuidRepresentationCodec<Document> {

  static final String ID = "_id";

  private final DocumentCodec driver;

  private PlainDocuments(DocumentCodec driver) {
    this.driver = driver;
  }

  /** For the codecs of a client. */
  static final class Provider implements CodecProvider {

    @Override
    @SuppressWarnings("unchecked") // asked for by its class
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
      return type == Document.class
          ? (Codec<T>) new PlainDocuments(new DocumentCodec(registry))
          : null;
    }
  }

  /** The document as it will be stored. */
  public static RawBsonDocument encoded(Document document) {
    var writer = new PlainWriter();
    return writer.write(document, true)
        ? new RawBsonDocument(writer.written().bytes(), 0, writer.written().size())
        : new RawBsonDocument(document, new DocumentCodec());
  }

  /** The document that was encoded, as if it were read. */
  public static Document decoded(RawBsonDocument encoded) {
    ByteBuffer bytes = encoded.getByteBuffer().asNIO();
    byte[] own = new byte[bytes.remaining()];
    bytes.get(own);
    Document document = PlainReader.read(own);
    return document == null ? encoded.decode(new DocumentCodec()) : document;
  }

  @Override
  public void encode(BsonWriter out, Document document, EncoderContext context) {
    var writer = new PlainWriter();
    if (!writer.write(document, context.isEncodingCollectibleDocument())) {
      driver.encode(out, document, context);
      return;
    }
    GrowingBytes written = writer.written();
    try (var reader = new BsonBinaryReader(ByteBuffer.wrap(written.bytes(), 0, written.size()))) {
      out.pipe(reader);
    }
  }

  @Override
  public Document decode(BsonReader in, DecoderContext context) {
    if (!(in instanceof BsonBinaryReader)) {
      return driver.decode(in, context);
    }
    var buffer = new BasicOutputBuffer();
    try (var writer = new BsonBinaryWriter(buffer)) {
      writer.pipe(in);
    }
    Document document = PlainReader.read(buffer.getInternalBuffer());
    if (document != null) {
      return document;
    }
    try (var reader =
        new BsonBinaryReader(ByteBuffer.wrap(buffer.getInternalBuffer(), 0, buffer.getSize()))) {
      return driver.decode(reader, context);
    }
  }

  @Override
  public Codec<Document> withUuidRepresentation(UuidRepresentation representation) {
    return driver.withUuidRepresentation(representation) instanceof DocumentCodec changed
        ? new PlainDocuments(changed)
        : this;
  }

  @Override
  public Class<Document> getEncoderClass() {
    return Document.class;
  }

  @Override
  public Document generateIdIfAbsentFromDocument(Document document) {
    return driver.generateIdIfAbsentFromDocument(document);
  }

  @Override
  public boolean documentHasId(Document document) {
    return driver.documentHasId(document);
  }

  @Override
  public BsonValue getDocumentId(Document document) {
    return driver.getDocumentId(document);
  }
}
