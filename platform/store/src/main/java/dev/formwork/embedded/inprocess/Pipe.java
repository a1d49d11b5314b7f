package dev.formwork.embedded.inprocess;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
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
 * One connection: the handlers are those of a connection over the network, and what one side writes
 * the other has at once.
 */
final class Pipe {

  private final EmbeddedChannel channel;
  private final ReentrantLock using = new ReentrantLock();

  Pipe(MongoBackend backend, ChannelGroup channels) {
    channel =
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
      channel.writeInbound(Unpooled.wrappedBuffer(message.toArray(ByteBuffer[]::new)));
      ByteBuf answer = channel.readOutbound();
      if (answer == null) {
        throw closed();
      }
      return taken(answer);
    } finally {
      using.unlock();
    }
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
