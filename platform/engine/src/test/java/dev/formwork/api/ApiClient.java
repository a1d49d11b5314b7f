package dev.formwork.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a script with curl would do: plain requests as one person. */
final class ApiClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private final int port;
  private final String authorization;

  private ApiClient(int port, String authorization) {
    this.port = port;
    this.authorization = authorization;
  }

  static ApiClient of(int port, String username, String password) {
    byte[] credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new ApiClient(port, "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  static ApiClient anonymous(int port) {
    return new ApiClient(port, "");
  }

  record Answer(int status, JsonNode body, String text, HttpResponse<?> response) {
    String code() {
      return body.path("code").asString();
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, String json, String... headers) {
    var request = request(path).POST(HttpRequest.BodyPublishers.ofString(json));
    return send(withJson(request, headers));
  }

  Answer patch(String path, String json, String... headers) {
    var request = request(path).method("PATCH", HttpRequest.BodyPublishers.ofString(json));
    return send(withJson(request, headers));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  Answer upload(String path, String name, byte[] content) {
    String boundary = "formworkBoundary";
    byte[] head =
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    var body =
        HttpRequest.BodyPublishers.concat(
            HttpRequest.BodyPublishers.ofByteArray(head),
            HttpRequest.BodyPublishers.ofByteArray(content),
            HttpRequest.BodyPublishers.ofByteArray(tail));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(body));
  }

  Answer postZip(String path, byte[] zip) {
    return send(
        request(path)
            .header("Content-Type", "application/zip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(zip)));
  }

  /** The bytes of what an address gives. */
  byte[] download(String path) {
    try {
      return HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  private static HttpRequest.Builder withJson(HttpRequest.Builder request, String... headers) {
    request.header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode body =
          type.contains("json") && !response.body().isEmpty()
              ? JSON.readTree(response.body())
              : JSON.createObjectNode();
      return new Answer(response.statusCode(), body, response.body(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
