package dev.formwork.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP by hand, because every client tidies up the paths that it is given. */
final class RawHttp {

  private RawHttp() {}

  /**
   * The whole answer as text.
   *
   * @param request method and path
   * @param headers the last one may bring a body behind it
   */
  static String send(int port, String request, String... headers) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var text =
          new StringBuilder(request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
      for (String header : headers) {
        text.append(header).append(header.contains("\r\n\r\n") ? "" : "\r\n");
      }
      if (text.indexOf("\r\n\r\n") < 0) {
        text.append("\r\n");
      }
      socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
