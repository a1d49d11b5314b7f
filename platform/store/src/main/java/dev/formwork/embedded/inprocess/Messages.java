package dev.formwork.embedded.inprocess;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import dev.formwork.embedded.bson.BsonInput;
import dev.formwork.embedded.bson.BsonOutput;
import dev.formwork.embedded.bson.Sent;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Commands and answers as bytes: what drivers call OP_MSG. */
final class Messages {

  private static final int OP_MSG = 2013;
  private static final int REQUEST = 4;
  private static final int OPERATION = 12;
  private static final int FLAGS = 16;
  private static final int SECTIONS = 20;
  private static final int USUAL_ANSWER = 512;

  private Messages() {}

  /** Whether it is of the one kind that is read here; the first greeting of a driver is not. */
  static boolean isCommand(byte[] message) {
    return number(message, OPERATION) == OP_MSG && number(message, FLAGS) == 0;
  }

  private static int number(byte[] message, int position) {
    return new BsonInput(message, position).integer();
  }

  /** The message in one piece. */
  static byte[] joined(List<ByteBuffer> pieces) {
    byte[] message = new byte[pieces.stream().mapToInt(ByteBuffer::remaining).sum()];
    int size = 0;
    for (ByteBuffer piece : pieces) {
      int length = piece.remaining();
      piece.get(message, size, length);
      size += length;
    }
    return message;
  }

  /**
   * The command of a message.
   *
   * @param sent learns of the documents that are to be stored
   * @throws IllegalArgumentException if it is malformed
   */
  static MongoMessage read(byte[] message, Channel channel, Sent sent) {
    var in = new BsonInput(message, SECTIONS);
    Document body = null;
    var more = new Document();
    while (in.position() < message.length) {
      if (in.single() == MongoMessage.SECTION_KIND_BODY) {
        body = in.document();
      } else {
        sequence(in, more, sent);
      }
    }
    if (body == null) {
      throw new IllegalArgumentException("Expected a command, but the message has none");
    }
    body.putAll(more);
    var header = new MessageHeader(message.length, number(message, REQUEST), 0);
    return new MongoMessage(channel, header, body);
  }

  private static void sequence(BsonInput in, Document into, Sent sent) {
    int end = in.position();
    end += in.integer();
    String name = in.name();
    var documents = new ArrayList<Document>();
    while (in.position() < end) {
      documents.add(in.notedIn(sent));
    }
    into.put(name, documents);
  }

  /** An answer to that message. */
  static ByteBuffer answer(int id, MongoMessage to, Document document) {
    var out =
        new BsonOutput(USUAL_ANSWER)
            .integer(0)
            .integer(id)
            .integer(to.getHeader().getRequestID())
            .integer(OP_MSG)
            .integer(0)
            .single((byte) MongoMessage.SECTION_KIND_BODY)
            .document(document);
    return ByteBuffer.wrap(out.setInteger(0, out.size()).toBytes()).order(ByteOrder.LITTLE_ENDIAN);
  }
}
