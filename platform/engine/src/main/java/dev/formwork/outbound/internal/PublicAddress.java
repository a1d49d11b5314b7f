package dev.formwork.outbound.internal;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/** Tells addresses of the open Internet from those of machines, networks and carriers. */
final class PublicAddress {

  /** First address and length of what the registries keep for special uses (RFC 6890). */
  private record Block(int first, int length) {
    boolean holds(int address) {
      return (address ^ first) >>> (32 - length) == 0;
    }
  }

  private static final List<Block> SPECIAL =
      List.of(
          block(0, 0, 0, 8),
          block(10, 0, 0, 8),
          block(100, 64, 0, 10),
          block(127, 0, 0, 8),
          block(169, 254, 0, 16),
          block(172, 16, 0, 12),
          block(192, 0, 0, 24),
          block(192, 0, 2, 24),
          block(192, 88, 99, 24),
          block(192, 168, 0, 16),
          block(198, 18, 0, 15),
          block(198, 51, 100, 24),
          block(203, 0, 113, 24),
          block(224, 0, 0, 4),
          block(240, 0, 0, 4));

  private PublicAddress() {}

  static boolean isPublic(InetAddress address) {
    return switch (address) {
      case Inet4Address four -> isPublic(number(four.getAddress(), 0));
      case Inet6Address six -> isPublic(six);
      default -> false;
    };
  }

  private static boolean isPublic(int four) {
    return SPECIAL.stream().noneMatch(block -> block.holds(four));
  }

  /** Global unicast only (2000::/3); what wraps an IPv4 address is as public as that one. */
  private static boolean isPublic(Inet6Address six) {
    byte[] bytes = six.getAddress();
    int first = number(bytes, 0) >>> 16;
    if (first == 0x2002) {
      return isPublic(number(bytes, 2));
    }
    boolean global = first >>> 13 == 1;
    boolean documentation = number(bytes, 0) == 0x20010db8;
    boolean tunnel = number(bytes, 0) == 0x20010000;
    return global && !documentation && !tunnel;
  }

  private static Block block(int a, int b, int c, int length) {
    return new Block(a << 24 | b << 16 | c << 8, length);
  }

  private static int number(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at);
  }
}
