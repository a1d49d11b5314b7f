package dev.formwork.embedded.inprocess;

import de.bwaldvogel.mongo.MongoBackend;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * All connections to one store, and on whose thread its commands run. A store in memory answers on
 * the thread that asks. One on disk has threads of its own: an interrupt in the middle of reading
 * or writing closes a file for all, so no thread that others can interrupt comes near it.
 */
public final class Exchanges implements AutoCloseable {

  private final MongoBackend backend;
  private final ChannelGroup channels =
      new DefaultChannelGroup("in-process", ImmediateEventExecutor.INSTANCE);
  private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();
  private final @Nullable ExecutorService threads;
  private volatile boolean closed;

  private Exchanges(MongoBackend backend, @Nullable ExecutorService threads) {
    this.backend = backend;
    this.threads = threads;
  }

  /** On the thread of whoever asks. */
  public static Exchanges direct(MongoBackend backend) {
    return new Exchanges(backend, null);
  }

  /** On threads that nobody interrupts. */
  public static Exchanges shielded(MongoBackend backend) {
    return new Exchanges(
        backend,
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("embedded-store-", 1).factory()));
  }

  Pipe open() throws IOException {
    var pipe = new Pipe(backend, channels);
    pipes.add(pipe);
    if (closed) {
      close(pipe);
      throw new IOException("The embedded store is closed");
    }
    return pipe;
  }

  void close(Pipe pipe) {
    pipes.remove(pipe);
    pipe.close();
  }

  ByteBuffer exchange(Pipe pipe, List<ByteBuffer> message) throws IOException {
    return threads == null ? pipe.exchange(message) : result(threads, () -> pipe.exchange(message));
  }

  /** Waits to the end, also where the waiting thread is interrupted: it stays so afterwards. */
  private static ByteBuffer result(ExecutorService threads, Callable<ByteBuffer> exchange)
      throws IOException {
    Future<ByteBuffer> answer;
    try {
      answer = threads.submit(exchange);
    } catch (RejectedExecutionException failure) {
      throw new IOException("The embedded store is closed", failure);
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof IOException io ? io : new IOException(failure.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Lets what is under way end, and nothing begin. */
  @Override
  public void close() {
    closed = true;
    pipes.forEach(this::close);
    if (threads != null) {
      threads.shutdown();
    }
  }
}
