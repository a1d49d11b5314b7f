package dev.formwork.embedded.inprocess;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import dev.formwork.embedded.bson.Sent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.ChannelGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection: what one side writes the other has at once. Commands go straight to the backend;
 * anything else passes the handlers that a connection over the network has.
 */
final class Pipe {

  private final MongoBackend backend;
  private final EmbeddedChannel channel;
  private final ReentrantLock using = new ReentrantLock();
  private int answers;

  Pipe(MongoBackend backend, ChannelGroup channels) {
    this.backend = backend;
    this.channel =
        new EmbeddedChannel(
            new MongoWireReplyEncoder(),
            new MongoWireMessageEncoder(),
            new MongoWireProtocolHandler(),
            new MongoDatabaseHandler(backend, channels),
            new MongoExceptionHandler());
  }

  /**
   * Hands over a message and returns the answer.
   *
   * @throws IOException if the connection was closed, or is now because of this message
   */
  ByteBuffer exchange(List<ByteBuffer> message) throws IOException {
    using.lock();
    try {
      if (!channel.isOpen()) {
        throw closed();
      }
      byte[] whole = Messages.joined(message);
      return Messages.isCommand(whole) ? command(whole) : throughHandlers(whole);
    } finally {
      using.unlock();
    }
  }

  private ByteBuffer command(byte[] whole) {
    var sent = new Sent(whole);
    MongoMessage message = Messages.read(whole, channel, sent);
    return Messages.answer(++answers, message, sent.during(() -> backend.handleMessage(message)));
  }

  private ByteBuffer throughHandlers(byte[] message) throws IOException {
    channel.writeInbound(Unpooled.wrappedBuffer(message));
    ByteBuf answer = channel.readOutbound();
    if (answer == null) {
      throw closed();
    }
    return taken(answer);
  }

  private static ByteBuffer taken(ByteBuf answer) {
    try {
      var bytes = ByteBuffer.allocate(answer.readableBytes()).order(ByteOrder.LITTLE_ENDIAN);
      answer.readBytes(bytes);
      return bytes.flip();
    } finally {
      answer.release();
    }
  }

  private static IOException closed() {
    return new IOException("The embedded store has closed this connection");
  }

  /** Closes it, once the message that is under way is answered. */
  void close() {
    using.lock();
    try {
      channel.finishAndReleaseAll();
    } finally {
      using.unlock();
    }
  }
}
