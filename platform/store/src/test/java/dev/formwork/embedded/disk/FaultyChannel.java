package dev.formwork.embedded.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel whose writes a {@link FaultyDisk} sees. */
final class FaultyChannel extends FileChannel {

  private final FaultyDisk disk;
  private final FaultyDisk.Power power;
  private final FaultyFile file;
  private final FileChannel real;

  FaultyChannel(FaultyDisk disk, FaultyDisk.Power power, FaultyFile file, FileChannel real) {
    this.disk = disk;
    this.power = power;
    this.file = file;
    this.real = real;
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    int length = bytes.remaining();
    disk.write(power, file, real, bytes, position);
    return length;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    long position = real.position();
    int length = write(bytes, position);
    real.position(position + length);
    return length;
  }

  @Override
  public long write(ByteBuffer[] all, int offset, int length) throws IOException {
    long written = 0;
    for (int i = offset; i < offset + length; i++) {
      written += write(all[i]);
    }
    return written;
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    disk.truncate(power, file, real, size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.force(power, file);
  }

  /** None on the real file: what a store that lost its power has open must not keep others out. */
  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    return new FileLock(this, position, size, shared) {
      @Override
      public boolean isValid() {
        return true;
      }

      @Override
      public void release() {}
    };
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    return tryLock(position, size, shared);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return real.read(into);
  }

  @Override
  public long read(ByteBuffer[] all, int offset, int length) throws IOException {
    return real.read(all, offset, length);
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    return real.read(into, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return real.transferTo(position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException("Nobody under test does that");
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException("Nobody under test does that");
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
