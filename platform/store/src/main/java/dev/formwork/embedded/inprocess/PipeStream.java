package dev.formwork.embedded.inprocess;

import com.mongodb.ServerAddress;
import com.mongodb.connection.AsyncCompletionHandler;
import com.mongodb.internal.connection.OperationContext;
import com.mongodb.internal.connection.PowerOfTwoBufferPool;
import com.mongodb.internal.connection.Stream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.bson.ByteBuf;
import org.bson.ByteBufNIO;
import org.jspecify.annotations.Nullable;

/** A connection as the driver wants it: written message by message, read piece by piece. */
final class PipeStream implements Stream {

  private final ServerAddress address;
  private final Exchanges exchanges;
  private volatile @Nullable Pipe pipe;
  private volatile boolean closed;
  private ByteBuffer answer = ByteBuffer.allocate(0);

  PipeStream(ServerAddress address, Exchanges exchanges) {
    this.address = address;
    this.exchanges = exchanges;
  }

  @Override
  public void open(OperationContext context) throws IOException {
    pipe = exchanges.open();
  }

  @Override
  public void write(List<ByteBuf> message, OperationContext context) throws IOException {
    Pipe open = pipe;
    if (open == null || closed) {
      throw new IOException("The connection is not open");
    }
    answer = exchanges.exchange(open, message.stream().map(ByteBuf::asNIO).toList());
  }

  @Override
  public ByteBuf read(int bytes, OperationContext context) throws IOException {
    if (answer.remaining() < bytes) {
      throw new IOException("Expected an answer of " + bytes + " bytes more, but it has ended");
    }
    ByteBuffer piece = answer.slice(answer.position(), bytes).order(answer.order());
    answer.position(answer.position() + bytes);
    return new ByteBufNIO(piece);
  }

  @Override
  public ByteBuf getBuffer(int size) {
    return PowerOfTwoBufferPool.DEFAULT.getBuffer(size);
  }

  @Override
  public ServerAddress getAddress() {
    return address;
  }

  @Override
  public void close() {
    closed = true;
    Pipe open = pipe;
    if (open != null) {
      exchanges.close(open);
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void openAsync(OperationContext context, AsyncCompletionHandler<Void> handler) {
    throw synchronousOnly();
  }

  @Override
  public void writeAsync(
      List<ByteBuf> message, OperationContext context, AsyncCompletionHandler<Void> handler) {
    throw synchronousOnly();
  }

  @Override
  public void readAsync(
      int bytes, OperationContext context, AsyncCompletionHandler<ByteBuf> handler) {
    throw synchronousOnly();
  }

  private static UnsupportedOperationException synchronousOnly() {
    return new UnsupportedOperationException("This connection has no asynchronous operations");
  }
}
