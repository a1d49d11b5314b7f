package dev.formwork.embedded.engine;

import java.util.Arrays;

/** Numbers of variable length and bytes, one after another. */
final class VarOutput {

  private final byte[] buffer;
  private int position;

  VarOutput(int atMost) {
    this.buffer = new byte[atMost];
  }

  VarOutput number(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      buffer[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[position++] = (byte) rest;
    return this;
  }

  VarOutput bytes(byte[] bytes) {
    System.arraycopy(bytes, 0, buffer, position, bytes.length);
    position += bytes.length;
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer, position);
  }
}
